import { ofOwnPayer } from '../payers/of-own-payer.ts'
import { isAccountId } from '../../../shared/domain/account-id.ts'
import {
  INVITE_STAGE_LABELS,
  nextInviteState,
  type InviteState,
  type InviteTarget,
  type InviteTrigger,
} from '../../../shared/domain/invitation.ts'
import type { HandlerContext } from '../handler.ts'
import { type ManagementAccountRecord } from '../payers/management-account-table.ts'
import { memberByAccountId } from '../payers/member-table.ts'
import { notAllowed, wrongField } from '../refusal.ts'
import { expectRow } from '../settings/settings-change.ts'
import type { ReadableDb } from '../store/sql.ts'
import { inviteById, openInviteOf, type InviteRecord } from './invite-table.ts'

/** An invitation and the management account that it is from. */
export interface OwnInvite {
  readonly invite: InviteRecord
  readonly payer: ManagementAccountRecord
}

/** The invitation of an id, when the provider at work has its management account. */
export function inviteNamed(context: Pick<HandlerContext, 'store' | 'session'>, id: string): OwnInvite {
  const { row: invite, payer } = ofOwnPayer(context, inviteById(context.store, id), {
    what: 'invitation',
    id,
  })
  return { invite, payer }
}

/** The invitation that a command names as it was read. */
export function expectInvite(
  context: Pick<HandlerContext, 'store' | 'session'>,
  wanted: { readonly id: string; readonly rev: number },
): OwnInvite {
  const found = inviteNamed(context, wanted.id)
  expectRow('invitation', found.invite, wanted)
  return found
}

/** Where a trigger leads an invitation; refuses in words when it leads nowhere. */
export function movedInvite(invite: InviteRecord, trigger: InviteTrigger): InviteState {
  const next = nextInviteState(invite.state, trigger)
  if (!next.ok) throw notAllowed(next.reason)
  return next.value
}

/** Why a target cannot be invited from a management account, in a sentence; null when it can (invariant 18). */
export function whyNotInvite(
  db: ReadableDb,
  payer: ManagementAccountRecord,
  target: InviteTarget,
): string | null {
  if (target.id === payer.accountId) return 'An organization cannot invite its own management account.'
  const open = openInviteOf(db, payer.key, target.id)
  if (open !== null) {
    const stage = INVITE_STAGE_LABELS[open.state].toLowerCase()
    return `There is an open invitation of ${target.id} from ${payer.name} (${stage}). Cancel it first.`
  }
  const member = isAccountId(target.id) ? memberByAccountId(db, target.id) : null
  return member?.managementAccountKey === payer.key
    ? `${target.id} is a member of ${payer.name} already.`
    : null
}

/** Refuses a target that cannot be invited. */
export function refuseTarget(db: ReadableDb, payer: ManagementAccountRecord, target: InviteTarget): void {
  const why = whyNotInvite(db, payer, target)
  if (why !== null) throw wrongField('target', why)
}
