import { randomBytes } from 'node:crypto'
import { text, type Asking, type Service } from './asking.ts'
import { AwsNo } from './aws-no.ts'
import type { DoubleState } from './state.ts'

const HOUR_MS = 3_600_000

/** The operations of STS. */
export const stsService: Service = {
  GetCallerIdentity: ({ caller }) => ({
    UserId: 'AIDAEXAMPLE',
    Account: caller.accountId,
    Arn: caller.arn,
  }),
  AssumeRole: (asking) => {
    const { caller, state, input } = asking
    const roleArn = text(asking, 'RoleArn')
    const role = state.roles.get(roleArn)
    if (role === undefined || !isLetIn(asking, role.externalId, role.trusts)) {
      const what = `User: ${caller.arn} is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`
      throw new AwsNo('AccessDenied', what, { status: 403 })
    }
    if (role.mfaSerial !== null && !takesCode(asking, role.mfaSerial)) {
      const what = 'MultiFactorAuthentication failed with invalid MFA one time pass code.'
      throw new AwsNo('AccessDenied', what, { status: 403 })
    }
    const arn = `${roleArn.replace(':iam::', ':sts::').replace(':role/', ':assumed-role/')}/${String(input['RoleSessionName'])}`
    return {
      Credentials: issueKeys(state, { accountId: roleArn.split(':')[4] ?? '', arn }),
      AssumedRoleUser: { AssumedRoleId: 'AROAEXAMPLE:session', Arn: arn },
    }
  },
}

/** Keys of a session, good for an hour. */
export function issueKeys(
  state: DoubleState,
  caller: { readonly accountId: string; readonly arn: string },
): {
  readonly AccessKeyId: string
  readonly SecretAccessKey: string
  readonly SessionToken: string
  readonly Expiration: string
} {
  const keys = {
    AccessKeyId: `ASIA${randomBytes(8).toString('hex').toUpperCase()}`,
    SecretAccessKey: randomBytes(20).toString('hex'),
    SessionToken: randomBytes(40).toString('hex'),
    Expiration: new Date(Date.now() + HOUR_MS).toISOString(),
  }
  state.callers.set(keys.AccessKeyId, caller)
  state.secrets.add(keys.SecretAccessKey).add(keys.SessionToken)
  return keys
}

function isLetIn(
  { caller, input }: Asking,
  externalId: string | null,
  trusts: readonly string[] | null,
): boolean {
  if (trusts !== null && !trusts.includes(caller.accountId)) return false
  return externalId === null || input['ExternalId'] === externalId
}

/** A code is taken once, as AWS does. */
function takesCode({ input, state }: Asking, serial: string): boolean {
  return input['SerialNumber'] === serial && state.mfaCodes.delete(String(input['TokenCode']))
}
