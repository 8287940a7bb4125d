import { notifications } from '@mantine/notifications'
import type { CopiedRows, CopyFormat } from '../../shared/contract/row-text.ts'
import { copyText } from './copy-text.ts'
import { showFailure } from './failure-notice.tsx'
import { formatAmount } from './format.ts'

/** What the rows of most lists can be copied as. */
export const ROW_COPIES: Readonly<Record<CopyFormat, string>> = {
  ids: 'Copy as IDs',
  csv: 'Copy as CSV',
  json: 'Copy as JSON',
}

/** Puts rows that the core wrote as text on the clipboard, and says how many in the words of `name`. */
export async function copyRows(
  read: () => Promise<CopiedRows>,
  name: (rows: number) => string,
): Promise<void> {
  try {
    const { text, rows } = await read()
    await copyText(text)
    notifications.show({ role: 'status', autoClose: 3000, message: `Copied ${name(rows)}.` })
  } catch (error) {
    showFailure(error)
  }
}

/** The words of a copy in one of these formats: `3 accounts`, `3 accounts as CSV`. */
export function copiedAs(format: CopyFormat, noun: string): (rows: number) => string {
  return (rows) => `${formatAmount(rows, noun)}${format === 'ids' ? '' : ` as ${format.toUpperCase()}`}`
}
