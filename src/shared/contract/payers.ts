import { z } from 'zod'
import { AccountId } from '../domain/account-id.ts'
import { AwsPartition } from '../domain/aws-partition.ts'
import { PayerCapability } from '../domain/payer-capability.ts'
import { Existing } from './governed.ts'
import { command, job, query } from './operation.ts'
import { CopiedRows, CopyFormat, RowFile, WrittenFile } from './row-text.ts'

/** A management account as whatever belongs to it names it. */
export const PayerRef = z.object({
  id: z.string(),
  accountId: AccountId,
  name: z.string(),
  partition: AwsPartition,
  /** A payer that the provider controls (CS-03). */
  isMsp: z.boolean(),
  /** Name of the profile last used for it; there may be none of that name on this workstation. */
  profile: z.string().nullable(),
})
export type PayerRef = z.infer<typeof PayerRef>

const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .nullable()
    .overwrite((given) => (given === '' ? null : given))

/** What can be edited of a management account; its account ID stays. */
export const PayerFields = z.object({
  name: z.string().trim().min(1, 'Give it a name.').max(128),
  partition: AwsPartition,
  isMsp: z.boolean(),
  /** `o-` and 10 to 32 letters and digits (Organizations API `OrganizationId`); a listing fills it in. */
  organizationId: text(34).pipe(
    z
      .string()
      .regex(/^o-[a-z0-9]{10,32}$/, 'An organization ID looks like o-a1b2c3d4e5.')
      .nullable(),
  ),
  sharing: z.enum(['shared', 'dedicated']),
  /** Quota of accounts in the organization (AWS: 10 at first, at most 50,000); null: nobody knows. */
  maxAccounts: z
    .number()
    .int('Give a whole number.')
    .min(1, 'At least 1.')
    .max(50_000, 'AWS allows 50,000 accounts at most.')
    .nullable(),
  isEmailVerified: z.boolean().nullable(),
  billingBucket: text(255),
  /** Empty: nobody said anything, so nothing is forbidden (`whyPayerCannot`). */
  capabilities: z.array(PayerCapability).overwrite((given) => [...new Set(given)]),
  profile: text(200),
  note: text(4000),
})
export type PayerFields = z.infer<typeof PayerFields>

/** A management account as lists show it. Times are ISO-8601 UTC. */
export const Payer = PayerRef.extend(PayerFields.shape).extend({
  featureSet: z.enum(['ALL', 'CONSOLIDATED_BILLING']).nullable(),
  createdAt: z.string(),
  rev: z.number(),
  /** Its member accounts, as staff accepted them. */
  members: z.number(),
  /** Members that a customer has. */
  linkedMembers: z.number(),
  /** Members with a role connection (CS-14). */
  onboardedMembers: z.number(),
  /** When its accounts were last listed completely, live or by evidence; null: never. */
  listedAt: z.string().nullable(),
})
export type Payer = z.infer<typeof Payer>

/** Management accounts in the order in which they are wanted. */
const PayerIds = z.array(z.string()).max(10_000)

/** Management accounts of AWS organizations (domain §5.1, CS-02, CS-03). */
export const payerOperations = {
  /** Every management account of the active provider, by name. */
  'payers.list': query(z.object({}), z.object({ payers: z.array(Payer) })),
  /** Management accounts as text for the clipboard; `ids` are account ids. */
  'payers.copy': query(z.object({ payerIds: PayerIds, format: CopyFormat }), CopiedRows),
  /** Writes them to the file behind `target`. */
  'payers.export': job('read', RowFile.extend({ payerIds: PayerIds }), WrittenFile),
  /** How many accounts of the pool belong to no organization that is recorded here. */
  'payers.standalone': query(z.object({}), z.object({ accounts: z.number() })),
  'payers.create': command('onboarding', PayerFields.extend({ accountId: AccountId }), Payer),
  'payers.edit': command('onboarding', Existing.extend(PayerFields.shape), Payer),
  /** It is controlled by the provider from now on. */
  'payers.promote': command('onboarding', Existing, Payer),
  /** Refused while it has members, invitations, requests or anything else that names it. */
  'payers.remove': command('onboarding', Existing, z.object({})),
} as const
