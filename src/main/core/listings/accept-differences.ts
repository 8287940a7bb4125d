import type { AcceptPlan, DifferenceSelection } from '../../../shared/contract/listings.ts'
import type { Effect, Task, TaskContext, WorkerQuery } from '../jobs/task.ts'
import type { ManagementAccountRecord } from '../payers/management-account-table.ts'
import { ownManagementAccount } from '../payers/own-management-account.ts'
import { effectOf } from '../pool/write-plan.ts'
import { Refusal } from '../refusal.ts'
import { countOf } from '../settings/wording.ts'
import { change, storeVersion, writeScratch } from '../store/change.ts'
import type { ReadableDb } from '../store/sql.ts'
import { planAccepting, settleAccepted, verdictCounts, type Verdict } from './accept-plan-table.ts'
import { writeAcceptedAccounts } from './accepted-account-table.ts'
import { writeAcceptedMembers } from './accepted-member-table.ts'

/** Why a chosen difference stays as it is. */
const STAYS: Readonly<Partial<Record<Verdict, string>>> = {
  settled: 'Nothing is left to do: our record says so already',
  foreign: 'The account belongs to a management account of another provider',
  'has-customer': 'The account still has a customer: remove it from the customer first',
  'not-ready': 'The account is not Ready any more',
  gone: 'The account is not there any more',
}

/** listings.previewAccept: what accepting a choice of differences would do. */
export const previewAccept: WorkerQuery<'listings.previewAccept'> = ({ payerId, selection }, context) => {
  const { store, session } = context
  const payer = ownManagementAccount(store, payerId, session.providerKey)
  return { ...makePlan(store, payer, selection), version: storeVersion(store) }
}

/** listings.accept: does exactly what its preview said, in one transaction, or nothing. */
export const acceptDifferences: Task<'listings.accept'> = async (
  { payerId, selection, version },
  context,
) => {
  const startedAt = performance.now()
  const { store, session } = context
  refuseOutdated(store, version)
  context.report({ done: 0, total: null, unit: 'differences', note: 'Finding the differences' })
  const payer = ownManagementAccount(store, payerId, session.providerKey)
  const plan = makePlan(store, payer, selection)
  const taken = plan.selected - plan.excluded.reduce((sum, { count }) => sum + count, 0)
  const label = `Accepted ${countOf(taken, 'difference')} of ${payer.name}`
  context.report({ done: 0, total: taken, unit: 'differences', note: label })
  const changeId = taken === 0 ? null : await carryOut(context, payer, { plan, label, version })
  return { ...plan, changeId, label, durationMs: Math.round(performance.now() - startedAt) }
}

function makePlan(
  store: ReadableDb,
  payer: ManagementAccountRecord,
  selection: DifferenceSelection,
): AcceptPlan {
  return writeScratch(store, (db) => {
    planAccepting(db, { payer: payer.key, provider: payer.providerKey }, selection)
    const counts = verdictCounts(db)
    const accounts = (verdict: Verdict): number =>
      counts.find((each) => each.verdict === verdict)?.accounts ?? 0
    return {
      selected: counts.reduce((sum, { rows }) => sum + rows, 0),
      added: accounts('add'),
      moved: accounts('move'),
      changed: accounts('change'),
      removed: accounts('remove'),
      pool: accounts('pool'),
      invalid: accounts('invalid'),
      excluded: counts.flatMap(({ verdict, rows }) => {
        const why = STAYS[verdict]
        return why === undefined ? [] : [{ why, count: rows }]
      }),
    }
  })
}

function carryOut(
  context: TaskContext,
  payer: ManagementAccountRecord,
  { plan, label, version }: { readonly plan: AcceptPlan; readonly label: string; readonly version: number },
): Promise<string> {
  const { store, session } = context
  return context.write(() => {
    refuseOutdated(store, version)
    const intent = {
      type: 'ACCOUNT_DRIFT_RESOLVED',
      label,
      subject: payer.accountId,
      actor: session.actor,
      isUndoable: true,
    }
    const { changeId, value: moves } = change(store, intent, (tx) => {
      writeAcceptedMembers(tx, payer.key)
      context.throwIfCancelled()
      const accounts = writeAcceptedAccounts(tx, payer.key)
      settleAccepted(tx, payer.key)
      const rows = plan.added + plan.moved + plan.changed + plan.removed + accounts.seqs.length
      tx.describe({ rows, details: plan })
      return accounts
    })
    const effects: Effect[] = [{ kind: 'records-changed' }, { kind: 'activity-changed' }]
    if (moves.seqs.length > 0) effects.unshift(effectOf(moves))
    return { value: changeId, effects }
  })
}

function refuseOutdated(store: ReadableDb, version: number): void {
  if (storeVersion(store) === version) return
  throw new Refusal({
    code: 'preview-outdated',
    why: 'Something changed since the preview. Nothing was done; look at the new preview first.',
  })
}
