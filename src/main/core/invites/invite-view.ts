import type { Invite } from '../../../shared/contract/invites.ts'
import { inviteStageAt } from '../../../shared/domain/invitation.ts'
import { refOfKey } from '../activity/event-filter.ts'
import { openActionFor } from '../actions/action-table.ts'
import type { ManagementAccountRecord } from '../payers/management-account-table.ts'
import { ENTITY } from '../store/entity.ts'
import { all, get, sql, type ReadableDb } from '../store/sql.ts'
import { refusalWords } from './refusal-words.ts'
import { daysLeftOf } from './invite-clock.ts'
import { inviteByKey, type InviteRecord } from './invite-table.ts'

/** An invitation as windows see it at a moment. */
export function publicInvite(
  db: ReadableDb,
  { invite, payer }: { readonly invite: InviteRecord; readonly payer: ManagementAccountRecord },
  now: string,
): Invite {
  const { key: _key, managementAccountKey: _payer, kind: _kind, state: _state, ...shown } = invite
  const { customerKey, resendOfKey, planKey, errorReason, ...plain } = shown
  const resendOf = resendOfKey === null ? null : inviteByKey(db, resendOfKey)
  const action = openActionFor(db, 'invite', invite.key) ?? openActionFor(db, 'cancel_invite', invite.key)
  const { id, accountId, name, isMsp, profile } = payer
  return {
    ...plain,
    reminded: [...invite.reminded],
    payer: {
      id,
      accountId,
      name,
      isMsp,
      profile,
      partition: payer.partition as Invite['payer']['partition'],
    },
    customer: refOfKey(db, customerKey ?? undefined, payer.providerKey),
    stage: inviteStageAt(invite, now),
    daysLeft: daysLeftOf(invite, now),
    refusal: errorReason === null ? null : refusalWords(errorReason),
    resendOf: resendOf === null ? null : { id: resendOf.id, stage: inviteStageAt(resendOf, now) },
    plan: planKey === null ? null : planName(db, planKey),
    action: action === null ? null : { id: action.id, operation: action.operation, state: action.state },
  }
}

/** What happened to an invitation, newest first. */
export function inviteHistory(
  db: ReadableDb,
  key: number,
): { readonly at: string; readonly actor: string; readonly label: string; readonly changeId: string }[] {
  return all(
    db,
    sql`SELECT at, actor, label, id AS changeId FROM change_row CROSS JOIN change_set ON change_set.key = change
        WHERE entity = ${ENTITY.invite} AND change_row.key = ${key} ORDER BY change DESC`,
  )
}

function planName(db: ReadableDb, key: number): { readonly id: string; readonly name: string } | null {
  return get(db, sql`SELECT id, name FROM invite_plan WHERE key = ${key}`) ?? null
}
