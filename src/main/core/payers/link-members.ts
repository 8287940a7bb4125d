import type { ParsedInputOf } from '../../../shared/contract/index.ts'
import { accountIdFromNumber } from '../../../shared/domain/account-id.ts'
import type { Task, TaskContext } from '../jobs/task.ts'
import type { StoredChange } from '../pool/account-change-table.ts'
import { checkChange, refuseOverQuota, utcDay } from '../pool/change-request.ts'
import { accountsText, CHANGE_EVENTS, changeLabel } from '../pool/change-wording.ts'
import { customersConcerned, tellCustomers, type CustomerConcerned } from '../pool/customers-concerned.ts'
import { effectOf, writePlan } from '../pool/write-plan.ts'
import { change as changeStore, type ChangeTx } from '../store/change.ts'
import { chosenMembers } from './chosen-members-view.ts'
import { setMemberCustomer } from './member-link-table.ts'
import { refuseOutdated, selectionFacts } from './member-selection.ts'
import { planLink, type LinkPlan } from './plan-link.ts'

const ROWS_PER_STEP = 5000

/**
 * members.change: links a choice of members to a customer, or removes them from theirs, exactly as its preview said, in
 * one transaction, or not at all. Those in the pool change there (CS-05, CS-09, CS-11).
 */
export const linkMembers: Task<'members.change'> = async (input, context) => {
  const startedAt = performance.now()
  const { store, session } = context
  const { change } = input
  refuseOutdated(context, input.version)
  const { providerKey } = session
  const stored = checkChange(store, change, { providerKey, today: utcDay(store.ports.now()) })
  context.report({ done: 0, total: null, unit: 'accounts', note: 'Finding the accounts' })
  const chosen = chosenMembers(store, input.selection, providerKey)
  const plan = await planLink(store, chosen, { change, customer: stored.customer, providerKey })
  refuseOverQuota(store, stored, plan.added)
  const affected = plan.affected.length
  const [only] = plan.affected
  const subject =
    affected === 1 && only !== undefined
      ? `account ${accountIdFromNumber(only.accountId)}`
      : accountsText(affected)
  const customers = customersConcerned(store, { losses: plan.losses, affected }, stored.customer)
  const label = changeLabel(
    change,
    subject,
    customers.length === 1 ? (customers[0]?.companyName ?? null) : null,
  )
  return {
    changeId:
      affected === 0 ? null : await carryOut(context, plan, { stored, input, label, subject, customers }),
    label,
    affected,
    unchanged: plan.unchanged,
    excluded: [...plan.excluded],
    durationMs: Math.round(performance.now() - startedAt),
  }
}

interface Linking {
  readonly stored: StoredChange
  readonly input: ParsedInputOf<'members.change'>
  readonly label: string
  readonly subject: string
  readonly customers: readonly CustomerConcerned[]
}

function carryOut(context: TaskContext, plan: LinkPlan, linking: Linking): Promise<string> {
  const { store, session } = context
  const { input, label, subject, customers } = linking
  const [only] = customers
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
        customer: customers.length === 1 ? (only?.key ?? null) : null,
      },
      (tx) => {
        if (customers.length > 1) tellCustomers(tx, input.change, customers)
        writeLinks(tx, { plan, linking, context })
        const { kind: _kind, ...values } = input.change
        const accounts = plan.affected.length
        tx.describe({
          rows: plan.pool.seqs.length + plan.own.length + plan.settled.length,
          details: {
            ...values,
            customers: customers.map(({ identifier }) => identifier),
            selection: selectionFacts(input.selection),
            accounts,
          },
        })
      },
    )
    return {
      value: changeId,
      effects: [
        ...(plan.pool.seqs.length === 0 ? [] : [effectOf(plan.pool)]),
        { kind: 'activity-changed' },
        { kind: 'records-changed' },
      ],
    }
  })
}

function writeLinks(
  tx: ChangeTx,
  {
    plan,
    linking,
    context,
  }: { readonly plan: LinkPlan; readonly linking: Linking; readonly context: TaskContext },
): void {
  const { stored, label } = linking
  const { change, customer } = stored
  const total = plan.affected.length
  const report = (done: number): void => {
    context.throwIfCancelled()
    context.report({ done, total, unit: 'accounts', note: label })
  }
  const inPool = plan.pool.seqs.length
  if (inPool > 0) writePlan(tx, plan.pool, stored, report)
  const reason = change.kind === 'unlink' ? change.reason : null
  for (let at = 0; at < plan.own.length; at += ROWS_PER_STEP) {
    report(inPool + at)
    setMemberCustomer(tx, plan.own.slice(at, at + ROWS_PER_STEP), { customer, reason })
  }
  setMemberCustomer(tx, plan.settled, { customer: null, reason })
  report(total)
}
