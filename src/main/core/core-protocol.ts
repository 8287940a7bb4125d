import type { CoreEvent } from '../../shared/contract/events.ts'
import type { Failure } from '../../shared/contract/failure.ts'
import type { Reply } from '../../shared/contract/wire.ts'
import type { GrantedFile } from './ports.ts'

/** What the core's thread is started with. */
export interface CoreWorkerData {
  readonly workspaceFile: string
  readonly appVersion: string
  readonly checksOutput: boolean
}

/** What the core asks of the host's secrets. */
export type SecretRequest =
  | { readonly kind: 'get'; readonly name: string }
  | { readonly kind: 'set'; readonly name: string; readonly value: string | null }
  | { readonly kind: 'is-kept' }

/** The host's answer; of an error nothing crosses but that there was one. */
export type SecretAnswer =
  | { readonly ok: true; readonly value: string | boolean | null }
  | { readonly ok: false }

/** Host to core. */
export type ToCore =
  | { readonly kind: 'call'; readonly id: number; readonly operation: string; readonly input: unknown }
  | { readonly kind: 'grant'; readonly file: GrantedFile }
  | { readonly kind: 'secret'; readonly id: number; readonly answer: SecretAnswer }
  | { readonly kind: 'close' }

/** Core to host. */
export type FromCore =
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'reply'; readonly id: number; readonly reply: Reply }
  | { readonly kind: 'event'; readonly event: CoreEvent }
  | { readonly kind: 'want-secret'; readonly id: number; readonly request: SecretRequest }
  | { readonly kind: 'log'; readonly line: string }
  | { readonly kind: 'closed' }
