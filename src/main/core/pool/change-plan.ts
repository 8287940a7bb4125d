import type { Exclusion } from '../../../shared/contract/accounts.ts'
import { accountIdFromNumber, type AccountId } from '../../../shared/domain/account-id.ts'
import type { ChangeRights, PoolChange } from '../../../shared/domain/pool-change.ts'
import type { ReadableDb } from '../store/sql.ts'
import { accountRecords } from './account-table.ts'
import { customersOf } from './chosen-customers.ts'
import { createJudge } from './change-judge.ts'
import { createExclusions, EXAMPLES } from './exclusions.ts'
import type { ChosenAccounts } from './selection.ts'
import type { FacetMoves } from './write-plan.ts'

/** What a change will do to a choice of accounts: the preview and the change itself are made from the same plan. */
export interface ChangePlan extends FacetMoves {
  readonly selected: number
  /** How many of the accounts that change are Allocated. */
  readonly allocated: number
  readonly unchanged: number
  readonly excluded: readonly Exclusion[]
  /** How many accounts each customer loses, by its key. */
  readonly losses: ReadonlyMap<number, number>
}

/** Plans a change of accounts, given in order of storing, for the staff of a provider. */
export async function planChange(
  db: ReadableDb,
  chosen: ChosenAccounts,
  options: {
    readonly change: PoolChange
    readonly rights: ChangeRights
    readonly providerKey: number
    readonly codeOf: (seq: number) => number
  },
): Promise<ChangePlan> {
  const judge = createJudge(db, options)
  const customerOf = await customersOf(db, chosen.seqs, options.codeOf)
  const seqs = new Uint32Array(chosen.seqs.length)
  const before = new Uint16Array(chosen.seqs.length)
  const after = new Uint16Array(chosen.seqs.length)
  const excluded = createExclusions<number>()
  const losses = new Map<number, number>()
  let affected = 0
  let allocated = 0
  let unchanged = 0
  for (const seq of chosen.seqs) {
    const code = options.codeOf(seq)
    const customer = customerOf(seq)
    const { verdict, codeAfter, isAllocated } = judge(code, customer)
    if (verdict.kind === 'unchanged') unchanged += 1
    else if (verdict.kind === 'affected') {
      seqs[affected] = seq
      before[affected] = code
      after[affected] = codeAfter
      affected += 1
      if (isAllocated) allocated += 1
      if (options.change.kind === 'unlink') losses.set(customer, (losses.get(customer) ?? 0) + 1)
    } else excluded.add(verdict, seq)
  }
  return {
    selected: chosen.seqs.length + chosen.missing.length,
    seqs: seqs.subarray(0, affected),
    before: before.subarray(0, affected),
    after: after.subarray(0, affected),
    allocated,
    unchanged,
    excluded: [
      ...excluded.list().map(({ why, count, items }) => ({ why, count, examples: idsOf(db, items) })),
      ...missingOnes(chosen.missing),
    ],
    losses,
  }
}

function idsOf(db: ReadableDb, seqs: readonly number[]): AccountId[] {
  return accountRecords(db, seqs).map((account) => accountIdFromNumber(account.account_id))
}

function missingOnes(missing: readonly AccountId[]): readonly Exclusion[] {
  if (missing.length === 0) return []
  return [{ why: 'Not in the pool (any more)', count: missing.length, examples: missing.slice(0, EXAMPLES) }]
}
