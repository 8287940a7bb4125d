import { z } from 'zod'
import { AccountId } from '../domain/account-id.ts'
import { AccountStatus } from '../domain/account-status.ts'
import { ActionState } from '../domain/aws-action.ts'
import { DepartureKind, DepartureState, DepartureStep, StepTick } from '../domain/departure.ts'
import { Changed, Existing, Reason } from './governed.ts'
import { command, query } from './operation.ts'

/** Where one precondition stands; `shared/domain/departure.ts` says what each means. */
const StandingStep = z.object({
  step: DepartureStep,
  title: z.string(),
  hint: z.string(),
  state: z.enum(['met', 'open', 'blocked']),
  isTickable: z.boolean(),
  tick: StepTick.nullable(),
})

/** One departure as lists show it. Times are ISO-8601 UTC. */
export const Departure = z.object({
  id: z.string(),
  rev: z.number(),
  payerId: z.string(),
  payerName: z.string(),
  payerAccountId: AccountId,
  payerProfile: z.string().nullable(),
  accountId: AccountId,
  name: z.string().nullable(),
  kind: DepartureKind,
  state: DepartureState,
  reason: z.string().nullable(),
  failureReason: z.string().nullable(),
  /** What that means, and what to do. */
  failureWords: z.object({ why: z.string(), next: z.string() }).nullable(),
  /** The latest call for it. */
  action: z.object({ id: z.string(), state: ActionState, failure: z.string().nullable() }).nullable(),
  /** Its status in the pool; null when it is not there. A Ready one that has left should be marked invalid. */
  poolStatus: AccountStatus.nullable(),
  createdAt: z.string(),
  requestedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
})
export type Departure = z.infer<typeof Departure>

/** What AWS closes within 30 days in the organization, and what of it is used. */
export const CloseUse = z.object({ most: z.number(), used: z.number(), closing: z.number() })
export type CloseUse = z.infer<typeof CloseUse>

/** A departure with its checklist. */
export const DepartureDetails = z.object({
  departure: Departure,
  steps: z.array(StandingStep),
  /** Of closing only. */
  quota: CloseUse.nullable(),
  /** Why AWS cannot be asked now, in sentences; empty when it can. */
  missing: z.array(z.string()),
  /** AWS CLI commands that do it, and that tell what became of it. */
  commands: z.array(z.string()),
})
export type DepartureDetails = z.infer<typeof DepartureDetails>

const Evidence = z.string().trim().min(1, 'Say how you know.').max(1000)

/** Accounts that leave an organization. */
export const departureOperations = {
  'departures.get': query(z.object({ id: z.string() }), DepartureDetails),
  /** The departure of an account that is planned or under way; null when there is none. */
  'departures.open': query(z.object({ accountId: AccountId }), z.object({ id: z.string().nullable() })),
  'departures.plan': command(
    'administer',
    z.object({ accountId: AccountId, kind: DepartureKind }),
    Changed.extend(Existing.shape),
  ),
  /** Says that a precondition is so, or not (any more). */
  'departures.tick': command(
    'onboarding',
    Existing.extend({
      step: DepartureStep,
      isDone: z.boolean(),
      note: z
        .string()
        .trim()
        .max(500)
        .nullable()
        .transform((given) => (given === '' ? null : given)),
    }),
    Changed,
  ),
  'departures.cancel': command('administer', Existing.extend({ reason: Reason }), Changed),
  /** Writes the call down. `typed`: the account id, typed by whoever means it. */
  'departures.start': command(
    'administer',
    Existing.extend({ typed: z.string().max(100) }),
    Changed.extend({ actionId: z.string() }),
  ),
  /** Somebody knows that AWS did it, or refused it. */
  'departures.markEnded': command(
    'administer',
    Existing.extend({ failureReason: z.string().trim().min(1).max(100).nullable(), evidence: Evidence }),
    Changed,
  ),
} as const
