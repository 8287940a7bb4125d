import { z } from 'zod'
import { inviteStateOf } from '../../../shared/domain/handshake.ts'
import type { ActionKind } from '../actions/action-kind.ts'
import { followHandshake } from './apply-handshakes.ts'
import { handshakeIn, inviteOf, inviterAt } from './handshake-answer.ts'
import { updateInvite } from './invite-table.ts'

/** What CancelHandshake takes. */
const Input = z.object({ HandshakeId: z.string() })

/** Cancelling an invitation that is open at AWS (aws-facts §4.2). */
export const cancelInviteAction: ActionKind = {
  operation: 'cancel_invite',
  ratePerSecond: 2,
  burst: 3,
  make: (action, site, context) => {
    const { HandshakeId: handshakeId } = Input.parse(action.input)
    return context.aws('cancelHandshake', { ...inviterAt(site), handshakeId })
  },
  done: (tx, action, answer) => {
    const { invite, payer } = inviteOf(tx.db, action)
    return followHandshake(tx, invite, { payer, handshake: handshakeIn(answer) })
  },
  failed: (tx, action, failure) => {
    const { invite } = inviteOf(tx.db, action)
    const errorReason = failure.code === 'aws-refused' ? failure.reason : failure.code
    updateInvite(tx, invite, { errorReason })
  },
  settle: async (action, site, context) => {
    const { HandshakeId: handshakeId } = Input.parse(action.input)
    const answer = await context.aws('describeHandshake', { ...inviterAt(site), handshakeId })
    const state = answer.Handshake === null ? null : inviteStateOf(answer.Handshake)
    if (state === null) return { kind: 'unknown', why: 'AWS did not say what the invitation is now.' }
    // However it ended, there is nothing left to cancel.
    return state === 'requested' ? { kind: 'not-done' } : { kind: 'done', answer }
  },
  cliArguments: (action) => cancelArguments(Input.parse(action.input).HandshakeId),
}

/** Arguments of the AWS CLI that cancel an invitation, without `aws` and the profile. */
export function cancelArguments(handshakeId: string): string[] {
  return ['organizations', 'cancel-handshake', '--handshake-id', handshakeId]
}
