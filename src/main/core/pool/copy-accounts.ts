import type { Handler } from '../handler.ts'
import { expectCopyable } from '../expect-copyable.ts'
import { accountRows } from './account-table.ts'
import { accountText } from './account-text.ts'
import { chooseAccounts } from './selection.ts'

/** accounts.copy: a selection as text for the clipboard. */
export const copyAccounts: Handler<'accounts.copy'> = async ({ selection, sort, format }, context) => {
  const { store, pool, session } = context
  const { providerKey } = session.current()
  const { seqs } = await chooseAccounts(store, pool, { selection, sort, providerKey })
  expectCopyable(seqs.length, 'accounts')
  const rows = accountRows(store, seqs, providerKey)
  if (format === 'ids') return { text: rows.map(({ accountId }) => accountId).join('\n'), rows: rows.length }
  const writer = accountText({
    format: format === 'json' ? 'json' : 'csv-all',
    separator: ';',
    isExcelSafe: false,
  })
  return { text: writer.start + writer.part(rows) + writer.end, rows: rows.length }
}
