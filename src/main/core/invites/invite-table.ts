import { OPEN_INVITE_STATES, type InviteState } from '../../../shared/domain/invitation.ts'
import type { ChangeTx } from '../store/change.ts'
import { changeRecord } from '../store/record-table.ts'
import { all, get, insert, raw, run, sql, type ReadableDb, type SqlFragment } from '../store/sql.ts'

/** An invitation as it is stored. Times are ISO-8601 UTC. */
export interface InviteRecord {
  readonly key: number
  readonly id: string
  readonly managementAccountKey: number
  readonly kind: 'invite' | 'billing_transfer'
  readonly targetType: 'ACCOUNT' | 'EMAIL'
  readonly target: string
  readonly rootEmail: string | null
  readonly customerKey: number | null
  readonly notes: string | null
  readonly tags: Readonly<Record<string, string>>
  readonly state: InviteState
  readonly handshakeId: string | null
  readonly requestedAt: string | null
  readonly expiresAt: string | null
  readonly finishedAt: string | null
  /** The code of AWS's refusal. */
  readonly errorReason: string | null
  readonly reason: string | null
  readonly resendOfKey: number | null
  readonly planKey: number | null
  /** Days after the request for which a reminder was drafted. */
  readonly reminded: readonly number[]
  readonly evidence: string | null
  readonly createdAt: string
  readonly createdBy: string
  readonly rev: number
}

type Row = Omit<InviteRecord, 'tags' | 'reminded'> & { readonly tags: string; readonly reminded: string }

const SELECT = sql`SELECT key, id, management_account AS managementAccountKey, kind, target_type AS targetType, target,
    root_email AS rootEmail, customer AS customerKey, notes, tags, state, handshake_id AS handshakeId,
    requested_at AS requestedAt, expires_at AS expiresAt, finished_at AS finishedAt, error_reason AS errorReason, reason,
    resend_of AS resendOfKey, plan AS planKey, reminded, evidence, created_at AS createdAt, created_by AS createdBy, rev
  FROM invite`

/** The states of an invitation that is not over, as SQL; the words of the index `invite_open`. */
export const OPEN_STATES = raw(`(${OPEN_INVITE_STATES.map((state) => `'${state}'`).join(', ')})`)

/** The invitation of an id. */
export function inviteById(db: ReadableDb, id: string): InviteRecord | null {
  return one(db, sql`id = ${id}`)
}

/** The invitation of a key. */
export function inviteByKey(db: ReadableDb, key: number): InviteRecord | null {
  return one(db, sql`key = ${key}`)
}

/** The invitation that AWS knows by this handshake id. */
export function inviteByHandshake(db: ReadableDb, handshakeId: string): InviteRecord | null {
  return one(db, sql`handshake_id = ${handshakeId}`)
}

/** The open invitation of a target from a management account; there is one at most (invariant 18). */
export function openInviteOf(
  db: ReadableDb,
  managementAccountKey: number,
  target: string,
): InviteRecord | null {
  return one(
    db,
    sql`management_account = ${managementAccountKey} AND target = ${target} AND state IN ${OPEN_STATES}`,
  )
}

/** The invitations that are open at AWS. */
export function requestedInvites(db: ReadableDb): InviteRecord[] {
  return all<Row>(db, sql`${SELECT} WHERE state = 'requested' ORDER BY key`).map(toInvite)
}

/** Stores a new invitation, undoably, and returns its key. */
export function insertInvite(
  tx: ChangeTx,
  invite: Pick<
    InviteRecord,
    'managementAccountKey' | 'targetType' | 'target' | 'state' | 'createdBy' | 'tags'
  > &
    Partial<InviteRecord>,
): number {
  const key = insert(
    tx.db,
    sql`INSERT INTO invite (id, management_account, kind, target_type, target, root_email, customer, notes, tags, state,
          handshake_id, requested_at, expires_at, finished_at, resend_of, plan, evidence, created_at, created_by)
        VALUES (${invite.id ?? tx.newId()}, ${invite.managementAccountKey}, 'invite', ${invite.targetType},
          ${invite.target}, ${invite.rootEmail ?? null}, ${invite.customerKey ?? null}, ${invite.notes ?? null},
          ${JSON.stringify(invite.tags)}, ${invite.state}, ${invite.handshakeId ?? null}, ${invite.requestedAt ?? null},
          ${invite.expiresAt ?? null}, ${invite.finishedAt ?? null}, ${invite.resendOfKey ?? null},
          ${invite.planKey ?? null}, ${invite.evidence ?? null}, ${tx.at}, ${invite.createdBy})`,
  )
  tx.remember('invite', key, 1, null)
  return key
}

/** Writes what changes of an invitation, undoably, and counts its revision up; what is not given stays. */
export function updateInvite(tx: ChangeTx, invite: InviteRecord, changed: Partial<InviteRecord>): void {
  const now = { ...invite, ...changed }
  changeRecord(tx, { entity: 'invite', key: invite.key }, () =>
    run(
      tx.db,
      sql`UPDATE invite SET management_account = ${now.managementAccountKey}, target_type = ${now.targetType},
            target = ${now.target}, root_email = ${now.rootEmail}, customer = ${now.customerKey}, notes = ${now.notes},
            tags = ${JSON.stringify(now.tags)}, state = ${now.state}, handshake_id = ${now.handshakeId},
            requested_at = ${now.requestedAt}, expires_at = ${now.expiresAt}, finished_at = ${now.finishedAt},
            error_reason = ${now.errorReason}, reason = ${now.reason}, plan = ${now.planKey},
            reminded = ${JSON.stringify(now.reminded)}, evidence = ${now.evidence}, rev = rev + 1
          WHERE key = ${invite.key}`,
    ),
  )
}

function one(db: ReadableDb, where: SqlFragment): InviteRecord | null {
  const row = get<Row>(db, sql`${SELECT} WHERE ${where}`)
  return row === undefined ? null : toInvite(row)
}

function toInvite(row: Row): InviteRecord {
  // Only this file writes the columns.
  return {
    ...row,
    tags: JSON.parse(row.tags) as InviteRecord['tags'],
    reminded: JSON.parse(row.reminded) as number[],
  }
}
