import type { AwsHandshake } from '../../../shared/domain/aws-answer.ts'
import { accountOf, inviteStateOf, notesOf, senderOf, targetOf } from '../../../shared/domain/handshake.ts'
import { isOpenInvite, type InviteState } from '../../../shared/domain/invitation.ts'
import { answerTime } from '../aws/answer-time.ts'
import type { ManagementAccountRecord } from '../payers/management-account-table.ts'
import { memberByAccountId } from '../payers/member-table.ts'
import type { ChangeTx } from '../store/change.ts'
import { admitAccount } from './admit-account.ts'
import { endOpenAction } from './end-open-action.ts'
import { inviteExpiry } from './invite-clock.ts'
import { INVITE_EVENTS, inviteEventLabel } from './invite-events.ts'
import {
  inviteByHandshake,
  insertInvite,
  openInviteOf,
  updateInvite,
  type InviteRecord,
} from './invite-table.ts'

/** What became of the handshakes that AWS listed. */
export interface HandshakeCounts {
  /** Invitations that nobody here knew. */
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  /** Handshakes that are no invitations of this management account, or that cannot be read. */
  readonly ignored: number
  /** Accounts that became members. */
  readonly members: number
}

/** Where handshakes come from, for the log: a profile, or a file that somebody brought. */
export interface HandshakeSource {
  readonly kind: 'live' | 'evidence'
  readonly name: string
}

type Applied = 'added' | 'changed' | 'unchanged' | 'ignored'

/**
 * Writes down what AWS says of a management account's invitations, in the change that is under way. A handshake belongs
 * to the invitation with its id, else to the open one of its target; one that nobody knew becomes a row. What is
 * finished stays finished, whatever an older listing says, and one that is not listed any more stays as it is: AWS
 * forgets finished handshakes after 30 days (aws-facts §4.2).
 */
export function applyHandshakes(
  tx: ChangeTx,
  applying: {
    readonly payer: ManagementAccountRecord
    readonly handshakes: readonly AwsHandshake[]
    readonly source: HandshakeSource
  },
): HandshakeCounts {
  const { payer, handshakes, source } = applying
  const counts = { added: 0, changed: 0, unchanged: 0, ignored: 0, members: 0 }
  // Those that are over first: they make room for an open one of the same target.
  const inOrder = handshakes.toSorted((one, other) => order(one) - order(other))
  for (const handshake of inOrder) {
    counts[applyHandshake(tx, handshake, { payer, source })] += 1
    counts.members += Number(admit(tx, handshake, payer))
  }
  return counts
}

function order(handshake: AwsHandshake): number {
  return inviteStateOf(handshake) === 'requested' ? 1 : 0
}

/**
 * Writes the handshake that AWS answered with down on the invitation that it was asked for; an account that accepted
 * becomes a member. Refuses nothing: a state that AWS did not have leaves the invitation as it is.
 */
export function followHandshake(
  tx: ChangeTx,
  invite: InviteRecord,
  { payer, handshake }: { readonly payer: ManagementAccountRecord; readonly handshake: AwsHandshake },
): void {
  const state = inviteStateOf(handshake)
  if (state === null) return
  follow(tx, invite, { ...theirsOf(tx, handshake, state), evidence: invite.evidence })
  admit(tx, handshake, payer)
}

function theirsOf(tx: ChangeTx, handshake: AwsHandshake, state: InviteState): Omit<Theirs, 'evidence'> {
  const requestedAt = answerTime(handshake.RequestedTimestamp) ?? tx.at
  return {
    state,
    handshakeId: handshake.Id,
    requestedAt,
    expiresAt: answerTime(handshake.ExpirationTimestamp) ?? inviteExpiry(requestedAt),
    finishedAt: isOpenInvite(state) ? null : tx.at,
  }
}

function applyHandshake(
  tx: ChangeTx,
  handshake: AwsHandshake,
  { payer, source }: { readonly payer: ManagementAccountRecord; readonly source: HandshakeSource },
): Applied {
  const state = inviteStateOf(handshake)
  const target = targetOf(handshake)
  if (!isInvitationOf(payer, handshake) || state === null || target === null) return 'ignored'
  const theirs = { ...theirsOf(tx, handshake, state), evidence: evidenceOf(source) }
  const known = inviteByHandshake(tx.db, handshake.Id) ?? openOne(tx, { payer, target, theirs })
  if (known !== null) return follow(tx, known, theirs)
  insertInvite(tx, {
    ...theirs,
    managementAccountKey: payer.key,
    targetType: target.type,
    target: target.id,
    notes: notesOf(handshake)?.slice(0, 1024) ?? null,
    tags: {},
    createdBy: source.name,
  })
  logMove(tx, { target: target.id, customerKey: null }, state)
  return 'added'
}

type Theirs = Pick<InviteRecord, 'state' | 'requestedAt' | 'expiresAt' | 'finishedAt' | 'evidence'> & {
  readonly handshakeId: string
  readonly requestedAt: string
}

/** The open invitation that a handshake is the answer to. One that AWS replaced by this is closed, for it is over there. */
function openOne(
  tx: ChangeTx,
  { payer, target, theirs }: { payer: ManagementAccountRecord; target: { id: string }; theirs: Theirs },
): InviteRecord | null {
  const open = openInviteOf(tx.db, payer.key, target.id)
  if (open === null) return null
  if (open.handshakeId !== null) {
    // AWS has one open handshake for a target at most.
    if (isOpenInvite(theirs.state)) {
      updateInvite(tx, open, { state: 'expired', finishedAt: tx.at })
      logMove(tx, open, 'expired')
    }
    return null
  }
  // A handshake that was over before ours was thought of is another one.
  return isOpenInvite(theirs.state) || theirs.requestedAt >= open.createdAt ? open : null
}

function follow(tx: ChangeTx, known: InviteRecord, theirs: Theirs): Applied {
  const isOver = !isOpenInvite(known.state)
  if (known.state === theirs.state && known.handshakeId !== null && known.expiresAt === theirs.expiresAt) {
    return 'unchanged'
  }
  if (isOver && (isOpenInvite(theirs.state) || known.state === theirs.state)) return 'unchanged'
  updateInvite(tx, known, { ...theirs, errorReason: null })
  // It was made, by whomever: what still waits must not make a second one.
  endOpenAction(tx, { operation: 'invite', recordKey: known.key })
  if (!isOpenInvite(theirs.state)) endOpenAction(tx, { operation: 'cancel_invite', recordKey: known.key })
  if (known.state !== theirs.state) logMove(tx, known, theirs.state)
  return 'changed'
}

/** An account that accepted is a member from now on; true when it was none of any organization. */
function admit(tx: ChangeTx, handshake: AwsHandshake, payer: ManagementAccountRecord): boolean {
  const accountId = accountOf(handshake)
  const isAccepted = isInvitationOf(payer, handshake) && inviteStateOf(handshake) === 'accepted'
  if (!isAccepted || accountId === null || memberByAccountId(tx.db, accountId) !== null) return false
  const known = inviteByHandshake(tx.db, handshake.Id)
  admitAccount(tx, { accountId, payer, invite: known })
  return true
}

function isInvitationOf(payer: ManagementAccountRecord, handshake: AwsHandshake): boolean {
  const sender = senderOf(handshake)
  return handshake.Action === 'INVITE' && (sender === null || sender === payer.accountId)
}

function logMove(
  tx: ChangeTx,
  invite: Pick<InviteRecord, 'target' | 'customerKey'>,
  state: InviteState,
): void {
  tx.event({
    type: INVITE_EVENTS[state],
    subject: invite.target,
    label: inviteEventLabel(invite.target, state),
    customer: invite.customerKey,
  })
}

function evidenceOf({ kind, name }: HandshakeSource): string {
  return kind === 'live' ? `AWS said so (profile ${name})` : `As listed in ${name}`
}
