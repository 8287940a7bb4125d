import { Refusal } from '../refusal.ts'
import { storeRefusal } from '../store/open-database.ts'

/**
 * What work of several transactions that go on from each other throws when a later one fails: a full disk then says that
 * the earlier ones stay. Anything else is thrown as it is.
 */
export function afterPartDone(error: unknown, workspaceFile: string): unknown {
  const failure = storeRefusal(error, workspaceFile)?.failure
  return failure?.code === 'disk-full' ? new Refusal({ ...failure, isPartDone: true }) : error
}
