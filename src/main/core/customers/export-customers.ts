import type { Task } from '../jobs/task.ts'
import { writeGrantedFile } from '../write-granted-file.ts'
import type { CustomerEntry } from './customer-directory.ts'
import { customerDirectory } from './customer-directory-view.ts'
import { customerText } from './customer-text.ts'
import { matchingCustomers } from './customer-tree.ts'

const CUSTOMERS_PER_PART = 2000

/** customers.export: writes what a filter shows to a granted file, part by part (U-25). */
export const exportCustomers: Task<'customers.export'> = async (input, context) => {
  const { store, session } = context
  const directory = customerDirectory(store, session.providerKey)
  const matching = matchingCustomers(directory, input)
  const total = matching.length
  const bytes = await writeGrantedFile(context, input.target, async (append) => {
    let done = 0
    for (const part of customerText(store, directory, { shape: input, parts: inParts(matching) })) {
      await context.breathe()
      const progress = { done: Math.min(done, total), total, unit: 'customers' }
      context.report({ ...progress, note: 'Writing the file' })
      await append(part)
      done += CUSTOMERS_PER_PART
    }
  })
  return { rows: total, bytes }
}

function* inParts(entries: readonly CustomerEntry[]): Generator<readonly CustomerEntry[]> {
  for (let at = 0; at < entries.length; at += CUSTOMERS_PER_PART) {
    yield entries.slice(at, at + CUSTOMERS_PER_PART)
  }
}
