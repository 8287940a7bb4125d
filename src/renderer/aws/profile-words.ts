import type { Profile } from '../../shared/contract/profiles.ts'
import type { ProfileKind } from '../../shared/domain/aws-profile.ts'

const KINDS: Readonly<Record<ProfileKind, string>> = {
  role: 'Role',
  'chained-role': 'Role through a role',
  keys: 'Keys',
  'web-identity': 'Token file',
  process: 'Program',
  'sso-session': 'Identity Center',
  'sso-legacy': 'Identity Center (older form)',
  login: 'AWS login',
  none: 'No credentials',
}

/** How a profile comes by its credentials, in words. */
export function profileKindName({ kind, needsMfa }: Profile): string {
  return needsMfa ? `${KINDS[kind]}, with MFA` : KINDS[kind]
}
