import type { MailParties, MailText } from '../../../shared/domain/mail-text.ts'
import { userStateAt } from '../../../shared/domain/customer-user.ts'
import type { CustomerRecord } from '../customers/customer-table.ts'
import type { HandlerContext } from '../handler.ts'
import { draftMail } from '../outbox/draft-mail.ts'
import type { ChangeTx } from '../store/change.ts'
import { usersOf } from './user-table.ts'

/** Who a mail is for. */
interface Addressee {
  readonly email: string
  readonly firstName: string
}

/** Puts a mail to some people of a customer into the outbox; to nobody is no mail. */
export function draftMailTo(
  tx: ChangeTx,
  context: HandlerContext,
  mail: {
    readonly customer: Pick<CustomerRecord, 'key' | 'companyName'>
    readonly to: readonly Addressee[]
    readonly write: (parties: MailParties) => MailText
  },
): void {
  const { customer, to, write } = mail
  if (to.length === 0) return
  const { operator, provider } = context.session.current()
  const parties: MailParties = {
    companyName: customer.companyName,
    providerName: provider.name,
    firstName: to.length === 1 ? (to[0]?.firstName ?? null) : null,
  }
  draftMail(tx, {
    ...write(parties),
    customerKey: customer.key,
    recipients: to.map(({ email }) => email),
    actor: operator.name,
  })
}

/** The people of a customer who can be written to: active or invited, without operators who assigned themselves. */
export function peopleOf(tx: ChangeTx, customerKey: number): readonly Addressee[] {
  return usersOf(tx.db, customerKey).filter((user) => {
    const state = userStateAt(user, tx.at)
    return user.operatorKey === null && (state === 'active' || state === 'invited')
  })
}
