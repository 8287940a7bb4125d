import { refuseNothingNew } from '../customers/refuse-nothing-new.ts'
import type { InviteTrigger } from '../../../shared/domain/invitation.ts'
import type { HandlerContext, HandlersOf } from '../handler.ts'
import { refusePayerCannot } from '../payers/refuse-payer-cannot.ts'
import { changeInvites } from './change-invites.ts'
import { changed } from './draft-handlers.ts'
import { inviteMove } from './invite-events.ts'
import { updateInvite } from './invite-table.ts'
import { expectInvite, movedInvite } from './own-invite.ts'

/** invites.*: from a draft to an approved invitation (ION-09). */
export const approvalHandlers: HandlersOf<'invites.submit' | 'invites.approve' | 'invites.reject'> = {
  'invites.submit': (input, context) => move(context, input, 'submit'),
  'invites.approve': (input, context) => move(context, input, 'approve'),
  'invites.reject': ({ reason, ...named }, context) => move(context, named, 'reject', reason),
}

function move(
  context: HandlerContext,
  named: { readonly id: string; readonly rev: number },
  trigger: InviteTrigger,
  reason: string | null = null,
): { readonly changeId: string } {
  const { invite, payer } = expectInvite(context, named)
  const state = movedInvite(invite, trigger)
  if (trigger !== 'reject') {
    refusePayerCannot(payer, 'invite')
    refuseNothingNew(context.store, invite.customerKey)
  }
  return changed(
    changeInvites(context, inviteMove(invite, state), (tx) => {
      const finishedAt = state === 'rejected' ? tx.at : null
      updateInvite(tx, invite, { state, reason, finishedAt })
      tx.describe({ rows: 1, details: reason === null ? {} : { reason } })
    }),
  )
}
