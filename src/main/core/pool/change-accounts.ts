import type { ChangeOutcome } from '../../../shared/contract/accounts.ts'
import type { ParsedInputOf } from '../../../shared/contract/index.ts'
import { accountIdFromNumber } from '../../../shared/domain/account-id.ts'
import type { Task, TaskContext } from '../jobs/task.ts'
import { Refusal } from '../refusal.ts'
import { change as changeStore, storeVersion } from '../store/change.ts'
import type { StoredChange } from './account-change-table.ts'
import { accountRecords } from './account-table.ts'
import { planChange, type ChangePlan } from './change-plan.ts'
import { checkChange, refuseOverQuota, utcDay } from './change-request.ts'
import { accountsText, CHANGE_EVENTS, changeLabel } from './change-wording.ts'
import { customersConcerned, tellCustomers, type CustomerConcerned } from './customers-concerned.ts'
import { createPoolIndex } from './pool-index.ts'
import { chooseAccounts, namedAccounts, STORING_ORDER } from './selection.ts'
import { effectOf, writePlan } from './write-plan.ts'

/** accounts.change: does to a selection exactly what its preview said, in one transaction, or nothing. */
export const changeAccounts: Task<'accounts.change'> = async (input, context) => {
  const startedAt = performance.now()
  const { store, session } = context
  refuseOutdated(context, input.version)
  const stored = checkChange(store, input.change, {
    providerKey: session.providerKey,
    today: utcDay(store.ports.now()),
  })
  context.report({ done: 0, total: null, unit: 'accounts', note: 'Finding the accounts' })
  const plan = await makePlan(input, context)
  const counts = { affected: plan.seqs.length, unchanged: plan.unchanged, excluded: [...plan.excluded] }
  refuseOverQuota(store, stored, plan.seqs.length)
  const subject = subjectOf(context, plan)
  const customers = customersConcerned(
    store,
    { losses: plan.losses, affected: plan.seqs.length },
    stored.customer,
  )
  const [only] = customers
  const label = changeLabel(
    input.change,
    subject,
    customers.length === 1 ? (only?.companyName ?? null) : null,
  )
  const changeId =
    plan.seqs.length === 0
      ? null
      : await carryOut(context, plan, {
          stored,
          input,
          label,
          subject,
          customers,
        })
  return {
    changeId,
    label,
    ...counts,
    durationMs: Math.round(performance.now() - startedAt),
  } satisfies ChangeOutcome
}

async function makePlan(
  { selection, change }: ParsedInputOf<'accounts.change'>,
  context: TaskContext,
): Promise<ChangePlan> {
  const { store, session } = context
  const { providerKey } = session
  const rights = {
    isAdmin: session.role === 'admin',
    allowsRevalidation: session.settings.allowsRevalidation,
  }
  // Named accounts are looked up; only a rule needs to know the whole pool.
  if (selection.kind === 'these') {
    const named = namedAccounts(store, selection.accountIds)
    return planChange(store, named, { change, rights, providerKey, codeOf: named.codeOf })
  }
  const pool = createPoolIndex(store)
  try {
    const chosen = await chooseAccounts(store, pool, { selection, sort: STORING_ORDER, providerKey })
    context.throwIfCancelled()
    return await planChange(store, chosen, { change, rights, providerKey, codeOf: pool.codeOf })
  } finally {
    pool.close()
  }
}

async function carryOut(
  context: TaskContext,
  plan: ChangePlan,
  what: {
    readonly stored: StoredChange
    readonly input: ParsedInputOf<'accounts.change'>
    readonly label: string
    readonly subject: string
    readonly customers: readonly CustomerConcerned[]
  },
): Promise<string> {
  const { store, session } = context
  const { input, label, subject, customers } = what
  const total = plan.seqs.length
  return context.write(() => {
    refuseOutdated(context, input.version)
    const { changeId } = changeStore(
      store,
      {
        type: CHANGE_EVENTS[input.change.kind],
        label,
        subject,
        actor: session.actor,
        isUndoable: true,
        customer: customers.length === 1 ? (customers[0]?.key ?? null) : null,
      },
      (tx) => {
        if (customers.length > 1) tellCustomers(tx, input.change, customers)
        writePlan(tx, plan, what.stored, (done) => {
          context.throwIfCancelled()
          context.report({ done, total, unit: 'accounts', note: label })
        })
        const { kind: _kind, ...values } = input.change
        tx.describe({
          rows: total,
          details: {
            ...values,
            ...(customers.length === 0 ? {} : { customers: customers.map(({ identifier }) => identifier) }),
            selection: selectionFacts(input),
            accounts: total,
          },
        })
      },
    )
    return {
      value: changeId,
      effects: [
        effectOf(plan),
        { kind: 'activity-changed' },
        ...(customers.length === 0 ? [] : [{ kind: 'records-changed' } as const]),
      ],
    }
  })
}

function refuseOutdated({ store }: TaskContext, version: number): void {
  if (storeVersion(store) === version) return
  throw new Refusal({
    code: 'preview-outdated',
    why: 'The pool changed since the preview. Nothing was done; look at the new preview first.',
  })
}

/** What the log keeps of a selection: a rule as it was, a list only by its length. */
function selectionFacts({ selection }: ParsedInputOf<'accounts.change'>): unknown {
  if (selection.kind === 'these') return { these: selection.accountIds.length }
  return { matching: selection.filter, except: selection.except.length }
}

function subjectOf({ store }: TaskContext, plan: ChangePlan): string {
  const [only] = plan.seqs.length === 1 ? accountRecords(store, plan.seqs) : []
  return only === undefined
    ? accountsText(plan.seqs.length)
    : `account ${accountIdFromNumber(only.account_id)}`
}
