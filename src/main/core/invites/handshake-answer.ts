import { z } from 'zod'
import { AwsHandshake } from '../../../shared/domain/aws-answer.ts'
import type { ActionRecord } from '../actions/action-table.ts'
import type { ActionSite } from '../actions/action-kind.ts'
import { managementAccountByKey, type ManagementAccountRecord } from '../payers/management-account-table.ts'
import type { ReadableDb } from '../store/sql.ts'
import { inviteByKey, type InviteRecord } from './invite-table.ts'

const Answer = z.object({ Handshake: AwsHandshake })

/** The handshake in an answer of AWS, from a call of ours or the AWS CLI; throws when there is none. */
export function handshakeIn(answer: unknown): AwsHandshake {
  return Answer.parse(answer).Handshake
}

/** The invitation that an action is for, and the management account that invites. */
export function inviteOf(
  db: ReadableDb,
  { recordKey }: Pick<ActionRecord, 'recordKey'>,
): { readonly invite: InviteRecord; readonly payer: ManagementAccountRecord } {
  const invite = inviteByKey(db, recordKey)
  const payer = invite === null ? null : managementAccountByKey(db, invite.managementAccountKey)
  if (invite === null || payer === null) throw new Error(`there is no invitation ${recordKey}`)
  return { invite, payer }
}

/** The management account and profile of a call that concerns invitations. */
export function inviterAt({ profile, payer }: ActionSite): {
  readonly profile: string
  readonly payerId: ManagementAccountRecord['accountId']
} {
  if (payer === null) throw new Error('an invitation is made by a management account')
  return { profile, payerId: payer.accountId }
}
