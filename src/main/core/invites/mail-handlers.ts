import { writeOwnerLetter } from '../../../shared/domain/invite-mail.ts'
import { isOpenInvite } from '../../../shared/domain/invitation.ts'
import type { HandlersOf } from '../handler.ts'
import { notAllowed } from '../refusal.ts'
import { changeInvites } from './change-invites.ts'
import { changed } from './draft-handlers.ts'
import { draftDueReminders } from './draft-reminders.ts'
import { draftOwnerMail, ownersOf, toTell } from './owner-mail.ts'
import { expectInvite } from './own-invite.ts'

/** invites.*: mails to the owners of invited accounts; nobody sends them but staff. */
export const inviteMailHandlers: HandlersOf<'invites.draftLetter' | 'invites.draftReminders'> = {
  'invites.draftLetter': (input, context) => {
    const { invite, payer } = expectInvite(context, input)
    if (!isOpenInvite(invite.state)) throw notAllowed('The invitation is over.')
    if (ownersOf(context.store, invite).length === 0) {
      throw notAllowed('Nobody is known to write to. Give the root email of the account first.')
    }
    const { operator, provider } = context.session.current()
    const intent = {
      type: 'MAIL_DRAFTED',
      label: `Drafted a letter to the owner of ${invite.target}`,
      subject: invite.target,
      customer: invite.customerKey,
      draftsMail: true,
    }
    return changed(
      changeInvites(context, intent, (tx) => {
        const mail = writeOwnerLetter(toTell(invite, payer, provider.name))
        draftOwnerMail(tx, { invite, mail, actor: operator.name })
      }),
    )
  },
  'invites.draftReminders': (_input, { store, session, events }) => {
    const { operator, providerKey } = session.current()
    const drafted = draftDueReminders(store, { actor: operator.name, providerKey })
    if (drafted.drafted > 0) {
      events.publish({ kind: 'aws.changed' })
      events.publish({ kind: 'outbox.changed' })
    }
    return drafted
  },
}
