import type { RoleAccount } from '../../shared/contract/roles.ts'
import type { Failure } from '../../shared/contract/failure.ts'
import { useOperation } from '../api.ts'
import { asFailure } from '../ui/as-failure.ts'

/** An account with its role connection, kept up to date; null while it is read. */
export function useRoleAccount(accountId: string): {
  readonly account: RoleAccount | null
  readonly failure: Failure | null
} {
  const read = useOperation('roles.get', { accountId })
  // The answer of another account stays while this one is read.
  const account = read.data !== undefined && read.data.accountId === accountId ? read.data : null
  return { account, failure: read.error === null ? null : asFailure(read.error) }
}
