import type { PayerCapability } from '../../shared/contract/payers.ts'
import type { MemberRole } from '../../shared/contract/members.ts'

/** What staff may have done in an organization, in words. */
export const CAPABILITY_LABELS: Readonly<Record<PayerCapability, string>> = {
  invite: 'Invite accounts',
  create: 'Create accounts',
  close: 'Close and remove accounts',
  role: 'Create roles in members',
}

/** How far the role of a member is, in words. */
export const MEMBER_ROLE_LABELS: Readonly<Record<MemberRole, string>> = {
  missing: 'No role',
  none: 'Kit sent',
  entered: 'Entered',
  verified: 'Verified',
  failed: 'Failed',
  removed: 'Removed',
}
