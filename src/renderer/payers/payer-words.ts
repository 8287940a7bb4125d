import type { MemberRole } from '../../shared/contract/members.ts'

/** How far the role of a member is, in words. */
export const MEMBER_ROLE_LABELS: Readonly<Record<MemberRole, string>> = {
  missing: 'No role',
  none: 'Kit sent',
  entered: 'Entered',
  verified: 'Verified',
  failed: 'Failed',
  removed: 'Removed',
}
