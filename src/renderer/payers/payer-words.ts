import type { Member, MemberRole } from '../../shared/contract/members.ts'

/** How far the role of a member is, in words. */
export const MEMBER_ROLE_LABELS: Readonly<Record<MemberRole, string>> = {
  missing: 'No role',
  none: 'Kit sent',
  entered: 'Entered',
  verified: 'Verified',
  failed: 'Failed',
  removed: 'Removed',
}

/** How the role of a member is; one that lets everybody in is said to. */
export function memberRoleText({ role, isRoleOpen }: Pick<Member, 'role' | 'isRoleOpen'>): string {
  return isRoleOpen === true ? `${MEMBER_ROLE_LABELS[role]}, open to all` : MEMBER_ROLE_LABELS[role]
}
