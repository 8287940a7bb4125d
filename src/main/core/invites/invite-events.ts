import type { InviteState } from '../../../shared/domain/invitation.ts'
import type { InviteRecord } from './invite-table.ts'

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

/**
 * What a change says that brings an invitation into a state. `whyNot`: why the account that joined was not linked to the
 * customer that it was invited for.
 */
export function inviteMove(
  { target, customerKey }: Pick<InviteRecord, 'target' | 'customerKey'>,
  state: InviteState,
  whyNot: string | null = null,
): {
  readonly type: string
  readonly subject: string
  readonly label: string
  readonly customer: number | null
} {
  const label = inviteEventLabel(target, state)
  return {
    type: INVITE_EVENTS[state],
    subject: target,
    label: whyNot === null ? label : `${label}, and is linked to nobody: ${whyNot}`,
    customer: customerKey,
  }
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
