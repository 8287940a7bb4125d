import type { Exclusion } from '../../../shared/contract/accounts.ts'
import { accountIdFromNumber, type AccountId } from '../../../shared/domain/account-id.ts'
import {
  changeVerdict,
  type ChangeRights,
  type ChangeVerdict,
  type PoolAccount,
  type PoolChange,
} from '../../../shared/domain/pool-change.ts'
import type { ReadableDb } from '../store/sql.ts'
import { facetCode, facetParts, modelCode, modelOfCode, STATE, statusOfState } from './account-codes.ts'
import { accountRecords } from './account-table.ts'
import { marketplaceDirectory } from './marketplace-view.ts'
import type { ChosenAccounts } from './selection.ts'
import type { FacetMoves } from './write-plan.ts'

/** What a change will do to a choice of accounts: the preview and the change itself are made from the same plan. */
export interface ChangePlan extends FacetMoves {
  readonly selected: number
  /** How many of the accounts that change are Allocated. */
  readonly allocated: number
  readonly unchanged: number
  readonly excluded: readonly Exclusion[]
}

const EXAMPLES = 5

/** Plans a change of accounts for the staff of a provider. */
export function planChange(
  db: ReadableDb,
  chosen: ChosenAccounts,
  options: {
    readonly change: PoolChange
    readonly rights: ChangeRights
    readonly providerKey: number
    readonly codeOf: (seq: number) => number
  },
): ChangePlan {
  const verdictOf = verdictsByCode(db, options)
  const seqs = new Uint32Array(chosen.seqs.length)
  const before = new Uint16Array(chosen.seqs.length)
  const after = new Uint16Array(chosen.seqs.length)
  const excluded = new Map<string, { count: number; readonly seqs: number[] }>()
  let affected = 0
  let allocated = 0
  let unchanged = 0
  for (const seq of chosen.seqs) {
    const code = options.codeOf(seq)
    const { verdict, codeAfter, isAllocated } = verdictOf(code)
    if (verdict.kind === 'unchanged') unchanged += 1
    else if (verdict.kind === 'affected') {
      seqs[affected] = seq
      before[affected] = code
      after[affected] = codeAfter
      affected += 1
      if (isAllocated) allocated += 1
    } else {
      let reason = excluded.get(verdict.why)
      if (reason === undefined) excluded.set(verdict.why, (reason = { count: 0, seqs: [] }))
      reason.count += 1
      if (reason.seqs.length < EXAMPLES) reason.seqs.push(seq)
    }
  }
  return {
    selected: chosen.seqs.length + chosen.missing.length,
    seqs: seqs.subarray(0, affected),
    before: before.subarray(0, affected),
    after: after.subarray(0, affected),
    allocated,
    unchanged,
    excluded: [
      ...[...excluded].map(([why, { count, seqs: some }]) => ({ why, count, examples: idsOf(db, some) })),
      ...missingOnes(chosen.missing),
    ],
  }
}

interface CodeVerdict {
  readonly verdict: ChangeVerdict
  readonly codeAfter: number
  readonly isAllocated: boolean
}

/** The rules look at nothing that a facet code does not tell, so each code is judged once. */
function verdictsByCode(
  db: ReadableDb,
  options: { readonly change: PoolChange; readonly rights: ChangeRights; readonly providerKey: number },
): (code: number) => CodeVerdict {
  const { byKey, byId } = marketplaceDirectory(db)
  const known = new Map<number, CodeVerdict>()

  function judge(code: number): CodeVerdict {
    const { marketplace: key, model, state } = facetParts(code)
    const marketplace = byKey.get(key)
    if (marketplace === undefined) throw new Error(`unknown marketplace ${key}`)
    const account: PoolAccount = {
      status: statusOfState(state),
      isHeld: state === STATE.held,
      hasFailed: state === STATE.provisioning_failed || state === STATE.invalidAfterFailure,
      marketplaceId: marketplace.id,
      model: modelOfCode(model),
      otherOwner: marketplace.providerKey === options.providerKey ? null : marketplace.providerName,
    }
    const verdict = changeVerdict(account, options.change, options.rights)
    const isAllocated = account.status === 'allocated'
    const next = verdict.kind === 'affected' ? verdict.after : null
    if (next === null) return { verdict, codeAfter: 0, isAllocated }
    const keyAfter = byId.get(next.marketplaceId)?.key ?? key
    const codeAfter = facetCode(keyAfter, modelCode(next.model), stateOf(next))
    return { verdict, codeAfter, isAllocated }
  }

  return (code) => {
    let verdict = known.get(code)
    if (verdict === undefined) known.set(code, (verdict = judge(code)))
    return verdict
  }
}

function stateOf({ status, isHeld, hasFailed }: PoolAccount): number {
  if (status === 'ready') return isHeld ? STATE.held : STATE.ready
  return status === 'invalid' && hasFailed ? STATE.invalidAfterFailure : STATE[status]
}

function idsOf(db: ReadableDb, seqs: readonly number[]): AccountId[] {
  return accountRecords(db, seqs).map((account) => accountIdFromNumber(account.account_id))
}

function missingOnes(missing: readonly AccountId[]): readonly Exclusion[] {
  if (missing.length === 0) return []
  return [{ why: 'Not in the pool (any more)', count: missing.length, examples: missing.slice(0, EXAMPLES) }]
}
