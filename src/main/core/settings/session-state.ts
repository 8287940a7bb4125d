import type { Operator, Provider, Settings } from '../../../shared/contract/session.ts'
import type { Store } from '../store/change.ts'

/** Who works here and for which provider. */
export interface CurrentSession {
  readonly operator: Operator
  readonly provider: Provider
  readonly providerKey: number
  readonly settings: Settings
}

/** The session of this core; kept in the workspace, read anew after changes. */
export interface SessionState {
  current(): CurrentSession
  refresh(): void
}

/** Reads the session of a workspace. */
export function createSessionState(_store: Store): SessionState {
  throw new Error('being built')
}
