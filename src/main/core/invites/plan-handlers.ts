import { ofOwnPayer } from '../payers/of-own-payer.ts'
import { refuseNothingNew } from '../customers/refuse-nothing-new.ts'
import type { InvitePlan } from '../../../shared/contract/invites.ts'
import { customerKeyOf } from '../activity/event-filter.ts'
import type { HandlerContext, HandlersOf } from '../handler.ts'
import { managementAccountByKey } from '../payers/management-account-table.ts'
import { ownManagementAccount } from '../payers/own-management-account.ts'
import { refusePayerCannot } from '../payers/refuse-payer-cannot.ts'
import { notAllowed, wrongField } from '../refusal.ts'
import { expectRow } from '../settings/settings-change.ts'
import { countOf } from '../settings/wording.ts'
import { changeInvites } from './change-invites.ts'
import { changed } from './draft-handlers.ts'
import { inviteByKey, insertInvite } from './invite-table.ts'
import { planInvites } from './plan-invites.ts'
import {
  insertPlan,
  movePlan,
  planById,
  planProgress,
  plansOfProvider,
  type PlanRecord,
} from './plan-table.ts'
import { plansUnderWay } from './run-plan.ts'
import { recordInvite } from './sending-handlers.ts'

type Name = 'invites.previewPlan' | 'invites.createPlan' | 'invites.plans' | 'invites.pausePlan'

const DAY_MS = 86_400_000

/** invites.*Plan: a batch of invitations that is spread over days. */
export const planHandlers: HandlersOf<Name> = {
  'invites.previewPlan': ({ payerId, targets }, { store, session, ports }) => {
    const payer = ownManagementAccount(store, payerId, session.current().providerKey)
    const now = ports.now().toISOString()
    const { invited, left, ...facts } = planInvites(store, payer, { text: targets, now })
    return {
      ...facts,
      left: [...left],
      fits: invited.length,
      days: byDay(
        invited.map(({ at }) => at),
        Date.parse(now),
      ),
    }
  },
  'invites.createPlan': ({ payerId, targets, name, customerId, notes, tags }, context) => {
    const { store, session, ports } = context
    const { providerKey, operator } = session.current()
    const payer = ownManagementAccount(store, payerId, providerKey)
    refusePayerCannot(payer, 'invite')
    const customerKey = customerId === null ? null : customerKeyOf(store, customerId, providerKey)
    refuseNothingNew(store, customerKey)
    const { invited } = planInvites(store, payer, { text: targets, now: ports.now().toISOString() })
    if (invited.length === 0) throw wrongField('targets', 'None of them can be invited.')
    const intent = {
      type: 'INVITE_PLANNED',
      label: `Planned ${countOf(invited.length, 'invitation')} into ${payer.name}: ${name}`,
      subject: name,
      customer: customerKey,
    }
    const { changeId, value } = changeInvites(context, intent, (tx) => {
      const id = tx.newId()
      const planKey = insertPlan(tx, { id, managementAccountKey: payer.key, name })
      for (const { target, at } of invited) {
        const key = insertInvite(tx, {
          managementAccountKey: payer.key,
          targetType: target.type,
          target: target.id,
          state: 'approved',
          createdBy: operator.name,
          customerKey,
          notes,
          tags,
          planKey,
        })
        const invite = inviteByKey(tx.db, key)
        if (invite === null) throw new Error('an invitation that was just stored is there')
        const notBefore = new Date(at).toISOString()
        recordInvite(tx, { invite, payerKey: payer.key, actor: operator.name, notBefore })
      }
      return id
    })
    return { changeId, id: value, planned: invited.length }
  },
  'invites.plans': (_input, { store, session }) => ({
    plans: plansOfProvider(store, session.current().providerKey).map((plan) => publicPlan(store, plan)),
  }),
  'invites.pausePlan': (input, context) => {
    const plan = ownPlan(context, input.id)
    expectRow('plan', plan, input)
    if (plan.state === 'finished') throw notAllowed('The plan is finished.')
    const label = `Paused the plan ${plan.name}`
    const intent = { type: 'INVITE_PLANNED', label, subject: plan.name, customer: null }
    return changed(changeInvites(context, intent, (tx) => movePlan(tx, plan, 'paused')))
  },
}

/** The plan of an id, when the provider has its management account. */
export function ownPlan(context: Pick<HandlerContext, 'store' | 'session'>, id: string): PlanRecord {
  return ofOwnPayer(context, planById(context.store, id), { what: 'plan', id }).row
}

function publicPlan(store: HandlerContext['store'], plan: PlanRecord): InvitePlan {
  const { key, id, rev, name, state, managementAccountKey } = plan
  const payer = managementAccountByKey(store, managementAccountKey)
  if (payer === null) throw new Error('a plan has a management account')
  const { id: payerId, name: payerName, profile } = payer
  return {
    id,
    rev,
    name,
    state,
    isUnderWay: plansUnderWay(store).has(id),
    payer: { id: payerId, name: payerName, profile },
    ...planProgress(store, key),
  }
}

function byDay(times: readonly number[], now: number): { readonly at: string; readonly count: number }[] {
  const counts = new Map<number, number>()
  for (const time of times) {
    const day = Math.floor((time - now) / DAY_MS)
    counts.set(day, (counts.get(day) ?? 0) + 1)
  }
  return [...counts].map(([day, count]) => ({ at: new Date(now + day * DAY_MS).toISOString(), count }))
}
