import { z } from 'zod'
import { AccountId } from '../domain/account-id.ts'
import { job } from './operation.ts'

/** A profile of the shared AWS files, by name. */
export const ProfileName = z.string().min(1, 'Choose a profile.').max(200)

/** Live work at AWS. Every name that begins with `aws.` waits for the network and runs beside other jobs. */
export const awsOperations = {
  /** Asks AWS who a profile is (STS GetCallerIdentity). */
  'aws.whoAmI': job(
    'read',
    z.object({ profile: ProfileName }),
    z.object({ accountId: AccountId, arn: z.string() }),
  ),
} as const
