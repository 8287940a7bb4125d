import type { NamesOf, OutputOf, ParsedInputOf } from '../../../shared/contract/index.ts'
import type { MailServer } from '../../../shared/domain/mail.ts'
import type { Progress } from '../../../shared/contract/jobs.ts'
import type { GrantedFile } from '../ports.ts'
import type { Store } from '../store/change.ts'

/** A mail server and the password for it, as they were when somebody asked. */
export interface MailAccess {
  readonly server: MailServer | null
  readonly password: string | null
}

/** Who asked for a job: what a task may know of the session. Plain values; they cross into the worker. */
export interface TaskSession {
  readonly actor: string
  readonly role: 'admin' | 'operator' | 'sales_readonly'
  /** Partners change restricted tags. */
  readonly isPartner: boolean
  readonly providerKey: number
  readonly settings: { readonly allowsRevalidation: boolean; readonly allowsCancelToReady: boolean }
  /** The files this job may touch, by token. */
  readonly files: readonly GrantedFile[]
  /** Only for a job that signs in at the mail server; lives as long as the job. */
  readonly mail?: MailAccess
}

/** How the pool in memory has to follow what a task wrote. `codes` are facet codes (pool/facet.ts), 0 where an account is gone. */
export type Effect =
  | { readonly kind: 'accounts-appended'; readonly firstSeq: number; readonly codes: Uint16Array }
  | { readonly kind: 'accounts-changed'; readonly seqs: Uint32Array; readonly codes: Uint16Array }
  | { readonly kind: 'activity-changed' }
  /** Settings, customers, orders or what belongs to them: every window reads them again. */
  | { readonly kind: 'records-changed' }

/** What a task works with, inside the bulk worker. */
export interface TaskContext {
  /** The worker's own connection. */
  readonly store: Store
  readonly workspaceFile: string
  readonly session: TaskSession
  /** Says how far it is; passed on at most ten times a second, the first and last always. */
  report(progress: Progress): void
  /** Throws the `cancelled` refusal when somebody pressed Cancel; to be called at every chunk, also inside a transaction. */
  throwIfCancelled(): void
  /**
   * Waits until nobody else writes, runs `write` (synchronous, one transaction), hands its effects over, lets go.
   * `isHistory`: it happened already, outside, and is written down whoever pressed Cancel meanwhile.
   */
  write<Value>(
    write: () => { readonly value: Value; readonly effects: readonly Effect[] },
    options?: { readonly isHistory: boolean },
  ): Promise<Value>
  /** Lets messages in (a page asked for, a cancel); to be awaited between chunks of work. */
  breathe(): Promise<void>
}

/** Jobs of the bulk worker; those named `aws.…` are errands (aws/errand.ts). */
export type TaskName = Exclude<NamesOf<'job'>, `aws.${string}`>

/** Long work of one operation. */
export type Task<Name extends TaskName> = (
  input: ParsedInputOf<Name>,
  context: TaskContext,
) => Promise<OutputOf<Name>>

/** A query (or a command without a store) that is answered in the bulk worker because what it concerns lives there (a staged import). */
export type WorkerQuery<Name extends NamesOf<'query' | 'command'>> = (
  input: ParsedInputOf<Name>,
  context: Pick<TaskContext, 'store' | 'workspaceFile' | 'session'>,
) => OutputOf<Name> | Promise<OutputOf<Name>>
