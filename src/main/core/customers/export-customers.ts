import type { Task, TaskContext } from '../jobs/task.ts'
import { writeGrantedFile } from '../jobs/write-granted-file.ts'
import { Refusal } from '../refusal.ts'
import type { CustomerEntry } from './customer-directory.ts'
import { customerDirectory } from './customer-directory-view.ts'
import { customerText } from './customer-text.ts'
import { matchingCustomers } from './customer-tree.ts'

const CUSTOMERS_PER_PART = 2000

/** customers.export: writes what a filter shows to a granted file, part by part (U-25). */
export const exportCustomers: Task<'customers.export'> = async (input, context) => {
  const { store, session } = context
  const target = session.files.find(({ token }) => token === input.target)
  if (target === undefined) throw new Refusal({ code: 'not-found', what: 'file', id: input.target })
  const directory = customerDirectory(store, session.providerKey)
  const matching = matchingCustomers(directory, input)
  const text = customerText(store, directory, { shape: input, parts: inParts(matching) })
  return { rows: matching.length, bytes: await writeGrantedFile(target, breathing(text, matching, context)) }
}

function* inParts(entries: readonly CustomerEntry[]): Generator<readonly CustomerEntry[]> {
  for (let at = 0; at < entries.length; at += CUSTOMERS_PER_PART) {
    yield entries.slice(at, at + CUSTOMERS_PER_PART)
  }
}

async function* breathing(
  parts: Iterable<string>,
  { length: total }: readonly CustomerEntry[],
  context: TaskContext,
): AsyncGenerator<string> {
  let done = 0
  for (const part of parts) {
    await context.breathe()
    context.report({
      done: Math.min(done, total),
      total,
      unit: 'customers',
      note: 'Writing the file',
    })
    yield part
    done += CUSTOMERS_PER_PART
  }
}
