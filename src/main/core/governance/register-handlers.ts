import { writeApprovalMail, writeVerificationMail } from '../../../shared/domain/mail-text.ts'
import { createCustomer } from '../customers/create-customer.ts'
import { customerById } from '../customers/customer-table.ts'
import type { HandlersOf } from '../handler.ts'
import { wrongField } from '../refusal.ts'
import { maySetRestricted } from './acting-operator.ts'
import { draftMailTo } from './customer-mail.ts'
import { changeGoverned } from './governed-change.ts'
import { insertUser } from './user-table.ts'
import { writeFirstTags } from './write-tags.ts'

/** governance.register: a company came by itself; staff records it (MSH-05, MSH-22). */
export const registerHandlers: HandlersOf<'governance.register'> = {
  'governance.register': ({ parentId, user, tags, ...input }, context) => {
    const { store, session, ports } = context
    const parent = parentId === null ? null : customerById(store, parentId)
    if (parentId !== null && parent === null) {
      throw wrongField('parentId', 'The parent is not there any more. Choose another one.')
    }
    const { needsApproval, needsEmailConfirmation } = session.current().settings
    const { companyName, identifier } = input
    const intent = {
      type: 'CUSTOMER_REGISTERED',
      label: `Recorded the registration of ${companyName}`,
      subject: identifier,
      customer: null,
      draftsMail: true,
    }
    const changed = changeGoverned(context, intent, (tx) => {
      const owner = { ...session.current(), ports }
      const parentKey = parent?.key ?? null
      const { key, rows } = createCustomer(tx, owner, { ...input, parentKey, origin: 'registered' })
      // Who registers needs no invitation.
      const userKey = insertUser(tx.db, {
        ...user,
        id: tx.newId(),
        customerKey: key,
        role: 'owner',
        state: 'active',
        operatorKey: null,
        invitedAt: tx.at,
        expiresAt: null,
      })
      tx.remember('customerUser', userKey, 1, null)
      const tagRows = writeFirstTags(tx, key, { entered: tags, maySetRestricted: maySetRestricted(context) })
      draftMailTo(tx, context, {
        customer: { key, companyName },
        to: [user],
        write: needsApproval
          ? writeVerificationMail
          : (parties) => writeApprovalMail(parties, { needsEmailConfirmation }),
      })
      const details = { after: { ...input, user: user.email } }
      tx.describe({ rows: rows + 1 + tagRows, details, customer: key })
    })
    return { ...changed, identifier }
  },
}
