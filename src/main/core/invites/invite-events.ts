import type { InviteState } from '../../../shared/domain/invitation.ts'

/** The event that says that an invitation came into a state (domain §5.4). */
export const INVITE_EVENTS: Readonly<Record<InviteState, string>> = {
  draft: 'INVITE_DRAFTED',
  submitted: 'INVITE_SUBMITTED',
  approved: 'INVITE_APPROVED',
  rejected: 'INVITE_REJECTED',
  requested: 'INVITE_REQUESTED',
  accepted: 'INVITE_ACCEPTED',
  declined: 'INVITE_DECLINED',
  canceled: 'INVITE_CANCELED',
  expired: 'INVITE_EXPIRED',
}

/** What happened, as a sentence of the log. */
export function inviteEventLabel(target: string, state: InviteState): string {
  return LABELS[state](target)
}

const LABELS: Readonly<Record<InviteState, (target: string) => string>> = {
  draft: (target) => `Drafted an invitation of ${target}`,
  submitted: (target) => `Submitted the invitation of ${target}`,
  approved: (target) => `Approved the invitation of ${target}`,
  rejected: (target) => `Rejected the invitation of ${target}`,
  requested: (target) => `AWS invited ${target}`,
  accepted: (target) => `${target} accepted the invitation`,
  declined: (target) => `${target} declined the invitation`,
  canceled: (target) => `Cancelled the invitation of ${target}`,
  expired: (target) => `The invitation of ${target} expired`,
}
