import type { AccountSelection } from '../../shared/contract/accounts.ts'
import type { CopyFormat } from '../../shared/contract/row-text.ts'
import { call } from '../api.ts'
import { copiedAs, copyRows } from '../ui/copy-rows.ts'
import { usePoolStore } from './pool-store.ts'

/** Puts accounts on the clipboard and says how many. */
export async function copyAccounts(selection: AccountSelection, format: CopyFormat): Promise<void> {
  const { sort } = usePoolStore.getState()
  await copyRows(() => call('accounts.copy', { selection, sort, format }), copiedAs(format, 'account'))
}
