import { open, rename, rm, type FileHandle } from 'node:fs/promises'
import type { ParsedInputOf } from '../../../shared/contract/index.ts'
import type { Task, TaskContext } from '../jobs/task.ts'
import { Refusal } from '../refusal.ts'
import { writingRefusal } from '../host/writing-refusal.ts'
import { accountRows } from './account-table.ts'
import { accountText } from './account-text.ts'
import { createPoolIndex } from './pool-index.ts'
import { chooseAccounts } from './selection.ts'

const ROWS_PER_PART = 5000

/**
 * accounts.export: writes a selection to a granted file, part by part. The file appears when it is complete; a cancelled
 * or failed export leaves what was there before.
 */
export const exportAccounts: Task<'accounts.export'> = async (input, context) => {
  const target = context.session.files.find(({ token }) => token === input.target)
  if (target === undefined) throw new Refusal({ code: 'not-found', what: 'file', id: input.target })
  context.report({ done: 0, total: null, unit: 'accounts', note: 'Finding the accounts' })
  const seqs = await findAccounts(input, context)
  const partial = `${target.path}.part`
  try {
    const bytes = await writeParts(partial, seqs, input, context)
    await rename(partial, target.path)
    return { rows: seqs.length, bytes }
  } catch (error) {
    await rm(partial, { force: true }).catch(() => {})
    throw writingRefusal(error, target)
  }
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

async function writeParts(
  path: string,
  seqs: Uint32Array,
  shape: ParsedInputOf<'accounts.export'>,
  context: TaskContext,
): Promise<number> {
  const text = accountText(shape)
  const file = await open(path, 'w')
  try {
    let bytes = await append(file, text.start)
    for (let at = 0; at < seqs.length; at += ROWS_PER_PART) {
      await context.breathe()
      context.report({ done: at, total: seqs.length, unit: 'accounts', note: 'Writing the file' })
      const part = seqs.subarray(at, at + ROWS_PER_PART)
      bytes += await append(file, text.part(accountRows(context.store, part, context.session.providerKey)))
    }
    bytes += await append(file, text.end)
    await file.sync()
    return bytes
  } finally {
    await file.close()
  }
}

async function append(file: FileHandle, text: string): Promise<number> {
  const bytes = Buffer.from(text)
  await file.writeFile(bytes)
  return bytes.length
}
