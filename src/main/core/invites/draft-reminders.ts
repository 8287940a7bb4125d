import { dueReminder, inviteStageAt } from '../../../shared/domain/invitation.ts'
import { writeReminder } from '../../../shared/domain/invite-mail.ts'
import { managementAccountByKey, type ManagementAccountRecord } from '../payers/management-account-table.ts'
import { providerByKey } from '../settings/provider-table.ts'
import { countOf } from '../settings/wording.ts'
import { change, type Store } from '../store/change.ts'
import { daysBetween, daysLeftOf } from './invite-clock.ts'
import { requestedInvites, updateInvite, type InviteRecord } from './invite-table.ts'
import { draftOwnerMail, toTell } from './owner-mail.ts'

interface Due {
  readonly invite: InviteRecord
  readonly payer: ManagementAccountRecord
  readonly settles: readonly number[]
}

/**
 * Drafts the reminders that are due, each at most once (ION-11), as one undoable change; nothing is written when none
 * is. `providerKey`: of one provider, or of all.
 */
export function draftDueReminders(
  store: Store,
  { actor, providerKey }: { readonly actor: string; readonly providerKey: number | null },
): { readonly changeId: string | null; readonly drafted: number } {
  const now = store.ports.now().toISOString()
  const due = dueAt(store, now).filter(
    ({ payer }) => providerKey === null || payer.providerKey === providerKey,
  )
  if (due.length === 0) return { changeId: null, drafted: 0 }
  const [only] = due
  const one = due.length === 1 && only !== undefined ? only.invite : null
  const intent = {
    type: 'INVITE_REMINDED',
    label: `Drafted ${countOf(due.length, 'reminder')} of AWS invitations`,
    subject: one?.target ?? countOf(due.length, 'invitation'),
    actor,
    isUndoable: true,
    customer: one?.customerKey ?? null,
  }
  const { changeId } = change(store, intent, (tx) => {
    for (const { invite, payer, settles } of due) {
      const providerName = providerByKey(tx.db, payer.providerKey)?.name ?? payer.name
      const daysLeft = daysLeftOf(invite, now) ?? 0
      const mail = writeReminder({ ...toTell(invite, payer, providerName), daysLeft })
      draftOwnerMail(tx, { invite, mail, actor })
      updateInvite(tx, invite, { reminded: [...invite.reminded, ...settles] })
    }
  })
  return { changeId, drafted: due.length }
}

function dueAt(store: Store, now: string): Due[] {
  return requestedInvites(store).flatMap((invite) => {
    if (inviteStageAt(invite, now) !== 'requested' || invite.requestedAt === null) return []
    const reminder = dueReminder(invite.reminded, daysBetween(invite.requestedAt, now))
    const payer = reminder === null ? null : managementAccountByKey(store, invite.managementAccountKey)
    return reminder === null || payer === null ? [] : [{ invite, payer, settles: reminder.settles }]
  })
}
