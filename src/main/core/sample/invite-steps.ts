import { accountIdFromNumber } from '../../../shared/domain/account-id.ts'
import { awsRefusalWords } from '../../../shared/domain/aws-refusal-words.ts'
import type { AwsHandshake } from '../../../shared/domain/aws-answer.ts'
import type { InviteState } from '../../../shared/domain/invitation.ts'
import { claimAction, markUnsure, recordDone, recordFailed } from '../actions/action-steps.ts'
import { openActionFor, recordAction, type ActionRecord } from '../actions/action-table.ts'
import type { CustomerRecord } from '../customers/customer-table.ts'
import { applyHandshakes } from '../invites/apply-handshakes.ts'
import { inviteAction } from '../invites/invite-action.ts'
import { inviteExpiry } from '../invites/invite-clock.ts'
import { INVITE_EVENTS, inviteEventLabel } from '../invites/invite-events.ts'
import { insertInvite, updateInvite, type InviteRecord } from '../invites/invite-table.ts'
import { recordInvite } from '../invites/sending-handlers.ts'
import { customerOf, govern } from './govern.ts'
import { payerOf } from './organization-steps.ts'
import { inviteOfCustomer } from './sample-aws-table.ts'
import { INVITATIONS, type SampleInvitation } from './sample-invitations.ts'
import { ADMIN, MARKETPLACES, STAFF } from './sample-people.ts'
import type { Scene, Step } from './scene.ts'

const REFUSAL = 'ALREADY_IN_AN_ORGANIZATION'
const LOST = 'The connection broke before AWS had answered.'

/** Invitations of accounts that customers have elsewhere (ION-09 … ION-11), each as far as it came. */
export const inviteSteps: readonly Step[] = INVITATIONS.flatMap((each) => stepsOf(each))

function stepsOf(each: SampleInvitation): Step[] {
  const { daysAgo, came } = each
  const happens = (time: Step['time'], happen: Deed, on = daysAgo): Step => {
    return { daysAgo: on, time, happen: (scene) => happen(scene, each) }
  }
  const drafted = [happens('09:10', draft)]
  if (came === 'draft') return drafted
  const submitted = [...drafted, happens('09:40', moved('submitted', STAFF))]
  if (came === 'submitted') return submitted
  if (came === 'rejected') return [...submitted, happens('11:00', moved('rejected', ADMIN))]
  const approved = [...submitted, happens('11:00', moved('approved', ADMIN)), happens('11:05', ask)]
  if (came === 'waiting') return approved
  if (came === 'failed') return [...approved, happens('11:20', refuse)]
  if (came === 'unsure') return [...approved, happens('11:20', lose)]
  const sent = [...approved, happens('11:20', send)]
  if (came === 'requested') return sent
  if (came === 'unwanted') return [...sent, happens('15:30', askToCancel)]
  return [...sent, happens('13:05', end, each.endedDaysAgo)]
}

type Deed = (scene: Scene, invitation: SampleInvitation) => void

function draft(scene: Scene, { customer: name, payer, notes }: SampleInvitation): void {
  const customer = customerOf(scene, name)
  const [account] = scene.makeAccounts(MARKETPLACES.germany, 1, true)
  const target = accountIdFromNumber(account?.accountId ?? 0)
  const { key, name: payerName } = payerOf(scene, payer)
  const label = `Drafted an invitation of ${target} into ${payerName}`
  govern(scene, customer, { type: 'INVITE_DRAFTED', label }, (tx) => {
    insertInvite(tx, {
      managementAccountKey: key,
      targetType: 'ACCOUNT',
      target,
      rootEmail: `aws-root@${customer.identifier}.example`,
      customerKey: customer.key,
      notes: notes ?? null,
      tags: {},
      state: 'draft',
      createdBy: STAFF,
    })
    tx.describe({ rows: 1, subject: target })
  })
}

/** Submitted, approved or rejected by somebody. */
function moved(state: Extract<InviteState, 'submitted' | 'approved' | 'rejected'>, actor: string): Deed {
  return (scene, each) => {
    const { customer, invite } = found(scene, each)
    const what = { type: INVITE_EVENTS[state], label: inviteEventLabel(invite.target, state), actor }
    govern(scene, customer, what, (tx) => {
      const isOver = state === 'rejected'
      const reason = isOver ? 'They stay with their own organization until the contract is signed.' : null
      updateInvite(tx, invite, { state, reason, finishedAt: isOver ? tx.at : null })
      tx.describe({ rows: 1, subject: invite.target, details: reason === null ? {} : { reason } })
    })
  }
}

function ask(scene: Scene, each: SampleInvitation): void {
  const { customer, invite } = found(scene, each)
  const label = `Put the invitation of ${invite.target} into the AWS outbox`
  govern(scene, customer, { type: 'AWS_ACTION_RECORDED', label }, (tx) => {
    recordInvite(tx, { invite, payerKey: invite.managementAccountKey, actor: STAFF })
    tx.describe({ rows: 1, subject: invite.target })
  })
}

function askToCancel(scene: Scene, each: SampleInvitation): void {
  const { customer, invite } = found(scene, each)
  const label = `Put cancelling the invitation of ${invite.target} into the AWS outbox`
  govern(scene, customer, { type: 'AWS_ACTION_RECORDED', label }, (tx) => {
    const what = { operation: 'cancel_invite', recordKey: invite.key } as const
    const subject = `Invitation of ${invite.target}`
    const input = { HandshakeId: invite.handshakeId }
    recordAction(tx, {
      ...what,
      managementAccountKey: invite.managementAccountKey,
      subject,
      input,
      actor: STAFF,
    })
    tx.describe({ rows: 1, subject: invite.target })
  })
}

function send(scene: Scene, each: SampleInvitation): void {
  const { invite } = found(scene, each)
  const bytes = Array.from({ length: 10 }, () => scene.random.integer(0, 15).toString(16))
  const at = scene.store.ports.now().toISOString()
  const sent = { ...invite, handshakeId: `h-${bytes.join('')}`, requestedAt: at, expiresAt: inviteExpiry(at) }
  const answer = { Handshake: handshakeOf(scene, each, { invite: sent, state: 'OPEN' }) }
  recordDone(scene.store, claimed(scene, invite), { kind: inviteAction, answer, actor: STAFF })
}

function refuse(scene: Scene, each: SampleInvitation): void {
  const { invite } = found(scene, each)
  const words = awsRefusalWords(REFUSAL)
  if (words === null) throw new Error('AWS has no such reason')
  const refused = { action: 'organizations:InviteAccountToOrganization', reason: REFUSAL, ...words }
  const failure = { code: 'aws-refused', ...refused } as const
  recordFailed(scene.store, claimed(scene, invite), { kind: inviteAction, failure, actor: STAFF })
}

function lose(scene: Scene, each: SampleInvitation): void {
  const { invite } = found(scene, each)
  markUnsure(scene.store, claimed(scene, invite), { why: LOST, actor: STAFF })
}

/** The next list of handshakes says how it ended. */
function end(scene: Scene, each: SampleInvitation): void {
  const { customer, invite } = found(scene, each)
  const state = each.came === 'accepted' ? 'ACCEPTED' : each.came === 'declined' ? 'DECLINED' : 'EXPIRED'
  const payer = payerOf(scene, each.payer)
  const label = `Listed 1 invitation of ${payer.name}`
  govern(scene, customer, { type: 'SNAPSHOT_APPLIED', label }, (tx) => {
    const handshakes = [handshakeOf(scene, each, { invite, state })]
    const source = { kind: 'live', name: payer.profile ?? 'northwind' } as const
    applyHandshakes(tx, { payer, handshakes, source })
    tx.describe({ rows: 1, subject: payer.accountId })
  })
}

function handshakeOf(
  scene: Scene,
  { payer }: SampleInvitation,
  { invite, state }: { readonly invite: InviteRecord; readonly state: string },
): AwsHandshake {
  const { accountId, organizationId } = payerOf(scene, payer)
  const id = invite.handshakeId ?? ''
  return {
    Id: id,
    Arn: `arn:aws:organizations::${accountId}:handshake/${organizationId}/invite/${id}`,
    Parties: [
      { Id: organizationId?.slice(2), Type: 'ORGANIZATION' },
      { Id: invite.target, Type: 'ACCOUNT' },
    ],
    State: state,
    RequestedTimestamp: invite.requestedAt,
    ExpirationTimestamp: invite.expiresAt,
    Action: 'INVITE',
    Resources: [],
  }
}

function claimed(scene: Scene, invite: InviteRecord): ActionRecord {
  const waiting = openActionFor(scene.store, 'invite', invite.key)
  const action = waiting === null ? null : claimAction(scene.store, waiting, STAFF)
  if (action === null) throw new Error(`the invitation of ${invite.target} does not wait`)
  return action
}

function found(
  scene: Scene,
  { customer: name }: SampleInvitation,
): { readonly customer: CustomerRecord; readonly invite: InviteRecord } {
  const customer = customerOf(scene, name)
  return { customer, invite: inviteOfCustomer(scene.store, customer.key) }
}
