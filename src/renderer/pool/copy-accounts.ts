import type { AccountSelection } from '../../shared/contract/accounts.ts'
import { call } from '../api.ts'
import { copyRows } from '../ui/copy-rows.ts'
import { formatAmount } from '../ui/format.ts'
import { usePoolStore } from './pool-store.ts'

/** What accounts can be copied as. */
export const ACCOUNT_COPIES = { ids: 'Copy as IDs', csv: 'Copy as CSV', json: 'Copy as JSON' } as const
export type CopyFormat = keyof typeof ACCOUNT_COPIES

/** Puts accounts on the clipboard and says how many. */
export async function copyAccounts(selection: AccountSelection, format: CopyFormat): Promise<void> {
  const { sort } = usePoolStore.getState()
  await copyRows(
    () => call('accounts.copy', { selection, sort, format }),
    (rows) => `${formatAmount(rows, 'account')}${format === 'ids' ? '' : ` as ${format.toUpperCase()}`}`,
  )
}
