import type { AccountId } from '../../shared/domain/account-id.ts'
import { useOperation } from '../api.ts'
import { NewOrderDialog } from './new-order-dialog.tsx'

/** **New order** with an account that was chosen in the pool (U-06). */
export function StartOrderDialog({
  accountId,
  onClose,
}: {
  readonly accountId: AccountId
  readonly onClose: () => void
}): React.JSX.Element | null {
  const { data } = useOperation('accounts.get', { accountId })
  if (data === undefined || data.account.accountId !== accountId) return null
  return <NewOrderDialog account={data.account} onClose={onClose} />
}
