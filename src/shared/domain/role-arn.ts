import type { AccountId } from './account-id.ts'
import { AWS_PARTITION_LABELS, type AwsPartition } from './aws-partition.ts'
import { allow, refuse, type Result } from './result.ts'
import { roleMistake, type RoleArnCode } from './role-arn-mistakes.ts'

/** The ARN of a role in its parts. `path` is empty, or ends with a slash. */
export interface RoleArn {
  readonly text: string
  readonly partition: AwsPartition
  readonly accountId: string
  readonly path: string
  readonly name: string
}

/** What is wrong with a role's ARN, in a sentence, and what was probably meant. */
export interface RoleArnProblem {
  readonly code: RoleArnCode
  readonly message: string
  /** An ARN that passes every check; null when nothing can be guessed. */
  readonly suggestion: string | null
}

/** The account a role has to be in; its partition where an organization tells it. */
export interface RolePlace {
  readonly accountId: AccountId
  readonly partition: AwsPartition | null
}

/** A name as IAM takes it: 1 to 64 letters, digits and `+=,.@_-` (IAM API `RoleName`). */
export const ROLE_NAME = /^[\w+=,.@-]{1,64}$/
const ROLE_ARN =
  /^arn:(aws|aws-cn|aws-us-gov|aws-eusc|aws-iso|aws-iso-b|aws-iso-e|aws-iso-f):iam::(\d{12}):role\/((?:[\x21-\x2E\x30-\x7E]+\/)*)([\w+=,.@-]{1,64})$/
/** IAM API `Role.Path`, and its `Arn`. */
const LONGEST_PATH = 512
const LONGEST_ARN = 2048

/**
 * Reads the ARN of a role that we are to assume in an account (U-07, invariant 15): every typical mistake gets its own
 * sentence, and the ARN that was probably meant where it can be told (IAM identifiers, aws-facts §4.5).
 */
export function checkRoleArn(text: string, place: RolePlace): Result<RoleArn, RoleArnProblem> {
  const read = readRoleArn(text, place)
  if (read.ok) return read
  const { code, message, meant } = read.reason
  const suggestion = meant !== null && readRoleArn(meant, place).ok ? meant : null
  return refuse({ code, message, suggestion })
}

/** The parts of the ARN of a role, wherever it is; null for any other text. */
export function readRoleArnParts(text: string): RoleArn | null {
  const match = ROLE_ARN.exec(text)
  if (match === null) return null
  const [, partition = '', accountId = '', path = '', name = ''] = match
  // The pattern names the partitions one by one.
  return { text, partition: partition as AwsPartition, accountId, path, name }
}

/** The ARN of a role by its name, which may have a path in front. */
export function roleArnOf({ accountId, partition }: RolePlace, name: string): string {
  return `arn:${partition ?? 'aws'}:iam::${accountId}:role/${name.replace(/^\/?(role\/)?/, '')}`
}

interface Misread {
  readonly code: RoleArnCode
  readonly message: string
  readonly meant: string | null
}

function readRoleArn(text: string, place: RolePlace): Result<RoleArn, Misread> {
  const role = readRoleArnParts(text)
  if (role === null) {
    const { code, message, name, arn } = roleMistake(text)
    return refuse({ code, message, meant: arn ?? (name === null ? null : roleArnOf(place, name)) })
  }
  const refusal = whyNotHere(role, place)
  return refusal === null ? allow(role) : refuse(refusal)
}

function whyNotHere(role: RoleArn, { accountId, partition }: RolePlace): Misread | null {
  const { text, path } = role
  const no = (code: RoleArnCode, message: string, meant: string | null = null): Misread => ({
    code,
    message,
    meant,
  })
  if (text.length > LONGEST_ARN || path.length > LONGEST_PATH - 1) {
    return no('ROLE_TOO_LONG', 'IAM allows no path this long. Check what was pasted.')
  }
  if (/^(aws-service-role|aws-reserved)\//.test(path)) {
    return no(
      'ROLE_NOT_ASSUMABLE',
      'Roles of AWS itself (aws-service-role, aws-reserved) let nobody else in. Ask for the role made for us.',
    )
  }
  if (partition !== null && role.partition !== partition) {
    return no(
      'ROLE_WRONG_PARTITION',
      `This role is in ${AWS_PARTITION_LABELS[role.partition]}, the account is in ${AWS_PARTITION_LABELS[partition]}. Its ARN begins with arn:${partition}:.`,
      text.replace(/^arn:[^:]*/, `arn:${partition}`),
    )
  }
  return role.accountId === accountId
    ? null
    : no('ROLE_WRONG_ACCOUNT', `This role is in account ${role.accountId}, not in ${accountId}.`)
}
