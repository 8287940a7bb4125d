import { z } from 'zod'
import { AccountId } from '../domain/account-id.ts'
import { AccountModel } from '../domain/account-model.ts'
import { CREATION_ID, RequestOrigin, RequestState } from '../domain/account-request.ts'
import { ActionState } from '../domain/aws-action.ts'
import { AwsTags } from '../domain/aws-tag.ts'
import { SupportPlan } from '../domain/support-plan.ts'
import { ProfileName } from './aws.ts'
import { CustomerRef } from './customers.ts'
import { Changed, Existing, Reason } from './governed.ts'
import { command, job, query } from './operation.ts'

const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .nullable()
    .overwrite((given) => (given === '' ? null : given))

/** What staff set of a request. The first three are what operations confirm; a draft may lack them (ION-18). */
export const RequestFields = z.object({
  nickname: text(200),
  rootEmail: text(200),
  supportPlan: SupportPlan.nullable(),
  customerId: z.string().nullable(),
  origin: RequestOrigin,
  /** Role that AWS makes in the account for the management account (Organizations API `RoleName`). */
  roleName: z
    .string()
    .regex(/^[\w+=,.@-]{1,64}$/, 'A role name has letters, digits and + = , . @ - _, 64 at most.'),
  tags: AwsTags,
  /** Where the created account goes in the pool; null: nowhere. */
  place: z
    .object({ marketplaceId: z.string().min(1, 'Choose a marketplace.'), model: AccountModel })
    .nullable(),
})
export type RequestFields = z.infer<typeof RequestFields>

/** The call that creates an account, as far as a request shows it. */
const RequestAction = z.object({
  id: z.string(),
  state: ActionState,
  failure: z.string().nullable(),
})

/** One request for a new account as lists show it. Times are ISO-8601 UTC. */
export const AccountRequest = RequestFields.extend({
  id: z.string(),
  rev: z.number(),
  payerId: z.string(),
  payerName: z.string(),
  payerAccountId: AccountId,
  /** The profile last used for its management account. */
  payerProfile: z.string().nullable(),
  customerName: z.string().nullable(),
  customerIdentifier: z.string().nullable(),
  marketplaceCode: z.string().nullable(),
  state: RequestState,
  /** AWS's number of the creation. */
  creationId: z.string().nullable(),
  accountId: AccountId.nullable(),
  failureReason: z.string().nullable(),
  /** What that means, and what to do. */
  failureWords: z.object({ why: z.string(), next: z.string() }).nullable(),
  /** Why it was rejected or cancelled. */
  reason: z.string().nullable(),
  evidence: z.string().nullable(),
  /** What of the three mandatory items is missing or wrong, in sentences. */
  missing: z.array(z.string()),
  /** What to think about, in sentences; nothing that stops anybody. */
  warnings: z.array(z.string()),
  /** The latest call that creates it. */
  action: RequestAction.nullable(),
  createdAt: z.string(),
  createdBy: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
})
export type AccountRequest = z.infer<typeof AccountRequest>

const Evidence = z.string().trim().min(1, 'Say how you know.').max(1000)
const CreationId = z
  .string()
  .trim()
  .regex(CREATION_ID, 'It looks like car- and 8 to 32 letters and digits.')
  .nullable()

/** Requests for new accounts (ION-12, ION-13, ION-18). */
export const requestOperations = {
  /** One request, with the AWS CLI commands that create the account and tell how far it is. */
  'requests.get': query(
    z.object({ id: z.string() }),
    z.object({ request: AccountRequest, customer: CustomerRef.nullable(), commands: z.array(z.string()) }),
  ),
  /** Whether a root email can be taken, while somebody types it; `exceptId`: the request that has it itself. */
  'requests.checkEmail': query(
    z.object({ email: z.string().max(200), model: AccountModel.nullable(), exceptId: z.string().nullable() }),
    z.object({ problem: z.string().nullable(), warning: z.string().nullable() }),
  ),
  'requests.draft': command(
    'onboarding',
    RequestFields.extend({ payerId: z.string() }),
    Changed.extend(Existing.shape),
  ),
  'requests.edit': command('onboarding', RequestFields.extend(Existing.shape), Changed),
  'requests.submit': command('onboarding', Existing, Changed),
  /** Refused while one of the three mandatory items is missing; the sentence says which. */
  'requests.approve': command('approve', Existing, Changed),
  'requests.reject': command('approve', Existing.extend({ reason: Reason }), Changed),
  /** Nobody wants it any more. An account that AWS is creating is created all the same. */
  'requests.cancel': command('onboarding', Existing.extend({ reason: Reason }), Changed),
  /** Writes the call down; it waits in the AWS outbox until somebody makes it. */
  'requests.start': command('onboarding', Existing, Changed.extend({ actionId: z.string() })),
  /** Somebody knows that AWS created the account. */
  'requests.markCreated': command(
    'onboarding',
    Existing.extend({ accountId: AccountId, creationId: CreationId, evidence: Evidence }),
    Changed,
  ),
  /** Somebody knows that AWS did not create it. */
  'requests.markFailed': command(
    'onboarding',
    Existing.extend({ failureReason: z.string().trim().min(1).max(100), evidence: Evidence }),
    Changed,
  ),
  /** Asks AWS how far the creations of one management account are that are in progress. */
  'aws.followCreations': job(
    'onboarding',
    z.object({ payerId: z.string(), profile: ProfileName }),
    z.object({ succeeded: z.number(), failed: z.number(), inProgress: z.number() }),
  ),
} as const
