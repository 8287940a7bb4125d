import type { FileToken } from '../../shared/contract/files.ts'
import type { Log } from './log.ts'

/** A file that the host lets the core read or write; windows know only its token. */
export interface GrantedFile {
  readonly token: FileToken
  readonly path: string
  readonly name: string
}

/** Where passwords lie: with the host, never in the workspace. */
export interface SecretPort {
  /** The secret of a name; null when there is none or it cannot be read any more. */
  get(name: string): Promise<string | null>
  /** Null forgets it. */
  set(name: string, value: string | null): Promise<void>
  /** Whether it outlives this run. */
  isKept(): Promise<boolean>
}

/** What the core needs of the world around it. Hosts provide it; tests pin it. */
export interface Ports {
  /** The clock. */
  readonly now: () => Date
  /** A new UUIDv7 (RFC 9562): sortable by time, unique across workspaces. */
  readonly newId: () => string
  readonly log: Log
  readonly secrets: SecretPort
}
