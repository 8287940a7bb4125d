import type { ParsedInputOf } from '../../../shared/contract/index.ts'
import type { Task, TaskContext } from '../jobs/task.ts'
import { writeGrantedFile } from '../jobs/write-granted-file.ts'
import { Refusal } from '../refusal.ts'
import { accountRows } from './account-table.ts'
import { accountText } from './account-text.ts'
import { createPoolIndex } from './pool-index.ts'
import { chooseAccounts } from './selection.ts'

const ROWS_PER_PART = 5000

/** accounts.export: writes a selection to a granted file, part by part. */
export const exportAccounts: Task<'accounts.export'> = async (input, context) => {
  const target = context.session.files.find(({ token }) => token === input.target)
  if (target === undefined) throw new Refusal({ code: 'not-found', what: 'file', id: input.target })
  context.report({ done: 0, total: null, unit: 'accounts', note: 'Finding the accounts' })
  const seqs = await findAccounts(input, context)
  const bytes = await writeGrantedFile(target, partsOf(seqs, input, context))
  return { rows: seqs.length, bytes }
}

async function findAccounts(
  { selection, sort }: ParsedInputOf<'accounts.export'>,
  { store, session }: TaskContext,
): Promise<Uint32Array> {
  const pool = createPoolIndex(store)
  try {
    return (await chooseAccounts(store, pool, { selection, sort, providerKey: session.providerKey })).seqs
  } finally {
    pool.close()
  }
}

async function* partsOf(
  seqs: Uint32Array,
  shape: ParsedInputOf<'accounts.export'>,
  context: TaskContext,
): AsyncGenerator<string> {
  const text = accountText(shape)
  yield text.start
  for (let at = 0; at < seqs.length; at += ROWS_PER_PART) {
    await context.breathe()
    context.report({ done: at, total: seqs.length, unit: 'accounts', note: 'Writing the file' })
    const part = seqs.subarray(at, at + ROWS_PER_PART)
    yield text.part(accountRows(context.store, part, context.session.providerKey))
  }
  yield text.end
}
