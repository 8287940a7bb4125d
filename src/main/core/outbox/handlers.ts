import type { NamesOf } from '../../../shared/contract/index.ts'
import type { Mail } from '../../../shared/contract/outbox.ts'
import { isOpenMail, MAIL_STATE_LABELS } from '../../../shared/domain/mail.ts'
import { mailtoAddress } from '../../../shared/domain/mailto.ts'
import { customerById, type CustomerRecord } from '../customers/customer-table.ts'
import type { HandlerContext, HandlersOf } from '../handler.ts'
import { notAllowed, Refusal } from '../refusal.ts'
import { changeRow, expectRow } from '../settings/settings-change.ts'
import { change } from '../store/change.ts'
import type { WritableDb } from '../store/sql.ts'
import { draftMail } from './draft-mail.ts'
import {
  discardMail,
  mailById,
  mailByKey,
  markMailSent,
  updateMail,
  type MailRecord,
} from './mail-draft-table.ts'
import { mailServerState, passwordName } from './mail-password.ts'
import { countMails, mailInFull, mailsPage, usersToWriteTo } from './mail-view.ts'

type Name = Extract<NamesOf<'query' | 'command'>, `outbox.${string}`>

/** outbox.*: mails that wait for somebody to send them. */
export const outboxHandlers: HandlersOf<Name> = {
  'outbox.page': ({ filter, first, count }, { store, session }) => {
    const { providerKey } = session.current()
    const counts = countMails(store, filter, providerKey)
    const states = filter.states === undefined || filter.states.length === 0 ? null : new Set(filter.states)
    const total = Object.entries(counts).reduce(
      // The keys of the counts are the states.
      (sum, [state, n]) => sum + (states === null || states.has(state as Mail['state']) ? n : 0),
      0,
    )
    return { mails: mailsPage(store, { filter, providerKey, first, count }), total, counts }
  },
  'outbox.get': ({ id }, context) => inFull(context, id),
  'outbox.recipients': ({ customerId }, context) => ({
    users: usersToWriteTo(context.store, ourCustomer(context, customerId).key),
  }),
  'outbox.mailto': ({ id }, context) => mailtoAddress(inFull(context, id)),
  'outbox.create': ({ customerId, ...fields }, context) => {
    const customerKey = customerId === null ? null : ourCustomer(context, customerId).key
    const actor = context.session.current().operator.name
    const { value: key } = change(
      context.store,
      {
        type: 'MAIL_DRAFTED',
        label: `Drafted the mail “${fields.subject}”`,
        subject: fields.subject,
        actor,
        isUndoable: true,
        customer: customerKey,
      },
      (tx) => {
        const drafted = draftMail(tx, { ...fields, customerKey, purpose: 'free', actor })
        tx.describe({ rows: 1, details: { after: fields } })
        return drafted
      },
    )
    context.events.publish({ kind: 'outbox.changed' })
    return inFull(context, mailByKey(context.store, key)?.id ?? '')
  },
  'outbox.edit': ({ id, rev, ...fields }, context) => {
    const mail = openMail(context, { id, rev }, 'edited')
    changeMail(context, mail, { type: 'MAIL_EDITED', verb: 'Edited' }, (db) =>
      updateMail(db, mail.key, fields),
    )
    return inFull(context, id)
  },
  'outbox.discard': (wanted, context) => {
    const mail = openMail(context, wanted, 'discarded')
    return changeMail(context, mail, { type: 'MAIL_DISCARDED', verb: 'Discarded' }, (db) =>
      discardMail(db, mail.key),
    )
  },
  'outbox.markSent': ({ sentOn, ...wanted }, context) => {
    const mail = openMail(context, wanted, 'marked as sent')
    const today = context.ports.now().toISOString().slice(0, 10)
    // A window east of here may be a day ahead.
    if (daysBetween(today, sentOn) > 1) {
      throw notAllowed('A mail cannot have been sent in the future. Give the day on which it was sent.')
    }
    const what = { type: 'MAIL_SENT', verb: 'Marked as sent by hand:' }
    return changeMail(context, mail, what, (db) =>
      markMailSent(db, mail.key, {
        how: 'by_hand',
        at: `${sentOn}T12:00:00.000Z`,
        answer: null,
        recipients: mail.recipients,
      }),
    )
  },
  'outbox.server': (_input, context) => mailServerState(context),
  'outbox.setPassword': async ({ password }, context) => {
    const name = passwordName(context)
    if (name === null) {
      throw notAllowed('First save the server and the user that the password is for.')
    }
    await context.ports.secrets.set(name, password)
    context.events.publish({ kind: 'outbox.changed' })
    return mailServerState(context)
  },
}

/** The mail that a command names, as it was read, while something can be done with it. */
function openMail(
  context: HandlerContext,
  wanted: { readonly id: string; readonly rev: number },
  done: string,
): MailRecord {
  inFull(context, wanted.id)
  const mail = expectRow('mail', mailById(context.store, wanted.id), wanted)
  if (isOpenMail(mail.state)) return mail
  const state = MAIL_STATE_LABELS[mail.state].toLowerCase()
  throw notAllowed(
    mail.state === 'sending'
      ? `This mail is being sent now and cannot be ${done}.`
      : `This mail is ${state} and cannot be ${done}. Write a new one instead.`,
  )
}

function changeMail(
  context: HandlerContext,
  mail: MailRecord,
  { type, verb }: { readonly type: string; readonly verb: string },
  write: (db: WritableDb) => void,
): { readonly changeId: string } {
  const { changeId } = change(
    context.store,
    {
      type,
      label: `${verb} the mail “${mail.subject}”`,
      subject: mail.subject,
      actor: context.session.current().operator.name,
      isUndoable: true,
      customer: mail.customerKey,
    },
    (tx) => changeRow(tx, 'mailDraft', mail.key, () => write(tx.db)),
  )
  context.events.publish({ kind: 'outbox.changed' })
  return { changeId }
}

function inFull({ store, session }: HandlerContext, id: string): Mail {
  const mail = mailInFull(store, id, session.current().providerKey)
  if (mail === null) throw new Refusal({ code: 'not-found', what: 'mail', id })
  return mail
}

/** Customers of other providers are not there. */
function ourCustomer({ store, session }: HandlerContext, id: string): CustomerRecord {
  const customer = customerById(store, id)
  if (customer === null || customer.providerKey !== session.current().providerKey) {
    throw new Refusal({ code: 'not-found', what: 'customer', id })
  }
  return customer
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000
}
