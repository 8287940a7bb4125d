import type { AccountId } from '../../shared/domain/account-id.ts'
import classes from './pool.module.css'
import { openDetails } from './pool-store.ts'

/** An account's id that opens its details; by keyboard, Enter on the row does the same. */
export function AccountLink({ accountId }: { readonly accountId: AccountId }): React.JSX.Element {
  return (
    <button type="button" tabIndex={-1} className={classes['link']} onClick={() => openDetails(accountId)}>
      {accountId}
    </button>
  )
}
