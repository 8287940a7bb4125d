import { ofOwnPayer } from '../payers/of-own-payer.ts'
import type { CloseUse } from '../../../shared/contract/departures.ts'
import {
  CLOSE_WINDOW_DAYS,
  closeQuota,
  departureSteps,
  whyNotDepart,
  whyQuotaUsed,
  type StandingStep,
} from '../../../shared/domain/departure.ts'
import type { HandlerContext } from '../handler.ts'
import { daysBetween } from '../invites/invite-clock.ts'
import { type ManagementAccountRecord } from '../payers/management-account-table.ts'
import { memberByAccountId } from '../payers/member-table.ts'
import { memberRow } from '../payers/member-view.ts'
import { accountById } from '../pool/account-table.ts'
import { statusOfState } from '../pool/account-codes.ts'
import { expectRow } from '../settings/settings-change.ts'
import { countClosings, departureById, type DepartureRecord } from './departure-table.ts'

type Context = Pick<HandlerContext, 'store' | 'session' | 'ports'>

/** A departure and the management account whose organization the account leaves. */
export interface OwnDeparture {
  readonly departure: DepartureRecord
  readonly payer: ManagementAccountRecord
}

/** The departure of an id, when the provider at work has its management account. */
export function departureNamed(context: Context, id: string): OwnDeparture {
  const { row: departure, payer } = ofOwnPayer(context, departureById(context.store, id), {
    what: 'departure',
    id,
  })
  return { departure, payer }
}

/** The departure that a command names as it was read. */
export function expectDeparture(
  context: Context,
  wanted: { readonly id: string; readonly rev: number },
): OwnDeparture {
  const found = departureNamed(context, wanted.id)
  expectRow('departure', found.departure, wanted)
  return found
}

/** Where a departure stands: its preconditions, the quota, and what is missing. */
export function standingOf(
  context: Context,
  { departure, payer }: OwnDeparture,
): {
  readonly steps: readonly StandingStep[]
  readonly quota: CloseUse | null
  readonly missing: readonly string[]
} {
  const { store, session, ports } = context
  const { accountId, kind, checklist } = departure
  const member = memberByAccountId(store, accountId)
  const row = memberRow(store, accountId, session.current().providerKey)
  const pooled = accountById(store, accountId)
  const now = ports.now().toISOString()
  const steps = departureSteps(
    kind,
    {
      isManagementAccount: accountId === payer.accountId,
      featureSet: payer.featureSet,
      joinedMethod: member?.joinedMethod ?? null,
      daysSinceJoined:
        typeof member?.joinedAt === 'string' ? Math.floor(daysBetween(member.joinedAt, now)) : null,
      customerName: row?.customer?.companyName ?? null,
      hasOpenOrder: pooled !== undefined && statusOfState(pooled.state) === 'provisioning_in_progress',
      removalMinDays: session.current().settings.removalMinDays,
    },
    checklist,
  )
  const quota = kind === 'close' ? closeUse(context, payer, now) : null
  const used = quota === null ? null : whyQuotaUsed(quota)
  return { steps, quota, missing: [...whyNotDepart(steps), ...(used === null ? [] : [used])] }
}

function closeUse({ store }: Context, { key }: ManagementAccountRecord, now: string): CloseUse {
  const since = new Date(Date.parse(now) - CLOSE_WINDOW_DAYS * 86_400_000).toISOString()
  const { members, ...counts } = countClosings(store, key, since)
  return { most: closeQuota(members), ...counts }
}
