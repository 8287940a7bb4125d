import type { Handler } from '../handler.ts'
import { notAllowed } from '../refusal.ts'
import { accountRows } from './account-table.ts'
import { accountText } from './account-text.ts'
import { chooseAccounts } from './selection.ts'

const MOST_COPIED = 10_000

/** accounts.copy: a selection as text for the clipboard. */
export const copyAccounts: Handler<'accounts.copy'> = async ({ selection, sort, format }, context) => {
  const { store, pool, session } = context
  const { providerKey } = session.current()
  const { seqs } = await chooseAccounts(store, pool, { selection, sort, providerKey })
  if (seqs.length > MOST_COPIED) {
    throw notAllowed(
      `${seqs.length.toLocaleString('en-US')} accounts are too many for the clipboard; up to ${MOST_COPIED.toLocaleString('en-US')} can be copied. Export them to a file instead.`,
    )
  }
  const rows = accountRows(store, seqs, providerKey)
  if (format === 'ids') return { text: rows.map(({ accountId }) => accountId).join('\n'), rows: rows.length }
  const writer = accountText({
    format: format === 'json' ? 'json' : 'csv-all',
    separator: ';',
    isExcelSafe: false,
  })
  return { text: writer.start + writer.part(rows) + writer.end, rows: rows.length }
}
