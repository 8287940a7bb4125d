import type { RoleConnection, RoleState } from '../../shared/contract/roles.ts'
import { formatDay } from '../ui/format.ts'

/** What each state of a role connection means, in words. */
const STATES: Readonly<Record<RoleState, string>> = {
  none: 'The external ID is made. The customer has not told us the role yet.',
  entered: 'The role is entered. Nobody has verified it yet.',
  verified: 'The role works.',
  failed: 'The role did not work.',
  removed: 'The role was removed. Onboard the account again to get a new external ID.',
}

/** How a role is, as a sentence or two. */
export function standingInWords({ state, evidenceKind, verifiedAt, verifiedBy }: RoleConnection): string {
  if (verifiedAt === null || verifiedBy === null) return STATES[state]
  const how = evidenceKind === 'offline' ? 'by evidence' : 'at AWS'
  return `${STATES[state]} Tried ${how} by ${verifiedBy} on ${formatDay(verifiedAt)}.`
}

/** What is wrong with a role that lets everybody in, and what to do. */
export const OPEN_ROLE =
  'The role lets us in without the external ID, so anybody who can make us act for them could reach this account. Ask the customer to add the condition sts:ExternalId of the trust policy, then verify again.'
