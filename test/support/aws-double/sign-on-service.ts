import { text, type Service } from './asking.ts'
import { AwsNo } from './aws-no.ts'
import { issueKeys } from './sts-service.ts'
import { randomBytes } from 'node:crypto'

/** The portal of IAM Identity Center: hands out keys for a token, and new tokens for old ones. */
export const signOnService: Service = {
  GetRoleCredentials: (asking) => {
    const { input, state } = asking
    if (input['token'] !== state.signOn.accessToken) {
      throw new AwsNo('UnauthorizedException', 'Session token not found or invalid', { status: 401 })
    }
    const accountId = text(asking, 'account_id')
    const role = text(asking, 'role_name')
    const arn = `arn:aws:sts::${accountId}:assumed-role/AWSReservedSSO_${role}_0123456789abcdef/anna`
    const keys = issueKeys(state, { accountId, arn })
    return {
      roleCredentials: {
        accessKeyId: keys.AccessKeyId,
        secretAccessKey: keys.SecretAccessKey,
        sessionToken: keys.SessionToken,
        expiration: Date.parse(keys.Expiration),
      },
    }
  },
  CreateToken: ({ input, state }) => {
    if (input['refreshToken'] !== state.signOn.refreshToken) {
      throw new AwsNo('InvalidGrantException', 'Invalid refresh token provided')
    }
    state.signOn.accessToken = randomBytes(20).toString('hex')
    state.signOn.refreshToken = randomBytes(20).toString('hex')
    state.secrets.add(state.signOn.accessToken).add(state.signOn.refreshToken)
    return { accessToken: state.signOn.accessToken, expiresIn: 3600, refreshToken: state.signOn.refreshToken }
  },
}
