import type { AccountSelection, AccountSort } from '../../../shared/contract/accounts.ts'
import { accountIdFromNumber, type AccountId } from '../../../shared/domain/account-id.ts'
import type { ReadableDb } from '../store/sql.ts'
import { accountsByIds, placesByIds } from './account-table.ts'
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

/** Named accounts in order of storing, with their facet codes, found without the pool in memory. */
export function namedAccounts(
  db: ReadableDb,
  ids: readonly AccountId[],
): ChosenAccounts & { readonly codeOf: (seq: number) => number } {
  const places = placesByIds(db, ids)
  const codes = new Map(places.map(({ seq, code }) => [seq, code]))
  const seqs = Uint32Array.from(codes.keys()).toSorted()
  const wanted = new Set(ids)
  // Most of the time everything is there, and nobody has to be looked for.
  const missing = codes.size === wanted.size ? [] : withoutKnown(db, wanted)
  return { seqs, missing, codeOf: (seq) => codes.get(seq) ?? 0 }
}

function withoutKnown(db: ReadableDb, wanted: ReadonlySet<AccountId>): AccountId[] {
  const found = accountsByIds(db, [...wanted])
  const known = new Set(found.map(({ account_id: id }) => accountIdFromNumber(id)))
  return [...wanted].filter((id) => !known.has(id))
}

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
    const { seqs, missing } = namedAccounts(db, selection.accountIds)
    return { seqs: await pool.inOrder(seqs, sort), missing }
  }
  const seqs = await pool.collect({ filter: selection.filter, sort, providerKey })
  if (selection.except.length === 0) return { seqs, missing: [] }
  const left = new Set(accountsByIds(db, selection.except).map(({ seq }) => seq))
  return { seqs: seqs.filter((seq) => !left.has(seq)), missing: [] }
}
