import { z } from 'zod'
import { AccountId } from '../domain/account-id.ts'
import { ProfileKind } from '../domain/aws-profile.ts'
import { ProfileName } from './aws.ts'
import { command, query } from './operation.ts'

/** A profile of the shared AWS files of this workstation; nothing secret of it. */
export const Profile = z.object({
  name: z.string(),
  kind: ProfileKind,
  /** It, or a profile it builds on, asks for the code of a device. */
  needsMfa: z.boolean(),
  /** Null when the files set none. */
  region: z.string().nullable(),
  /** As far as the files tell; AWS alone knows for sure. */
  accountId: z.string().nullable(),
  /** Why it cannot be used, and what to change in which file; null when nothing is known against it. */
  problem: z.object({ why: z.string(), next: z.string() }).nullable(),
})
export type Profile = z.infer<typeof Profile>

/** Whether AWS is there. `unknown` until something was asked of it. */
export const Connection = z.object({
  state: z.enum(['offline', 'unknown', 'online']),
  /** The profile in use; null when none is chosen. */
  profile: z.string().nullable(),
  /** Who AWS said the profile is, since the application was started. */
  identity: z.object({ accountId: AccountId, arn: z.string() }).nullable(),
})
export type Connection = z.infer<typeof Connection>

/** A profile that waits for the code of its MFA device. */
export const MfaAsk = z.object({ askId: z.string(), profile: z.string(), device: z.string() })
export type MfaAsk = z.infer<typeof MfaAsk>

/** The profiles of this workstation, and the connection to AWS. */
export const profileOperations = {
  'profiles.list': query(
    z.object({}),
    z.object({
      profiles: z.array(Profile),
      inUse: z.string().nullable(),
      /** Where the files are, or would be; `~` stands for the home folder. */
      configFile: z.string(),
      credentialsFile: z.string(),
    }),
  ),
  /** Chooses the profile that dialogs offer first; null for none. Asks nothing of AWS. */
  'profiles.use': command('read', z.object({ profile: ProfileName.nullable() }), Connection),
  /** What waits for a code right now, oldest first. */
  'profiles.mfaAsks': query(z.object({}), z.array(MfaAsk)),
  /** Gives the code of a device, or null when there will be none. The code is used once and kept nowhere. */
  'profiles.answerMfa': command(
    'read',
    z.object({
      askId: z.string(),
      code: z
        .string()
        .regex(/^\d{6}$/, 'The code of the device has six digits.')
        .nullable(),
    }),
    z.object({}),
  ),
  'connection.get': query(z.object({}), Connection),
} as const
