import type { AccountSelection, AccountSort } from '../../../shared/contract/accounts.ts'
import { accountIdFromNumber, type AccountId } from '../../../shared/domain/account-id.ts'
import type { ReadableDb } from '../store/sql.ts'
import { accountsByIds } from './account-table.ts'
import type { PoolIndex } from './pool-index.ts'

/** A selection spelled out. */
export interface ChosenAccounts {
  /** In the asked order. */
  readonly seqs: Uint32Array
  /** Named accounts that are not there. */
  readonly missing: readonly AccountId[]
}

/** The order of storing: that of picking, and the fastest to write in. */
export const STORING_ORDER: AccountSort = { by: 'added', direction: 'ascending' }

/** Finds the accounts of a selection as a provider's staff see them, in any order. */
export async function chooseAccounts(
  db: ReadableDb,
  pool: PoolIndex,
  options: {
    readonly selection: AccountSelection
    readonly sort: AccountSort
    readonly providerKey: number
  },
): Promise<ChosenAccounts> {
  const { selection, sort, providerKey } = options
  if (selection.kind === 'these') {
    await pool.loaded()
    const found = accountsByIds(db, selection.accountIds)
    const ids = new Set(found.map(({ account_id: id }) => accountIdFromNumber(id)))
    const missing = [...new Set(selection.accountIds)].filter((id) => !ids.has(id))
    const seqs = Uint32Array.from(found, ({ seq }) => seq).toSorted()
    return { seqs: await pool.inOrder(seqs, sort), missing }
  }
  const seqs = await pool.collect({ filter: selection.filter, sort, providerKey })
  if (selection.except.length === 0) return { seqs, missing: [] }
  const left = new Set(accountsByIds(db, selection.except).map(({ seq }) => seq))
  return { seqs: seqs.filter((seq) => !left.has(seq)), missing: [] }
}
