import { z } from 'zod'
import { readTypedAccountId } from './account-id.ts'
import { allow, refuse, type Result } from './result.ts'

/**
 * Where an invitation is (domain §5.2). AWS knows it from `requested` on; `canceled`, with one L, is AWS's word
 * (aws-facts §4.2).
 */
export const InviteState = z.enum([
  'draft',
  'submitted',
  'approved',
  'rejected',
  'requested',
  'accepted',
  'declined',
  'canceled',
  'expired',
])
export type InviteState = z.infer<typeof InviteState>

/** What a list shows: a state, or that AWS's time ran out and nobody has confirmed how it ended. */
export const InviteStage = z.enum([...InviteState.options, 'presumed_expired'])
export type InviteStage = z.infer<typeof InviteStage>

export const INVITE_STAGE_LABELS: Readonly<Record<InviteStage, string>> = {
  draft: 'Draft',
  submitted: 'Submitted',
  approved: 'Approved',
  rejected: 'Rejected',
  requested: 'Sent',
  accepted: 'Accepted',
  declined: 'Declined',
  canceled: 'Cancelled',
  expired: 'Expired',
  presumed_expired: 'Presumed expired',
}

/** Everything that moves an invitation from one state to another. */
export type InviteTrigger =
  | 'submit'
  | 'approve'
  | 'reject'
  | 'request'
  | 'accept'
  | 'decline'
  | 'cancel'
  | 'expire'

/** The whole table of domain §5.2. A pair that is not here does not exist. */
const TRANSITIONS: Readonly<Record<InviteState, Partial<Record<InviteTrigger, InviteState>>>> = {
  draft: { submit: 'submitted', cancel: 'canceled' },
  submitted: { approve: 'approved', reject: 'rejected', cancel: 'canceled' },
  approved: { request: 'requested', cancel: 'canceled' },
  rejected: {},
  requested: { accept: 'accepted', decline: 'declined', cancel: 'canceled', expire: 'expired' },
  accepted: {},
  declined: {},
  canceled: {},
  expired: {},
}

const DONE: Readonly<Record<InviteTrigger, string>> = {
  submit: 'submitted',
  approve: 'approved',
  reject: 'rejected',
  request: 'sent',
  accept: 'marked accepted',
  decline: 'marked declined',
  cancel: 'cancelled',
  expire: 'marked expired',
}

/** Where a trigger leads, or in a sentence why nowhere (ION-09). */
export function nextInviteState(from: InviteState, trigger: InviteTrigger): Result<InviteState, string> {
  const to = TRANSITIONS[from][trigger]
  if (to !== undefined) return allow(to)
  const hint = from === 'draft' && trigger === 'request' ? ' It has to be submitted and approved first.' : ''
  const label = INVITE_STAGE_LABELS[from].toLowerCase()
  return refuse(`An invitation that is ${label} cannot be ${DONE[trigger]}.${hint}`)
}

/** The states in which an invitation blocks a second one of the same target (invariant 18). */
export const OPEN_INVITE_STATES = ['draft', 'submitted', 'approved', 'requested'] as const

/** True while an invitation is not over. */
export function isOpenInvite(state: InviteState): boolean {
  return OPEN_INVITE_STATES.some((open) => open === state)
}

/** AWS keeps an invitation open for fifteen days (ION-11; AWS Organizations quotas). */
export const INVITE_DAYS = 15
/** What an invitation is at a moment: `presumed_expired` when its time ran out and nothing was confirmed. */
export function inviteStageAt(
  invite: { readonly state: InviteState; readonly expiresAt: string | null },
  now: string,
): InviteStage {
  const isOver = invite.state === 'requested' && invite.expiresAt !== null && invite.expiresAt <= now
  return isOver ? 'presumed_expired' : invite.state
}

/** Null when an invitation can be sent again as a new one, else why not. */
export function whyNoResend(stage: InviteStage): string | null {
  switch (stage) {
    case 'draft':
    case 'declined':
    case 'canceled':
    case 'expired':
    case 'presumed_expired':
      return null
    case 'requested':
      return 'The invitation is still open at AWS. Cancel it first: AWS takes no second one for the same account.'
    case 'accepted':
      return 'The invitation was accepted.'
    case 'submitted':
    case 'approved':
      return 'The invitation was not sent yet.'
    case 'rejected':
      return 'The invitation was rejected. Draft a new one.'
  }
}

/** The days after the request on which the owner is reminded (ION-11). */
export const REMINDER_DAYS = [7, 12, 14] as const

/**
 * The reminder that is due so many days after the request, and the days it settles: after a long absence one mail
 * stands for all that were missed. Null when none is due.
 */
export function dueReminder(
  reminded: readonly number[],
  daysSinceRequest: number,
): { readonly day: number; readonly settles: readonly number[] } | null {
  const reached = REMINDER_DAYS.filter((day) => day <= daysSinceRequest && !reminded.includes(day))
  const day = reached.at(-1)
  return day === undefined || daysSinceRequest >= INVITE_DAYS ? null : { day, settles: reached }
}

/** Whom an invitation is for: an account by its ID, or the email of its owner (Organizations API `HandshakeParty`). */
export interface InviteTarget {
  readonly type: 'ACCOUNT' | 'EMAIL'
  readonly id: string
}

/** Reads a typed target: an account ID in any usual writing, else an email address of 6 to 64 characters. */
export function readInviteTarget(text: string): Result<InviteTarget, string> {
  const typed = text.trim()
  if (typed.includes('@')) {
    if (!z.email().safeParse(typed).success) return refuse(`${typed} is not an email address.`)
    return typed.length < 6 || typed.length > 64
      ? refuse('AWS takes email addresses of 6 to 64 characters.')
      : allow({ type: 'EMAIL', id: typed })
  }
  const read = readTypedAccountId(typed)
  if (read.kind === 'id') return allow({ type: 'ACCOUNT', id: read.accountId })
  return refuse(
    read.kind === 'malformed'
      ? `${typed} is neither an account ID nor an email address.`
      : `An account ID has twelve digits; ${typed} has ${read.digits}.`,
  )
}
