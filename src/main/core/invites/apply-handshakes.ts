import type { AwsHandshake } from '../../../shared/domain/aws-answer.ts'
import { accountOf, inviteStateOf, notesOf, senderOf, targetOf } from '../../../shared/domain/handshake.ts'
import { isOpenInvite, type InviteState } from '../../../shared/domain/invitation.ts'
import { answerTime } from '../aws/answer-time.ts'
import type { Effect } from '../jobs/task.ts'
import type { JoinedLink } from '../payers/link-joined.ts'
import type { ManagementAccountRecord } from '../payers/management-account-table.ts'
import type { ChangeTx } from '../store/change.ts'
import { admitAccount, type Invited } from './admit-account.ts'
import { endOpenAction } from './end-open-action.ts'
import { inviteExpiry } from './invite-clock.ts'
import { inviteMove } from './invite-events.ts'
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
  /** How the pool in memory follows. */
  readonly effects: readonly Effect[]
}

/** Where handshakes come from, for the log: a profile, or a file that somebody brought. */
export interface HandshakeSource {
  readonly kind: 'live' | 'evidence'
  readonly name: string
}

/** What became of one handshake. */
interface Applied {
  readonly kind: 'added' | 'changed' | 'unchanged' | 'ignored'
  readonly isNewMember: boolean
  readonly effects: readonly Effect[]
}

const UNCHANGED: Applied = { kind: 'unchanged', isNewMember: false, effects: [] }
const IGNORED: Applied = { ...UNCHANGED, kind: 'ignored' }

/**
 * Writes down what AWS says of a management account's invitations, in the change that is under way. A handshake belongs
 * to the invitation with its id, else to the open one of its target; one that nobody knew becomes a row. An account that
 * accepted becomes a member, of the customer that it was invited for. What is
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
  const effects: Effect[] = []
  // Those that are over first: they make room for an open one of the same target.
  const inOrder = handshakes.toSorted((one, other) => order(one) - order(other))
  for (const handshake of inOrder) {
    const applied = applyHandshake(tx, handshake, { payer, source })
    counts[applied.kind] += 1
    counts.members += Number(applied.isNewMember)
    effects.push(...applied.effects)
  }
  return { ...counts, effects }
}

function order(handshake: AwsHandshake): number {
  return inviteStateOf(handshake) === 'requested' ? 1 : 0
}

/**
 * Writes the handshake that AWS answered with down on the invitation that it was asked for; an account that accepted
 * becomes a member. Refuses nothing: a state that AWS did not have leaves the invitation as it is. The answer says how the
 * pool in memory follows.
 */
export function followHandshake(
  tx: ChangeTx,
  invite: InviteRecord,
  { payer, handshake }: { readonly payer: ManagementAccountRecord; readonly handshake: AwsHandshake },
): readonly Effect[] {
  const state = inviteStateOf(handshake)
  if (state === null) return []
  const theirs = { ...theirsOf(tx, handshake, state), evidence: invite.evidence }
  return follow(tx, invite, { theirs, handshake, payer }).effects
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
  if (!isInvitationOf(payer, handshake) || state === null || target === null) return IGNORED
  const theirs = { ...theirsOf(tx, handshake, state), evidence: evidenceOf(source) }
  const known = inviteByHandshake(tx.db, handshake.Id) ?? openOne(tx, { payer, target, theirs })
  if (known !== null) return follow(tx, known, { theirs, handshake, payer })
  const stranger = {
    targetType: target.type,
    target: target.id,
    rootEmail: null,
    customerKey: null,
    tags: {},
  }
  insertInvite(tx, {
    ...theirs,
    ...stranger,
    managementAccountKey: payer.key,
    notes: notesOf(handshake)?.slice(0, 1024) ?? null,
    createdBy: source.name,
  })
  const joined = admit(tx, stranger, { handshake, payer })
  tx.event(inviteMove(stranger, state))
  return { kind: 'added', ...joined }
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
      tx.event(inviteMove(open, 'expired'))
    }
    return null
  }
  // A handshake that was over before ours was thought of is another one.
  return isOpenInvite(theirs.state) || theirs.requestedAt >= open.createdAt ? open : null
}

interface Followed {
  readonly theirs: Theirs
  readonly handshake: AwsHandshake
  readonly payer: ManagementAccountRecord
}

function follow(tx: ChangeTx, known: InviteRecord, { theirs, ...answer }: Followed): Applied {
  const isOver = !isOpenInvite(known.state)
  if (known.state === theirs.state && known.handshakeId !== null && known.expiresAt === theirs.expiresAt) {
    return UNCHANGED
  }
  if (isOver && (isOpenInvite(theirs.state) || known.state === theirs.state)) return UNCHANGED
  updateInvite(tx, known, { ...theirs, errorReason: null })
  // It was made, by whomever: what still waits must not make a second one.
  endOpenAction(tx, { operation: 'invite', recordKey: known.key })
  if (!isOpenInvite(theirs.state)) endOpenAction(tx, { operation: 'cancel_invite', recordKey: known.key })
  const joined = admit(tx, known, answer)
  if (known.state !== theirs.state) tx.event(inviteMove(known, theirs.state, joined.whyNot))
  return { kind: 'changed', ...joined }
}

/**
 * An account that accepted is a member from now on. Asked when AWS says so for the first time: a listing goes on naming
 * the handshake for 30 days, whatever became of the member since.
 */
function admit(
  tx: ChangeTx,
  invite: Invited,
  { handshake, payer }: Pick<Followed, 'handshake' | 'payer'>,
): JoinedLink & { readonly isNewMember: boolean } {
  const accountId = accountOf(handshake)
  const isAccepted = isInvitationOf(payer, handshake) && inviteStateOf(handshake) === 'accepted'
  if (!isAccepted || accountId === null) return { isNewMember: false, whyNot: null, effects: [] }
  return admitAccount(tx, { accountId, payer, invite })
}

function isInvitationOf(payer: ManagementAccountRecord, handshake: AwsHandshake): boolean {
  const sender = senderOf(handshake)
  return handshake.Action === 'INVITE' && (sender === null || sender === payer.accountId)
}

function evidenceOf({ kind, name }: HandshakeSource): string {
  return kind === 'live' ? `AWS said so (profile ${name})` : `As listed in ${name}`
}
