import type { Handler } from '../handler.ts'
import { notAllowed } from '../refusal.ts'
import { customerDirectory } from './customer-directory-view.ts'
import { customerText } from './customer-text.ts'
import { matchingCustomers } from './customer-tree.ts'

const MOST_COPIED = 10_000

/** customers.copy: what a filter shows as text for the clipboard. */
export const copyCustomers: Handler<'customers.copy'> = ({ format, ...list }, { session, store }) => {
  const directory = customerDirectory(store, session.current().providerKey)
  const matching = matchingCustomers(directory, list)
  if (matching.length > MOST_COPIED) {
    throw notAllowed(
      `${matching.length.toLocaleString('en-US')} customers are too many for the clipboard; up to ${MOST_COPIED.toLocaleString('en-US')} can be copied. Export them to a file instead.`,
    )
  }
  if (format === 'ids') {
    return { text: matching.map(({ identifier }) => identifier).join('\n'), rows: matching.length }
  }
  const shape = { format, separator: ';' } as const
  const text = [...customerText(store, directory, { shape, parts: [matching] })].join('')
  return { text, rows: matching.length }
}
