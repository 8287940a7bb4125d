import type { FileToken } from '../../shared/contract/files.ts'
import type { Log } from './log.ts'

/** A file that the host lets the core read or write; windows know only its token. */
export interface GrantedFile {
  readonly token: FileToken
  readonly path: string
  readonly name: string
}

/** What the core needs of the world around it. Hosts provide it; tests pin it. */
export interface Ports {
  /** The clock. */
  readonly now: () => Date
  /** A new UUIDv7 (RFC 9562): sortable by time, unique across workspaces. */
  readonly newId: () => string
  readonly log: Log
}
