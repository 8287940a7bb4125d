import { notifications } from '@mantine/notifications'
import type { AccountSelection } from '../../shared/contract/accounts.ts'
import { call } from '../api.ts'
import { copyText } from '../ui/copy-text.ts'
import { showFailure } from '../ui/failure-notice.tsx'
import { formatAmount } from '../ui/format.ts'
import { usePoolStore } from './pool-store.ts'

/** What accounts can be copied as. */
export type CopyFormat = 'ids' | 'csv' | 'json'

/** Puts accounts on the clipboard and says how many. */
export async function copyAccounts(selection: AccountSelection, format: CopyFormat): Promise<void> {
  try {
    const { sort } = usePoolStore.getState()
    const { text, rows } = await call('accounts.copy', { selection, sort, format })
    await copyText(text)
    notifications.show({
      role: 'status',
      autoClose: 3000,
      message: `Copied ${formatAmount(rows, 'account')}${format === 'ids' ? '' : ` as ${format.toUpperCase()}`}.`,
    })
  } catch (error) {
    showFailure(error)
  }
}
