import { z } from 'zod'

/** How an account leaves an organization: it is closed, or goes on alone. */
export const DepartureKind = z.enum(['close', 'remove'])
export type DepartureKind = z.infer<typeof DepartureKind>

/** What each is called on every screen. */
export const DEPARTURE_KIND_LABELS: Readonly<Record<DepartureKind, string>> = {
  close: 'Close account',
  remove: 'Remove from organization',
}

export const DepartureState = z.enum(['planned', 'requested', 'finished', 'failed', 'cancelled'])
export type DepartureState = z.infer<typeof DepartureState>

/** What each is called on every screen. */
export const DEPARTURE_STATE_LABELS: Readonly<Record<DepartureState, string>> = {
  planned: 'Planned',
  requested: 'Requested',
  finished: 'Finished',
  failed: 'Failed',
  cancelled: 'Cancelled',
}

/** Everything that has to be so before an account leaves (aws-facts §4.3). */
export const DepartureStep = z.enum([
  'member_only',
  'all_features',
  'no_customer',
  'no_order',
  'old_enough',
  'standalone',
  'no_delegate',
  'data_saved',
  'tags_noted',
  'reopening_known',
])
export type DepartureStep = z.infer<typeof DepartureStep>

/** A step that somebody ticked. */
export const StepTick = z.object({
  step: DepartureStep,
  by: z.string(),
  /** ISO-8601 UTC. */
  at: z.string(),
  note: z.string().nullable(),
})
export type StepTick = z.infer<typeof StepTick>

/** What the records tell of an account that shall leave. */
export interface DepartureFacts {
  readonly isManagementAccount: boolean
  /** Null: nobody knows. */
  readonly featureSet: 'ALL' | 'CONSOLIDATED_BILLING' | null
  readonly joinedMethod: 'INVITED' | 'CREATED' | null
  /** Whole days that it is in the organization; null: nobody knows. */
  readonly daysSinceJoined: number | null
  readonly customerName: string | null
  readonly hasOpenOrder: boolean
  /** Days that AWS keeps a created account in its organization. */
  readonly removalMinDays: number
}

/**
 * Where one precondition stands. `met`: the records say so, or somebody ticked it. `open`: somebody has to tick it.
 * `blocked`: the records say that it is not so, and no tick changes that.
 */
export interface StandingStep {
  readonly step: DepartureStep
  readonly title: string
  readonly hint: string
  readonly state: 'met' | 'open' | 'blocked'
  /** Somebody ticks it; the records cannot know it. */
  readonly isTickable: boolean
  readonly tick: StepTick | null
}

type Known = { readonly state: 'met' | 'blocked'; readonly hint: string }

const TITLES: Readonly<Record<DepartureStep, string>> = {
  member_only: 'It is not the management account',
  all_features: 'The organization has all features',
  no_customer: 'It is linked to no customer',
  no_order: 'It has no open order',
  old_enough: 'It is old enough to leave',
  standalone: 'It can stand alone',
  no_delegate: 'It is no delegated administrator',
  data_saved: 'Its data is saved',
  tags_noted: 'Its tags and units are noted',
  reopening_known: 'Everybody knows what closing means',
}

/** What a step is called on every screen. */
export function departureTitle(step: DepartureStep): string {
  return TITLES[step]
}

const HINTS: Readonly<Record<DepartureStep, string>> = {
  member_only: '',
  all_features:
    'AWS closes accounts only in organizations with all features. List the organization to know, or tick it.',
  no_customer: '',
  no_order: '',
  old_enough: 'Nobody knows when it was created. List the organization to know, or tick it.',
  standalone:
    'Its owner has chosen a support plan, verified the contact and added a payment method of its own (AWS Organizations, RemoveAccountFromOrganization).',
  no_delegate: 'No service of the organization has it as its delegated administrator.',
  data_saved: 'Whoever needs its data has a copy, and knows which resources go on costing money.',
  tags_noted: 'The organization’s tags of the account and its place in the units are lost when it leaves.',
  reopening_known:
    'AWS Support reopens it within 90 days; after that it is gone for good. A linked GovCloud account is closed too.',
}

const ALWAYS: readonly DepartureStep[] = ['member_only', 'no_customer', 'no_order']
const STEPS: Readonly<Record<DepartureKind, readonly DepartureStep[]>> = {
  close: [...ALWAYS, 'all_features', 'no_delegate', 'data_saved', 'reopening_known'],
  remove: [...ALWAYS, 'old_enough', 'standalone', 'no_delegate', 'data_saved', 'tags_noted'],
}

/** Every precondition of a departure, and where it stands. */
export function departureSteps(
  kind: DepartureKind,
  facts: DepartureFacts,
  ticks: readonly StepTick[],
): readonly StandingStep[] {
  return STEPS[kind].map((step) => {
    const known = KNOWN[step]?.(facts) ?? null
    const tick = ticks.find((ticked) => ticked.step === step) ?? null
    return {
      step,
      title: TITLES[step],
      hint: known?.hint ?? HINTS[step],
      state: known?.state ?? (tick === null ? 'open' : 'met'),
      isTickable: known === null,
      tick: known === null ? tick : null,
    }
  })
}

/** What the records know of a step; null where they do not. */
const KNOWN: { readonly [Step in DepartureStep]?: (facts: DepartureFacts) => Known | null } = {
  member_only: ({ isManagementAccount }) =>
    isManagementAccount
      ? {
          state: 'blocked',
          hint: 'The management account neither leaves its organization nor is closed in it.',
        }
      : { state: 'met', hint: '' },
  no_customer: ({ customerName }) =>
    customerName === null
      ? { state: 'met', hint: '' }
      : { state: 'blocked', hint: `It is linked to ${customerName}. Remove it from the customer first.` },
  no_order: ({ hasOpenOrder }) =>
    hasOpenOrder
      ? { state: 'blocked', hint: 'Complete, fail or cancel its order first.' }
      : { state: 'met', hint: '' },
  all_features: ({ featureSet }) => {
    if (featureSet === null) return null
    return featureSet === 'ALL'
      ? { state: 'met', hint: 'As the last listing says.' }
      : {
          state: 'blocked',
          hint: 'The organization has consolidated billing only, and AWS closes no account in it. Its root user can close it.',
        }
  },
  old_enough: ({ joinedMethod, daysSinceJoined: days, removalMinDays }) => {
    if (joinedMethod === 'INVITED')
      return { state: 'met', hint: 'It was invited; AWS has no waiting period for that.' }
    if (joinedMethod === null || days === null) return null
    const rule = `AWS keeps a created account for ${removalMinDays} days (AWS Organizations quotas; older pages say 7; Settings › General).`
    return days >= removalMinDays
      ? { state: 'met', hint: `It was created ${days} days ago. ${rule}` }
      : { state: 'blocked', hint: `It was created ${days === 1 ? 'a day' : `${days} days`} ago. ${rule}` }
  },
}

/** Why a departure cannot be asked for now, in sentences; empty when it can. */
export function whyNotDepart(steps: readonly StandingStep[]): readonly string[] {
  return steps.flatMap(({ state, title, hint }) => {
    if (state === 'met') return []
    return [state === 'blocked' ? hint : `“${title}” is not ticked.`]
  })
}

/** AWS closes so many accounts of an organization at the same moment. */
export const MOST_CLOSING_AT_ONCE = 3
/** The days over which closed accounts count. */
export const CLOSE_WINDOW_DAYS = 30

/**
 * Accounts that AWS closes within 30 days in an organization: 250 or 20 % of its members, whichever is more, and 1,000 at
 * most (aws-facts §4.3; older pages say 10 %).
 */
export function closeQuota(members: number): number {
  return Math.min(1000, Math.max(250, Math.floor(members / 5)))
}

/** Why AWS would close no further account now, in a sentence; null when it would. */
export function whyQuotaUsed({
  most,
  used,
  closing,
}: {
  readonly most: number
  readonly used: number
  readonly closing: number
}): string | null {
  if (used >= most) {
    return `The organization has closed ${used} accounts within 30 days, and AWS closes ${most} at most.`
  }
  return closing >= MOST_CLOSING_AT_ONCE
    ? `${closing} accounts are being closed at this moment, and AWS closes ${MOST_CLOSING_AT_ONCE} at once.`
    : null
}
