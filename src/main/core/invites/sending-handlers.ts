import { refuseNothingNew } from '../customers/refuse-nothing-new.ts'
import { openActionFor, recordAction } from '../actions/action-table.ts'
import { isAccountId, type AccountId } from '../../../shared/domain/account-id.ts'
import { awsTagList } from '../../../shared/domain/aws-tag.ts'
import type { HandlerContext, HandlersOf } from '../handler.ts'
import type { Effect } from '../jobs/task.ts'
import { refusePayerCannot } from '../payers/refuse-payer-cannot.ts'
import { followInPool } from '../pool/follow-in-pool.ts'
import { notAllowed, wrongField } from '../refusal.ts'
import type { ChangeTx } from '../store/change.ts'
import type { ReadableDb } from '../store/sql.ts'
import { admitAccount } from './admit-account.ts'
import { changeInvites } from './change-invites.ts'
import { endOpenAction } from './end-open-action.ts'
import { inviteExpiry } from './invite-clock.ts'
import { inviteMove } from './invite-events.ts'
import { updateInvite, type InviteRecord } from './invite-table.ts'
import { expectInvite, movedInvite } from './own-invite.ts'

type Name =
  | 'invites.request'
  | 'invites.requestCancel'
  | 'invites.markSent'
  | 'invites.markEnded'
  | 'invites.cancel'

/** invites.*: what is asked of AWS, and what somebody knows that AWS did. */
export const sendingHandlers: HandlersOf<Name> = {
  'invites.request': (input, context) => {
    const { invite, payer } = expectInvite(context, input)
    movedInvite(invite, 'request')
    refusePayerCannot(payer, 'invite')
    refuseNothingNew(context.store, invite.customerKey)
    refuseAsked(context.store, 'invite', invite)
    const label = `Put the invitation of ${invite.target} into the AWS outbox`
    return recorded(context, { label, invite }, (tx, actor) =>
      recordInvite(tx, { invite, payerKey: payer.key, actor }),
    )
  },
  'invites.requestCancel': (named, context) => {
    const { invite, payer } = expectInvite(context, named)
    movedInvite(invite, 'cancel')
    const { handshakeId } = invite
    if (handshakeId === null) {
      throw notAllowed(
        'AWS’s number of this invitation is not known. List the invitations of the organization, or cancel it in the console.',
      )
    }
    refuseAsked(context.store, 'cancel_invite', invite)
    const label = `Put cancelling the invitation of ${invite.target} into the AWS outbox`
    return recorded(context, { label, invite }, (tx, actor) => {
      const subject = `Invitation of ${invite.target}`
      const what = { operation: 'cancel_invite', recordKey: invite.key, subject } as const
      const input = { HandshakeId: handshakeId }
      return recordAction(tx, { ...what, managementAccountKey: payer.key, input, actor })
    })
  },
  'invites.markSent': ({ sentOn, handshakeId, evidence, ...named }, context) => {
    const { invite } = expectInvite(context, named)
    const state = movedInvite(invite, 'request')
    const requestedAt = timeOf(context, 'sentOn', sentOn)
    refuseRunning(context.store, 'invite', invite)
    return marked(context, invite, state, (tx) => {
      updateInvite(tx, invite, {
        state,
        handshakeId,
        evidence,
        requestedAt,
        expiresAt: inviteExpiry(requestedAt),
        errorReason: null,
      })
      endOpenAction(tx, { operation: 'invite', recordKey: invite.key })
      tx.describe({ rows: 1, details: { sentOn, evidence } })
      return []
    })
  },
  'invites.markEnded': ({ outcome, endedOn, evidence, accountId, ...named }, context) => {
    const { invite, payer } = expectInvite(context, named)
    const trigger = ({ accepted: 'accept', declined: 'decline', expired: 'expire' } as const)[outcome]
    const state = movedInvite(invite, trigger)
    const finishedAt = timeOf(context, 'endedOn', endedOn)
    const joined = state === 'accepted' ? (accountOf(invite) ?? accountId) : null
    return marked(context, invite, state, (tx) => {
      updateInvite(tx, invite, { state, evidence, finishedAt })
      endOpenAction(tx, { operation: 'cancel_invite', recordKey: invite.key })
      const admitted = joined === null ? null : admitAccount(tx, { accountId: joined, payer, invite })
      const { label } = inviteMove(invite, state, admitted?.whyNot)
      tx.describe({ rows: 1, label, details: { endedOn, evidence } })
      return admitted?.effects ?? []
    })
  },
  'invites.cancel': ({ evidence, ...named }, context) => {
    const { invite } = expectInvite(context, named)
    const state = movedInvite(invite, 'cancel')
    refuseRunning(context.store, 'invite', invite)
    const unsure = openActionFor(context.store, 'invite', invite.key)?.state === 'unsure'
    if (unsure) {
      throw notAllowed('Nobody knows whether AWS sent it. Ask AWS what became of it in the AWS outbox first.')
    }
    return marked(context, invite, state, (tx) => {
      updateInvite(tx, invite, { state, evidence, finishedAt: tx.at })
      endOpenAction(tx, { operation: 'invite', recordKey: invite.key })
      endOpenAction(tx, { operation: 'cancel_invite', recordKey: invite.key })
      tx.describe({ rows: 1, details: { evidence } })
      return []
    })
  },
}

/** Writes the call down that sends an approved invitation; its id is the answer. */
export function recordInvite(
  tx: ChangeTx,
  {
    invite,
    payerKey,
    actor,
    notBefore = null,
  }: {
    readonly invite: Pick<InviteRecord, 'key' | 'target' | 'targetType' | 'notes' | 'tags'>
    readonly payerKey: number
    readonly actor: string
    readonly notBefore?: string | null
  },
): { readonly id: string } {
  const tags = awsTagList(invite.tags)
  return recordAction(tx, {
    managementAccountKey: payerKey,
    operation: 'invite',
    recordKey: invite.key,
    subject: invite.target,
    // Shape of InviteAccountToOrganization (Organizations API).
    input: {
      Target: { Id: invite.target, Type: invite.targetType },
      ...(invite.notes === null ? {} : { Notes: invite.notes }),
      ...(tags.length === 0 ? {} : { Tags: tags }),
    },
    notBefore,
    actor,
  })
}

function recorded(
  context: HandlerContext,
  { label, invite }: { readonly label: string; readonly invite: InviteRecord },
  record: (tx: ChangeTx, actor: string) => { readonly id: string },
): { readonly changeId: string; readonly actionId: string } {
  const intent = { type: 'AWS_ACTION_RECORDED', label, subject: invite.target, customer: invite.customerKey }
  const actor = context.session.current().operator.name
  const { changeId, value } = changeInvites(context, intent, (tx) => record(tx, actor).id)
  return { changeId, actionId: value }
}

function marked(
  context: HandlerContext,
  invite: InviteRecord,
  state: InviteRecord['state'],
  write: (tx: ChangeTx) => readonly Effect[],
): { readonly changeId: string } {
  const { changeId, value: effects } = changeInvites(context, inviteMove(invite, state), write)
  followInPool(context, effects)
  return { changeId }
}

function refuseAsked(db: ReadableDb, operation: 'invite' | 'cancel_invite', { key }: InviteRecord): void {
  if (openActionFor(db, operation, key) !== null) {
    throw notAllowed('This is in the AWS outbox already. Run it from there, or withdraw it.')
  }
}

function refuseRunning(db: ReadableDb, operation: 'invite' | 'cancel_invite', { key }: InviteRecord): void {
  if (openActionFor(db, operation, key)?.state === 'running') {
    throw notAllowed('AWS is being asked at this moment. Wait for its answer.')
  }
}

/** A day as a time: now for today, else its beginning in UTC; refuses one that is still to come. */
function timeOf({ ports }: HandlerContext, field: string, day: string): string {
  const now = ports.now().toISOString()
  const today = now.slice(0, 10)
  if (day > today) throw wrongField(field, 'This day is still to come.')
  return day === today ? now : `${day}T00:00:00.000Z`
}

function accountOf({ targetType, target }: InviteRecord): AccountId | null {
  return targetType === 'ACCOUNT' && isAccountId(target) ? target : null
}
