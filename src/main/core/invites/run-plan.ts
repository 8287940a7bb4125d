import type { Failure } from '../../../shared/contract/failure.ts'
import type { OutputOf } from '../../../shared/contract/index.ts'
import { ATTEMPT_WINDOW_MS, attemptQuota, spreadAttempts } from '../../../shared/domain/invite-plan.ts'
import { runActions } from '../actions/run-actions.ts'
import { settleActions } from '../actions/settle-actions.ts'
import type { Errand, ErrandContext } from '../aws/errand.ts'
import { managementAccountByKey, type ManagementAccountRecord } from '../payers/management-account-table.ts'
import { notAllowed, Refusal } from '../refusal.ts'
import { change, type Store } from '../store/change.ts'
import {
  inviteAttempts,
  movePlan,
  openActionsOfPlan,
  otherRunningPlan,
  planById,
  planProgress,
  postponeAction,
  type PlannedAction,
  type PlanRecord,
} from './plan-table.ts'

/** So many are sent before it is looked again what AWS still grants. */
const PIECE = 10
/** While it waits, it looks so often whether somebody paused the plan. */
const LOOK_AGAIN_MS = 5000

/**
 * aws.runPlan: what was cut off is settled first, then what is due goes out, as many as AWS grants in 24 hours counted
 * anew each time, and so on until the plan is through, paused, or AWS says something that meets them all.
 */
export const runPlan: Errand<'aws.runPlan'> = async ({ planId, profile }, context) => {
  const plan = startable(planId, context)
  const underWay = plansUnderWay(context.store)
  underWay.add(planId)
  try {
    if (plan.state !== 'running') await move(context, plan, 'running')
    return await workOff(plan, profile, context)
  } finally {
    underWay.delete(planId)
  }
}

/** The plans that a job works off at this moment; a plan that is `running` without one waits to be started again. */
export function plansUnderWay(store: Store): Set<string> {
  const known = underWayIn.get(store)
  if (known !== undefined) return known
  const none = new Set<string>()
  underWayIn.set(store, none)
  return none
}

const underWayIn = new WeakMap<Store, Set<string>>()

async function workOff(
  plan: PlanRecord,
  profile: string,
  context: ErrandContext,
): Promise<OutputOf<'aws.runPlan'>> {
  for (;;) {
    const now = planById(context.store, plan.id)
    if (now?.state !== 'running') return outcome(context, plan, null)
    const stopped = await step(now, profile, context)
    if (stopped !== 'on') {
      await end(context, plan.id, stopped)
      return outcome(context, plan, stopped)
    }
  }
}

/** Does the next thing: `on` when the plan goes on, null when it is through, else why it stops. */
async function step(
  plan: PlanRecord,
  profile: string,
  context: ErrandContext,
): Promise<Failure | null | 'on'> {
  const open = openActionsOfPlan(context.store, plan.key)
  if (open.length === 0) return null
  const unsure = open.filter(({ state }) => state === 'unsure').map(({ id }) => id)
  if (unsure.length > 0) {
    const { stopped, unsure: left } = await settleActions({ actionIds: unsure, profile }, context)
    if (stopped !== null) return stopped
    return left === 0 ? 'on' : stillUnsure()
  }
  const waiting = open.filter(({ state }) => state === 'waiting')
  const due = await dueNow(plan, waiting, context)
  if (due.length > 0) {
    const { stopped, done, failed } = await runActions({ actionIds: due.slice(0, PIECE), profile }, context)
    // Those that a colleague has in a runbook are left.
    if (stopped === null && done + failed === 0) await context.pause(LOOK_AGAIN_MS)
    return stopped ?? 'on'
  }
  await waitForNext(plan, context)
  return 'on'
}

/** The actions that may be made now; those that would exceed the quota are put off. */
async function dueNow(
  plan: PlanRecord,
  waiting: readonly PlannedAction[],
  context: ErrandContext,
): Promise<readonly string[]> {
  const { store } = context
  const now = store.ports.now().getTime()
  const payer = payerOf(plan, context)
  const since = new Date(now - ATTEMPT_WINDOW_MS).toISOString()
  const attempts = inviteAttempts(store, payer.key, { since, withPlanned: false }).map((at) => Date.parse(at))
  const quota = attemptQuota(payer.maxAccounts)
  const times = spreadAttempts(waiting.length, { now, quota, attempts })
  const timed = waiting.map((action, place) => ({ action, at: times[place] ?? now }))
  const wanted = (action: PlannedAction): number =>
    action.notBefore === null ? now : Date.parse(action.notBefore)
  const late = timed.filter(({ action, at }) => at > now && wanted(action) < at)
  if (late.length > 0) {
    await write(context, () => {
      const intent = {
        type: 'INVITE_PLANNED',
        label: `Put off what AWS does not grant yet: ${plan.name}`,
        subject: plan.name,
        actor: context.session.actor,
        isUndoable: false,
      }
      change(store, intent, (tx) => {
        for (const { action, at } of late) postponeAction(tx, action.key, new Date(at).toISOString())
      })
    })
  }
  return timed.filter(({ action, at }) => at <= now && wanted(action) <= now).map(({ action }) => action.id)
}

async function waitForNext({ key, name }: PlanRecord, context: ErrandContext): Promise<void> {
  const { nextAt, waiting, total } = planProgress(context.store, key)
  const now = context.store.ports.now().getTime()
  const delayMs = nextAt === null ? LOOK_AGAIN_MS : Date.parse(nextAt) - now
  const note =
    nextAt === null ? name : `${name}: the next go out at ${nextAt.slice(0, 16).replace('T', ' ')} UTC`
  context.report({ done: total - waiting, total, unit: 'invitations', note })
  await context.pause(Math.min(LOOK_AGAIN_MS, Math.max(0, delayMs)))
}

function startable(planId: string, context: ErrandContext): PlanRecord {
  const { store, session } = context
  const plan = planById(store, planId)
  if (plan === null || payerOf(plan, context).providerKey !== session.providerKey) {
    throw new Refusal({ code: 'not-found', what: 'plan', id: planId })
  }
  if (plan.state === 'finished') throw notAllowed('The plan is finished.')
  if (plansUnderWay(store).has(planId)) throw notAllowed('The plan runs already.')
  const other = otherRunningPlan(store, plan)
  if (other !== null) {
    throw notAllowed(
      `The plan ${other.name} runs for this management account. Pause it first: both share the quota.`,
    )
  }
  return plan
}

function payerOf(plan: PlanRecord, { store }: ErrandContext): ManagementAccountRecord {
  const payer = managementAccountByKey(store, plan.managementAccountKey)
  if (payer === null) throw new Error('a plan has a management account')
  return payer
}

async function end(context: ErrandContext, planId: string, stopped: Failure | null): Promise<void> {
  const plan = planById(context.store, planId)
  if (plan?.state !== 'running') return
  await move(context, plan, stopped === null ? 'finished' : 'paused')
}

function move(
  context: ErrandContext,
  plan: PlanRecord,
  to: 'running' | 'paused' | 'finished',
): Promise<void> {
  const verb = { running: 'Started', paused: 'Paused', finished: 'Finished' }[to]
  const intent = {
    type: 'INVITE_PLANNED',
    label: `${verb} the plan ${plan.name}`,
    subject: plan.name,
    actor: context.session.actor,
    isUndoable: false,
  }
  return write(context, () => void change(context.store, intent, (tx) => movePlan(tx, plan, to)))
}

function write(context: ErrandContext, work: () => void): Promise<void> {
  const effects = [{ kind: 'records-changed' }, { kind: 'activity-changed' }] as const
  return context.write(
    () => {
      work()
      return { value: undefined, effects }
    },
    { isHistory: true },
  )
}

function stillUnsure(): Failure {
  return {
    code: 'not-allowed',
    why: 'Nobody knows whether AWS sent some of the invitations. Look at them in the AWS outbox.',
  }
}

function outcome(
  context: ErrandContext,
  { key }: PlanRecord,
  stopped: Failure | null,
): OutputOf<'aws.runPlan'> {
  const { sent, failed, waiting } = planProgress(context.store, key)
  return { sent, failed, waiting, stopped }
}
