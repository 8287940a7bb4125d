import { z } from 'zod'
import { AccountId } from '../domain/account-id.ts'
import { AwsPartition } from '../domain/aws-partition.ts'
import { LinkedCustomer } from './accounts.ts'
import { ProfileName } from './aws.ts'
import { Changed, Existing } from './governed.ts'
import { command, job, query } from './operation.ts'
import { PayerRef } from './payers.ts'

/** How far a role connection is (domain §5.2). `none`: the kit is made, nobody told us the role yet. */
export const RoleState = z.enum(['none', 'entered', 'verified', 'failed', 'removed'])
export type RoleState = z.infer<typeof RoleState>

/** How we come into an account. Times are ISO-8601 UTC. */
export const RoleConnection = z.object({
  id: z.string(),
  rev: z.number(),
  state: RoleState,
  /** Ours, for this account only; never a secret, never chosen by the customer. */
  externalId: z.string(),
  roleArn: z.string().nullable(),
  alias: z.string().nullable(),
  note: z.string().nullable(),
  /** Why verifying failed, in words. */
  failure: z.string().nullable(),
  evidence: z.string().nullable(),
  evidenceKind: z.enum(['live', 'offline']).nullable(),
  /** The role let us in without the external ID; null: not tried. */
  isOpen: z.boolean().nullable(),
  verifiedAt: z.string().nullable(),
  verifiedBy: z.string().nullable(),
  createdAt: z.string(),
})
export type RoleConnection = z.infer<typeof RoleConnection>

/** An account with what its role needs. */
export const RoleAccount = z.object({
  accountId: AccountId,
  name: z.string().nullable(),
  partition: AwsPartition,
  /** Null for an account of no organization that is recorded here; then its partition is a guess. */
  payer: PayerRef.nullable(),
  customer: LinkedCustomer.nullable(),
  /** The account of ours that the role lets in; null: nobody said which. */
  trustedAccountId: AccountId.nullable(),
  connection: RoleConnection.nullable(),
  /** The role is being created by us: an action that waits, runs or is unsure. */
  creation: z.object({ actionId: z.string(), state: z.enum(['waiting', 'running', 'unsure']) }).nullable(),
})
export type RoleAccount = z.infer<typeof RoleAccount>

const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .nullable()
    .transform((given) => (given === '' ? null : given))

/** What is entered of a role; the ARN is checked against the account (domain/role-arn.ts). */
const RoleFields = z.object({
  roleArn: z.string().max(4096),
  alias: text(80),
  note: text(1000),
})

/** One file of a role kit, and its use in a sentence. */
const KitFile = z.object({
  fileName: z.string(),
  title: z.string(),
  use: z.string(),
  text: z.string(),
})

/** One call of a plan, as AWS names it, with whose rights and what it says. */
export const PlannedCall = z.object({
  action: z.string(),
  as: z.string(),
  input: z.record(z.string(), z.unknown()),
})
export type PlannedCall = z.infer<typeof PlannedCall>

/** How verifying one role ended. */
export const RoleVerdict = z.object({
  accountId: AccountId,
  state: z.enum(['verified', 'failed', 'skipped']),
  isOpen: z.boolean().nullable(),
  /** Why it failed or was not tried. */
  why: z.string().nullable(),
})
export type RoleVerdict = z.infer<typeof RoleVerdict>

/** Role connections (CS-12 … CS-16, ION-15, ION-16). They and the customer's link never imply each other. */
export const roleOperations = {
  'roles.get': query(z.object({ accountId: AccountId }), RoleAccount),
  /** Everything a customer needs to make the role (ION-15); refused before `roles.prepare`, and while no account of ours is known. */
  'roles.kit': query(
    z.object({ accountId: AccountId }),
    z.object({
      files: z.array(KitFile),
      link: z.string().nullable(),
      letter: z.object({ subject: z.string(), body: z.string() }),
    }),
  ),
  /** Makes the external ID of an account that has no role, or of one whose role was removed; else does nothing. */
  'roles.prepare': command('onboarding', z.object({ accountId: AccountId }), RoleAccount),
  /** CS-14: tells us the role of a prepared connection; it is `entered`. */
  'roles.enter': command('onboarding', Existing.extend(RoleFields.shape), Changed),
  /** CS-15: another ARN is `entered` anew; alias and note change nothing else. */
  'roles.edit': command('onboarding', Existing.extend(RoleFields.shape), Changed),
  /** A new external ID: the role has to be changed at the customer's, and verified again. */
  'roles.rotate': command('onboarding', Existing, z.object({ externalId: z.string() })),
  /** CS-16: removes what we know of the role; the link to the customer stays. */
  'roles.remove': command('onboarding', Existing, Changed),
  /** ION-16 without network: a note, and what `aws sts get-caller-identity` said in the assumed role. */
  'roles.verifyOffline': command(
    'onboarding',
    Existing.extend({
      note: z.string().trim().min(1, 'Say who verified it, and how.').max(1000),
      identity: text(4000),
    }),
    z.object({}),
  ),
  /** Puts the letter of the kit into the outbox, to the people of the account's customer. */
  'roles.draftLetter': command(
    'onboarding',
    z.object({ accountId: AccountId }),
    Changed.extend({ recipients: z.array(z.string()) }),
  ),
  /** What “Create the role for me” would do, call by call. */
  'roles.previewCreate': query(
    z.object({ accountId: AccountId }),
    z.object({ calls: z.array(PlannedCall), roleArn: z.string() }),
  ),
  /** Writes that down as an AWS action; it is made when somebody works off the AWS outbox. */
  'roles.create': command(
    'onboarding',
    z.object({ accountId: AccountId }),
    z.object({ actionId: z.string() }),
  ),
  /** ION-16: assumes each role with its external ID, and tries that nobody comes in without it. */
  'aws.verifyRoles': job(
    'onboarding',
    z.object({ accountIds: z.array(AccountId).min(1).max(1000), profile: ProfileName }),
    z.object({ verdicts: z.array(RoleVerdict) }),
  ),
} as const
