import { awsTagList } from '../../../shared/domain/aws-tag.ts'
import type { ActionRecord } from '../actions/action-table.ts'
import type { RequestRecord } from './request-table.ts'

/** Arguments of the AWS CLI that create an account. */
export function createAccountArguments({ input }: Pick<ActionRecord, 'input'>): readonly string[] {
  return ['organizations', 'create-account', '--cli-input-json', JSON.stringify(input)]
}

/**
 * Commands of the AWS CLI, for a POSIX shell: one that creates the account of an approved request, and one that tells how
 * far it is. Empty while it is not approved.
 */
export function creationCommands(
  { state, nickname, rootEmail, roleName, tags, creationId }: RequestRecord,
  profile: string | null,
): readonly string[] {
  const end = profile === null ? '' : ` --profile ${quoted(profile)}`
  if (creationId !== null) {
    return [
      `aws organizations describe-create-account-status --create-account-request-id ${creationId}${end}`,
    ]
  }
  if (state !== 'approved' || nickname === null || rootEmail === null) return []
  const list = awsTagList(tags)
  const tagged = list.length === 0 ? '' : ` --tags ${quoted(JSON.stringify(list))}`
  return [
    `aws organizations create-account --email ${quoted(rootEmail)} --account-name ${quoted(nickname)} --role-name ${quoted(roleName)}${tagged}${end}`,
    `aws organizations list-create-account-status${end}`,
  ]
}

function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}
