import type { NamesOf, ParsedInputOf } from '../../../shared/contract/index.ts'
import { writeMessageMail } from '../../../shared/domain/mail-text.ts'
import { MESSAGE_MODE_LABELS, whyNoMessage, whyNoReceipt } from '../../../shared/domain/message.ts'
import { customerDirectory } from '../customers/customer-directory-view.ts'
import type { CustomerRecord } from '../customers/customer-table.ts'
import { matchingCustomers } from '../customers/customer-tree.ts'
import type { HandlerContext, HandlersOf } from '../handler.ts'
import { notAllowed, Refusal } from '../refusal.ts'
import { operatorById } from '../settings/operator-table.ts'
import { expectRow } from '../settings/settings-change.ts'
import { countOf } from '../settings/wording.ts'
import { changeRecord } from '../store/record-table.ts'
import { operatorAt } from './acting-operator.ts'
import { draftMailTo, peopleOf } from './customer-mail.ts'
import { closeMessagesReadByAll } from './close-messages.ts'
import { changeGoverned, customerNamed, customerOf, nameOfUser, refuseWhy } from './governed-change.ts'
import { shownMessages } from './message-list.ts'
import {
  closeMessage,
  insertMessage,
  insertReceipt,
  messageById,
  receiptsOf,
  unreadOf,
  type MessageRecord,
} from './message-table.ts'
import { userById, usersOf } from './user-table.ts'

type Name = Extract<NamesOf<'query' | 'command'>, `messages.${string}`>

/** messages.*: short notices for the users of customers (MSH-16 … MSH-18, A-19). */
export const messageHandlers: HandlersOf<Name> = {
  'messages.list': ({ customerId }, context) => {
    const { key } = customerNamed(context, customerId)
    return { messages: shownMessages(context.store, key, operatorAt(context, key).key) }
  },
  'messages.unread': ({ customerId }, context) => {
    const { operator, providerKey } = context.session.current()
    const unread = unreadOf(context.store, {
      operatorKey: operatorById(context.store, operator.id)?.key ?? 0,
      providerKey,
      customerKey: customerId === null ? null : customerNamed(context, customerId).key,
    })
    return {
      messages: unread.map(({ id, rev, userId, body, mode, sentAt, sentBy, ...of }) => ({
        id,
        rev,
        userId,
        body,
        mode,
        sentAt,
        sentBy,
        customer: { id: of.customerId, identifier: of.identifier, companyName: of.companyName },
      })),
    }
  },
  'messages.send': ({ to, body, mode }, context) => {
    const judged = readersOf(context, to).map((id) => judge(context, customerNamed(context, id)))
    const chosen = judged.filter(({ why }) => why === null).map(({ customer }) => customer)
    const leftOut = judged.flatMap(({ customer: { companyName }, why }) =>
      why === null ? [] : [{ companyName, why }],
    )
    const [first] = chosen
    if (first === undefined && leftOut.length === 1) throw notAllowed(leftOut[0]?.why ?? '')
    if (first === undefined) return { changeId: null, sent: 0, leftOut }
    const isOne = chosen.length === 1
    const whom = isOne ? first.companyName : countOf(chosen.length, 'customer')
    const intent = {
      type: 'MESSAGE_SENT',
      label: `Sent a message to ${whom}`,
      subject: isOne ? first.identifier : whom,
      customer: isOne ? first.key : null,
    }
    const details = { message: body, mode: MESSAGE_MODE_LABELS[mode] }
    const sentBy = context.session.current().operator.name
    const { changeId } = changeGoverned(context, intent, (tx) => {
      for (const customer of chosen) {
        const { key: customerKey, identifier, companyName } = customer
        const message = { id: tx.newId(), customerKey, body, mode, sentAt: tx.at, sentBy }
        tx.remember('message', insertMessage(tx.db, message), 1, null)
        draftMailTo(tx, context, {
          customer,
          to: peopleOf(tx, customerKey),
          write: (parties) =>
            writeMessageMail(parties, { body, sentBy, mustBeRead: mode === 'all_must_read' }),
        })
        if (isOne) continue
        const label = `Sent a message to ${companyName}`
        tx.event({ type: 'MESSAGE_SENT', subject: identifier, label, details, customer: customerKey })
      }
      tx.describe({ rows: chosen.length, details: leftOut.length === 0 ? details : { ...details, leftOut } })
    })
    return { changeId, sent: chosen.length, leftOut }
  },
  'messages.acknowledge': ({ userId, evidence, ...named }, context) => {
    const { message, customer } = expectMessage(context, named)
    const user = userById(context.store, userId)
    if (user?.customerKey !== customer.key) throw new Refusal({ code: 'not-found', what: 'user', id: userId })
    const isOnBehalf = operatorAt(context, customer.key).user?.key !== user.key
    const readerName = nameOfUser(user)
    const receipts = receiptsOf(context.store, customer.key)
    const why = whyNoReceipt({
      state: message.state,
      readerName,
      isActive: user.state === 'active',
      hasRead: receipts.some(({ messageKey, userKey }) => messageKey === message.key && userKey === user.key),
      isOnBehalf,
      hasEvidence: (evidence ?? '') !== '',
    })
    refuseWhy(why)
    const label = `${readerName} acknowledged a message to ${customer.companyName}`
    const intent = { type: 'MESSAGE_ACKNOWLEDGED', label, subject: user.email, customer: customer.key }
    return changeGoverned(context, intent, (tx) => {
      const kept = isOnBehalf ? evidence : null
      const receipt = { messageKey: message.key, userKey: user.key, acknowledgedAt: tx.at, evidence: kept }
      tx.remember('messageReceipt', insertReceipt(tx.db, receipt), 1, null)
      tx.describe({ rows: 1, details: { message: message.body, evidence: kept } })
      closeMessagesReadByAll(tx, customer)
    })
  },
  'messages.close': (named, context) => {
    const { message, customer } = expectMessage(context, named)
    if (message.state === 'closed') return { changeId: null }
    const { key, companyName, identifier } = customer
    const label = `Closed a message to ${companyName}`
    const intent = { type: 'MESSAGE_CLOSED', label, subject: identifier, customer: key }
    return changeGoverned(context, intent, (tx) => {
      changeRecord(tx, { entity: 'message', key: message.key }, () => closeMessage(tx.db, message.key))
      tx.describe({ rows: 1, details: { message: message.body } })
    })
  },
}

const MOST_CUSTOMERS = 2000

function readersOf(
  { session, store }: HandlerContext,
  to: ParsedInputOf<'messages.send'>['to'],
): readonly string[] {
  if (to.kind === 'these') return [...new Set(to.customerIds)]
  const directory = customerDirectory(store, session.current().providerKey)
  const sort = { by: 'name', direction: 'ascending' } as const
  const except = new Set(to.except)
  const matching = matchingCustomers(directory, { filter: to.filter, sort }).filter(
    ({ id }) => !except.has(id),
  )
  if (matching.length > MOST_CUSTOMERS) {
    throw notAllowed(
      `A message goes to up to ${countOf(MOST_CUSTOMERS, 'customer')} at once; these are ${countOf(matching.length, 'customer')}. Choose fewer.`,
    )
  }
  return matching.map(({ id }) => id)
}

function judge(
  { store }: HandlerContext,
  customer: CustomerRecord,
): { readonly customer: CustomerRecord; readonly why: string | null } {
  const activeUsers = usersOf(store, customer.key).filter(({ state }) => state === 'active').length
  return { customer, why: whyNoMessage({ ...customer, activeUsers }) }
}

function expectMessage(
  context: HandlerContext,
  named: { readonly id: string; readonly rev: number },
): { readonly message: MessageRecord; readonly customer: CustomerRecord } {
  const message = expectRow('message', messageById(context.store, named.id), named)
  return { message, customer: customerOf(context, message.customerKey) }
}
