import type { CustomerUser } from '../../../shared/contract/customer-users.ts'
import type { NamesOf } from '../../../shared/contract/index.ts'
import {
  CUSTOMER_USER_ROLE_LABELS,
  nextUserState,
  userStateAt,
  whyNoSelfAssignment,
  whyNotAddMyself,
  whyNoUserCare,
  type UserTrigger,
} from '../../../shared/domain/customer-user.ts'
import { whyNothingNew } from '../../../shared/domain/customer.ts'
import type { CustomerRecord } from '../customers/customer-table.ts'
import type { HandlerContext, HandlersOf } from '../handler.ts'
import { notAllowed, wrongField } from '../refusal.ts'
import { expectRow } from '../settings/settings-change.ts'
import type { ChangeTx } from '../store/change.ts'
import { changeRecord } from '../store/record-table.ts'
import { operatorAt } from './acting-operator.ts'
import { closeMessagesReadByAll } from './close-messages.ts'
import { changeGoverned, customerNamed, customerOf, nameOfUser, refuseWhy } from './governed-change.ts'
import { addMyself, inviteUser, refusePresent } from './invite-user.ts'
import { updateUser, userById, usersOf, type UserRecord } from './user-table.ts'

type Name = Extract<NamesOf<'query' | 'command'>, `users.${string}`>

/** users.*: the people of a customer (MSH-12, MSH-13, MSH-15). */
export const userHandlers: HandlersOf<Name> = {
  'users.list': ({ customerId }, context) => {
    const customer = customerNamed(context, customerId)
    const now = context.ports.now().toISOString()
    const operator = operatorAt(context, customer.key)
    const whyNoCare = whyNoUserCare(operator)
    return {
      users: usersOf(context.store, customer.key).map((user) => publicUser(user, now)),
      whyNoInvitation: whyNothingNew(customer) ?? whyNoCare,
      whyNoCare,
      whyNotAddMyself: whyNoSelfAssignment(customer) ?? whyNotAddMyself(operator),
    }
  },
  'users.invite': ({ customerId, ...person }, context) => {
    const customer = customerNamed(context, customerId)
    refuseWhy(whyNothingNew(customer) ?? whyNoUserCare(operatorAt(context, customer.key)))
    const lapsed = refusePresent(context, customer, person.email)
    const label = `Invited ${person.email} to ${customer.companyName}`
    const intent = { type: 'USER_INVITED', label, subject: person.email, customer: customer.key }
    return changeGoverned(context, { ...intent, draftsMail: true }, (tx) => {
      if (lapsed !== null) setUser(tx, lapsed, { state: 'expired' })
      inviteUser(tx, context, { customer, person })
      tx.describe({ rows: 1, details: { after: person } })
    })
  },
  'users.accept': (input, context) => {
    const { user, customer } = expectUser(context, input)
    refuseWhy(whyNothingNew(customer))
    const label = `${user.email} accepted the invitation to ${customer.companyName}`
    return moveUser(context, { user, customer, trigger: 'accept', type: 'USER_ACCEPTED_INVITATION', label })
  },
  'users.cancel': (input, context) => {
    const { user, customer } = expectUser(context, input)
    refuseWhy(whyNoUserCare(operatorAt(context, customer.key)))
    const label = `Cancelled the invitation of ${user.email} to ${customer.companyName}`
    return moveUser(context, { user, customer, trigger: 'cancel', type: 'USER_INVITATION_CANCELLED', label })
  },
  'users.remove': (input, context) => {
    const { user, customer } = expectUser(context, input)
    const operator = operatorAt(context, customer.key)
    // Everybody may leave.
    if (operator.user?.key !== user.key) refuseWhy(whyNoUserCare(operator))
    const label = `Removed ${user.email} from ${customer.companyName}`
    return moveUser(context, { user, customer, trigger: 'remove', type: 'USER_REMOVED', label })
  },
  'users.changeRole': ({ role, ...named }, context) => {
    const { user, customer } = expectUser(context, named)
    const state = userStateAt(user, context.ports.now().toISOString())
    refuseWhy(whyNoUserCare(operatorAt(context, customer.key)))
    if (state !== 'active' && state !== 'invited') {
      throw notAllowed(`${user.email} is not a user of ${customer.companyName} any more.`)
    }
    if (role === user.role) return { changeId: null }
    const label = `Made ${user.email} ${CUSTOMER_USER_ROLE_LABELS[role]} of ${customer.companyName}`
    const intent = { type: 'USER_ROLE_CHANGED', label, subject: user.email, customer: customer.key }
    return changeGoverned(context, intent, (tx) => {
      setUser(tx, user, { role })
      tx.describe({ rows: 1, details: { before: { role: user.role }, after: { role } } })
    })
  },
  'users.confirmEmail': ({ confirmedOn, ...named }, context) => {
    const { user, customer } = expectUser(context, named)
    if (confirmedOn !== null && confirmedOn > context.ports.now().toISOString()) {
      throw wrongField('confirmedOn', 'This day is still to come.')
    }
    if (confirmedOn === user.emailConfirmedAt) return { changeId: null }
    const label =
      confirmedOn === null
        ? `Took back that ${user.email} is confirmed`
        : `Recorded that ${user.email} is confirmed`
    const intent = { type: 'CUSTOMER_UPDATED', label, subject: user.email, customer: customer.key }
    return changeGoverned(context, intent, (tx) => {
      setUser(tx, user, { emailConfirmedAt: confirmedOn })
      const before = { emailConfirmedOn: user.emailConfirmedAt }
      tx.describe({ rows: 1, details: { before, after: { emailConfirmedOn: confirmedOn } } })
    })
  },
  'users.addMyself': ({ customerId }, context) => {
    const customer = customerNamed(context, customerId)
    const operator = operatorAt(context, customer.key)
    refuseWhy(whyNoSelfAssignment(customer) ?? whyNotAddMyself(operator))
    const lapsed = refusePresent(context, customer, operator.email)
    const role = context.session.current().settings.selfAssignRole
    const label = `${operator.name} joined ${customer.companyName} as ${CUSTOMER_USER_ROLE_LABELS[role]}`
    const intent = { type: 'USER_ASSIGNED_HIMSELF', label, subject: operator.email, customer: customer.key }
    return changeGoverned(context, intent, (tx) => {
      if (lapsed !== null) setUser(tx, lapsed, { state: 'expired' })
      addMyself(tx, { customer, operator, role })
      tx.describe({ rows: 1, details: { after: { role } } })
    })
  },
}

function moveUser(
  context: HandlerContext,
  move: {
    readonly user: UserRecord
    readonly customer: CustomerRecord
    readonly trigger: UserTrigger
    readonly type: string
    readonly label: string
  },
): { readonly changeId: string } {
  const { user, customer, trigger, type, label } = move
  const from = userStateAt(user, context.ports.now().toISOString())
  const next = nextUserState(user.email, from, trigger)
  if (!next.ok) throw notAllowed(next.reason)
  const intent = { type, label, subject: user.email, customer: customer.key }
  return changeGoverned(context, intent, (tx) => {
    setUser(tx, user, { state: next.value })
    const before = { state: user.state, role: user.role }
    tx.describe({ rows: 1, details: { user: nameOfUser(user), before, after: { state: next.value } } })
    // Nobody waits for the one who left.
    if (trigger === 'remove') closeMessagesReadByAll(tx, customer)
  })
}

function setUser(tx: ChangeTx, user: UserRecord, now: Partial<Parameters<typeof updateUser>[2]>): void {
  changeRecord(tx, { entity: 'customerUser', key: user.key }, () =>
    updateUser(tx.db, user.key, { ...user, ...now }),
  )
}

function expectUser(
  context: HandlerContext,
  wanted: { readonly id: string; readonly rev: number },
): { readonly user: UserRecord; readonly customer: CustomerRecord } {
  const user = expectRow('user', userById(context.store, wanted.id), wanted)
  return { user, customer: customerOf(context, user.customerKey) }
}

/** A user as windows see it, without keys, in the state of this moment. */
function publicUser(user: UserRecord, now: string): CustomerUser {
  const { key: _key, customerKey: _customer, operatorKey: _operator, ...shown } = user
  return { ...shown, state: userStateAt(user, now) }
}
