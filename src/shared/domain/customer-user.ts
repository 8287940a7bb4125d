import { z } from 'zod'
import { allow, refuse, type Result } from './result.ts'

/** What a user may do at its customer (MSH-13). */
export const CustomerUserRole = z.enum(['owner', 'admin', 'employee'])
export type CustomerUserRole = z.infer<typeof CustomerUserRole>

/** What each role is called on every screen. */
export const CUSTOMER_USER_ROLE_LABELS: Readonly<Record<CustomerUserRole, string>> = {
  owner: 'Customer Owner',
  admin: 'Customer Admin',
  employee: 'Customer Employee',
}

export const CustomerUserState = z.enum(['invited', 'active', 'cancelled', 'expired', 'removed'])
export type CustomerUserState = z.infer<typeof CustomerUserState>

export const CUSTOMER_USER_STATE_LABELS: Readonly<Record<CustomerUserState, string>> = {
  invited: 'Invited',
  active: 'Active',
  cancelled: 'Invitation cancelled',
  expired: 'Invitation expired',
  removed: 'Removed',
}

/** How long an invitation of a user stands. */
export const INVITATION_DAYS = 14

/** Everything that moves a user from one state to another. */
export type UserTrigger = 'accept' | 'cancel' | 'expire' | 'remove'

/** The whole table of domain §5.2. A pair that is not here does not exist. */
const TRANSITIONS: Readonly<Record<CustomerUserState, Partial<Record<UserTrigger, CustomerUserState>>>> = {
  invited: { accept: 'active', cancel: 'cancelled', expire: 'expired' },
  active: { remove: 'removed' },
  cancelled: {},
  expired: {},
  removed: {},
}

/** The state at a moment: an invitation that nobody accepted in time has expired by itself. `now` and `expiresAt`: ISO times. */
export function userStateAt(
  user: { readonly state: CustomerUserState; readonly expiresAt: string | null },
  now: string,
): CustomerUserState {
  return user.state === 'invited' && user.expiresAt !== null && user.expiresAt <= now ? 'expired' : user.state
}

/** Where a trigger leads, or in a sentence why nowhere. */
export function nextUserState(
  email: string,
  from: CustomerUserState,
  trigger: UserTrigger,
): Result<CustomerUserState, string> {
  const to = TRANSITIONS[from][trigger]
  return to === undefined ? refuse(`${whatIs(email, from)} ${HELP[trigger]}`) : allow(to)
}

function whatIs(email: string, state: CustomerUserState): string {
  switch (state) {
    case 'invited':
      return `${email} is invited and has not accepted yet.`
    case 'active':
      return `${email} has accepted already.`
    case 'cancelled':
      return `The invitation of ${email} was cancelled.`
    case 'expired':
      return `The invitation of ${email} has expired.`
    case 'removed':
      return `${email} was removed.`
  }
}

const HELP: Readonly<Record<UserTrigger, string>> = {
  accept: 'Only an open invitation can be accepted; invite them again if need be.',
  cancel: 'Only an open invitation can be cancelled.',
  expire: 'Only an open invitation can expire.',
  remove: 'Only an active user can be removed; cancel the invitation instead if there is one.',
}

/** Who wants to do something at a customer. */
export interface ActingOperator {
  readonly name: string
  readonly isAdmin: boolean
  readonly isPartner: boolean
  readonly email: string
  /** The role that the operator has as a user of this customer; null without one. */
  readonly ownRole: CustomerUserRole | null
}

/**
 * Why an operator may not invite, cancel, remove or change users; null when they may. A Customer Employee manages
 * nobody (MSH-13); an admin of the workspace may anyway.
 */
export function whyNoUserCare({ name, isAdmin, ownRole }: ActingOperator): string | null {
  if (isAdmin || ownRole !== 'employee') return null
  return `${name} is Customer Employee here and cannot manage its users. Ask for the role Customer Admin.`
}

/** Why an operator cannot add themselves as a user (MSH-12); null when they can. */
export function whyNotAddMyself(operator: ActingOperator): string | null {
  const { name, isPartner, email, ownRole } = operator
  if (!isPartner)
    return `Only partners can add themselves. ${name} is not marked as a partner in the settings.`
  if (ownRole !== null) return `${name} is ${CUSTOMER_USER_ROLE_LABELS[ownRole]} here already.`
  if (email === '') return `${name} has no email address yet. Enter one under Settings, Operators.`
  return null
}

/**
 * Why nobody can add themselves to a customer in this status; null when they can. Disabled customers are no exception:
 * whoever takes permissions away there has to be a user first (MSH-10).
 */
export function whyNoSelfAssignment(customer: {
  readonly companyName: string
  readonly status: string
}): string | null {
  const { companyName, status } = customer
  return status === 'active' || status === 'disabled'
    ? null
    : `${companyName} is neither active nor disabled. Users can be added then.`
}

/** A user's full name. */
export function userName(user: { readonly firstName: string; readonly lastName: string }): string {
  return `${user.firstName} ${user.lastName}`.trim()
}
