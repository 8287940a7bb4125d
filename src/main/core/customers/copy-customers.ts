import type { Handler } from '../handler.ts'
import { expectCopyable } from '../expect-copyable.ts'
import { customerDirectory } from './customer-directory-view.ts'
import { customerText } from './customer-text.ts'
import { matchingCustomers } from './customer-tree.ts'

/** customers.copy: what a filter shows as text for the clipboard. */
export const copyCustomers: Handler<'customers.copy'> = ({ format, ...list }, { session, store }) => {
  const directory = customerDirectory(store, session.current().providerKey)
  const matching = matchingCustomers(directory, list)
  expectCopyable(matching.length, 'customers')
  if (format === 'ids') {
    return { text: matching.map(({ identifier }) => identifier).join('\n'), rows: matching.length }
  }
  const shape = { format, separator: ';' } as const
  const text = [...customerText(store, directory, { shape, parts: [matching] })].join('')
  return { text, rows: matching.length }
}
