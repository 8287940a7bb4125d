import { z } from 'zod'

/**
 * How a profile of the shared AWS files comes by its credentials, in the order in which the SDK looks: a role (through a
 * source profile, or one that is itself a role), keys, a token file, a program, IAM Identity Center (`sso_session`, or
 * the older way), `aws login`; `none` for a profile that has none of it.
 */
export const ProfileKind = z.enum([
  'role',
  'chained-role',
  'keys',
  'web-identity',
  'process',
  'sso-session',
  'sso-legacy',
  'login',
  'none',
])
export type ProfileKind = z.infer<typeof ProfileKind>
