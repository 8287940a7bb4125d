import { readRoleArnParts } from './role-arn.ts'
import { allow, refuse, type Result } from './result.ts'

const SESSION = /arn:(aws[a-z-]*):sts::(\d{12}):assumed-role\/([\w+=,.@-]{1,64})\/[\w+=,.@-]{1,64}/
const ANY_ARN = /arn:aws[a-z-]*:[a-z]+::\d{12}:[\w+=,.@/-]+/

/**
 * Whether what `aws sts get-caller-identity` said is a session of a role: same partition, account and name (the session
 * tells no path). The answer is the session's ARN; else a sentence that says what it is instead.
 */
export function sessionOfRole(output: string, roleArn: string): Result<string, string> {
  const role = readRoleArnParts(roleArn)
  if (role === null) return refuse('The role has no ARN yet.')
  const session = SESSION.exec(output)
  if (session === null) {
    const other = ANY_ARN.exec(output)?.[0]
    return refuse(
      other === undefined
        ? 'There is no assumed-role ARN in it. Paste what aws sts get-caller-identity says with the role assumed.'
        : `This is ${other}, not a session of the role. Assume the role first, then ask who you are.`,
    )
  }
  const [arn, partition, accountId, name] = session
  if (accountId !== role.accountId) {
    return refuse(`This session is in account ${accountId}, the role is in ${role.accountId}.`)
  }
  if (partition !== role.partition) {
    return refuse(`This session is in the partition ${partition}, the role is in ${role.partition}.`)
  }
  return name === role.name
    ? allow(arn)
    : refuse(`This is a session of the role ${name}, not of ${role.name}.`)
}
