import { INVITATION_DAYS, userStateAt, type CustomerUserRole } from '../../../shared/domain/customer-user.ts'
import { writeInvitationMail } from '../../../shared/domain/mail-text.ts'
import type { CustomerRecord } from '../customers/customer-table.ts'
import type { HandlerContext } from '../handler.ts'
import { wrongField } from '../refusal.ts'
import type { ChangeTx } from '../store/change.ts'
import type { OperatorAtCustomer } from './acting-operator.ts'
import { draftMailTo } from './customer-mail.ts'
import { insertUser, presentUser, usersOf, type UserRecord } from './user-table.ts'

/** Somebody as they are invited. */
export interface InvitedPerson {
  readonly email: string
  readonly firstName: string
  readonly lastName: string
  readonly jobFunction: string | null
  readonly role: CustomerUserRole
}

const DAY_MS = 86_400_000

/** Stores an invitation and drafts its mail, inside a change whose event says USER_INVITED (MSH-15). */
export function inviteUser(
  tx: ChangeTx,
  context: HandlerContext,
  invited: { readonly customer: CustomerRecord; readonly person: InvitedPerson },
): void {
  const { customer, person } = invited
  const expiresAt = new Date(Date.parse(tx.at) + INVITATION_DAYS * DAY_MS).toISOString()
  const key = insertUser(tx.db, {
    ...person,
    id: tx.newId(),
    customerKey: customer.key,
    state: 'invited',
    operatorKey: null,
    invitedAt: tx.at,
    expiresAt,
  })
  tx.remember('customerUser', key, 1, null)
  draftInvitation(tx, context, { customer, person: { ...person, expiresAt } })
}

/** Drafts the mails to everybody who is invited to a customer, after it was created with them. */
export function draftInvitations(
  tx: ChangeTx,
  context: HandlerContext,
  customer: Pick<CustomerRecord, 'key' | 'companyName'>,
): void {
  for (const user of usersOf(tx.db, customer.key)) {
    if (user.state === 'invited') draftInvitation(tx, context, { customer, person: user })
  }
}

function draftInvitation(
  tx: ChangeTx,
  context: HandlerContext,
  invited: {
    readonly customer: Pick<CustomerRecord, 'key' | 'companyName'>
    readonly person: Pick<UserRecord, 'email' | 'firstName' | 'role' | 'expiresAt'>
  },
): void {
  const { customer, person } = invited
  const { role, expiresAt } = person
  const invitedBy = context.session.current().operator.name
  draftMailTo(tx, context, {
    customer,
    to: [person],
    write: (parties) => writeInvitationMail(parties, { role, invitedBy, expiresAt }),
  })
}

/** Stores the operator as an active user (MSH-12). */
export function addMyself(
  tx: ChangeTx,
  mine: {
    readonly customer: Pick<CustomerRecord, 'key'>
    readonly operator: OperatorAtCustomer
    readonly role: CustomerUserRole
  },
): void {
  const { customer, operator, role } = mine
  const words = operator.name.trim().split(/\s+/)
  const key = insertUser(tx.db, {
    id: tx.newId(),
    customerKey: customer.key,
    email: operator.email,
    firstName: words.slice(0, -1).join(' '),
    lastName: words.at(-1) ?? '',
    jobFunction: null,
    role,
    state: 'active',
    operatorKey: operator.key,
    invitedAt: tx.at,
    expiresAt: null,
  })
  tx.remember('customerUser', key, 1, null)
}

/** Refuses an email that is a user already; answers with an invitation that ran out, whose place is free. */
export function refusePresent(
  context: HandlerContext,
  customer: CustomerRecord,
  email: string,
): UserRecord | null {
  const present = presentUser(context.store, customer.key, email)
  if (present === null) return null
  const state = userStateAt(present, context.ports.now().toISOString())
  if (state === 'expired') return present
  throw wrongField(
    'email',
    state === 'invited'
      ? `${email} is invited to ${customer.companyName} already. Record that it was accepted, or cancel it first.`
      : `${email} is a user of ${customer.companyName} already.`,
  )
}
