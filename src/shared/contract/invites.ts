import { z } from 'zod'
import { AccountId } from '../domain/account-id.ts'
import { AwsTags } from '../domain/aws-tag.ts'
import { InviteStage, readInviteTarget } from '../domain/invitation.ts'
import { PlanState } from '../domain/invite-plan.ts'
import { CustomerRef } from './customers.ts'
import { Changed, Existing, Reason } from './governed.ts'
import { Failure } from './failure.ts'
import { command, job, query } from './operation.ts'
import { ProfileName } from './aws.ts'
import { PayerRef } from './payers.ts'

/** An account ID in any usual writing, or the email of its owner; parsed into AWS's `HandshakeParty`. */
const Target = z
  .string()
  .max(400)
  .transform((text, context) => {
    const read = readInviteTarget(text)
    if (read.ok) return read.value
    context.addIssue({ code: 'custom', message: read.reason })
    return z.NEVER
  })

const blankAsNull = (text: string | null): string | null => (text === '' ? null : text)

/** What can be set of an invitation while it is a draft. */
export const InviteFields = z.object({
  target: Target,
  /** Where AWS mails it to (ION-10); an invitation by email goes to that address. */
  rootEmail: z
    .string()
    .trim()
    .max(64, 'AWS takes email addresses of 6 to 64 characters.')
    .nullable()
    .transform(blankAsNull)
    .pipe(z.email('This is not an email address.').nullable()),
  customerId: z.string().nullable(),
  /** AWS puts it into the mail to the owner. */
  notes: z.string().trim().max(1024, 'AWS takes 1,024 characters at most.').nullable().transform(blankAsNull),
  /** What AWS tags the account with when it accepts. */
  tags: AwsTags,
})
export type InviteFields = z.infer<typeof InviteFields>

/** An invitation of an AWS account into an organization. Times are ISO-8601 UTC. */
export const Invite = z.object({
  id: z.string(),
  rev: z.number(),
  payer: PayerRef,
  targetType: z.enum(['ACCOUNT', 'EMAIL']),
  target: z.string(),
  rootEmail: z.string().nullable(),
  customer: CustomerRef.nullable(),
  notes: z.string().nullable(),
  tags: z.record(z.string(), z.string()),
  stage: InviteStage,
  handshakeId: z.string().nullable(),
  requestedAt: z.string().nullable(),
  expiresAt: z.string().nullable(),
  /** Whole days until it expires, a begun one counted; null unless it is open at AWS. */
  daysLeft: z.number().nullable(),
  finishedAt: z.string().nullable(),
  /** Why AWS did not take it the last time, in words; null when it did or was not asked. */
  refusal: z.object({ reason: z.string(), why: z.string(), next: z.string() }).nullable(),
  reason: z.string().nullable(),
  /** The invitation that this one repeats. */
  resendOf: z.object({ id: z.string(), stage: InviteStage }).nullable(),
  plan: z.object({ id: z.string(), name: z.string() }).nullable(),
  reminded: z.array(z.number()),
  evidence: z.string().nullable(),
  /** The action of it that waits in the AWS outbox, is under way, or whose outcome nobody knows. */
  action: z.object({ id: z.string(), operation: z.string(), state: z.string() }).nullable(),
  createdAt: z.string(),
  createdBy: z.string(),
})
export type Invite = z.infer<typeof Invite>

const Day = z.iso.date('Give the day, like 2026-11-24.')
/** How staff knows what AWS did: a mail, a screenshot, a ticket. */
const Evidence = z.string().trim().min(1, 'Say how you know.').max(500)
/** What was written down, and the action that now waits to be made at AWS. */
const Recorded = Changed.extend({ actionId: z.string() })

/** A pasted list of account IDs and emails, into one organization. */
const PlanWish = z.object({ payerId: z.string(), targets: z.string().max(500_000) })

/** A batch of invitations that is spread over days. Times are ISO-8601 UTC. */
export const InvitePlan = z.object({
  id: z.string(),
  rev: z.number(),
  name: z.string(),
  payer: z.object({ id: z.string(), name: z.string(), profile: z.string().nullable() }),
  state: PlanState,
  /** A job works it off at this moment. */
  isUnderWay: z.boolean(),
  total: z.number(),
  sent: z.number(),
  waiting: z.number(),
  failed: z.number(),
  unsure: z.number(),
  nextAt: z.string().nullable(),
  endsAt: z.string().nullable(),
})
export type InvitePlan = z.infer<typeof InvitePlan>

/** Invitations into an organization (ION-09 … ION-11, invariants 17 and 18). AWS is asked only through actions. */
export const inviteOperations = {
  /** One invitation, what happened to it, newest first, and the AWS CLI command that sends or cancels it. */
  'invites.get': query(
    z.object({ id: z.string() }),
    z.object({
      invite: Invite,
      command: z.string().nullable(),
      history: z.array(
        z.object({ at: z.string(), actor: z.string(), label: z.string(), changeId: z.string() }),
      ),
    }),
  ),
  'invites.draft': command(
    'onboarding',
    InviteFields.extend({ payerId: z.string() }),
    Changed.extend({ id: z.string(), rev: z.number() }),
  ),
  /** Only a draft. */
  'invites.edit': command('onboarding', Existing.extend(InviteFields.shape), Changed),
  'invites.submit': command('onboarding', Existing, Changed),
  'invites.approve': command('approve', Existing, Changed),
  'invites.reject': command('approve', Existing.extend({ reason: Reason }), Changed),
  /** **Send invitation**: writes the call to AWS down, to be made now or later. */
  'invites.request': command('onboarding', Existing, Recorded),
  /** Somebody sent it outside, on a day. */
  'invites.markSent': command(
    'onboarding',
    Existing.extend({
      sentOn: Day,
      handshakeId: z
        .string()
        .trim()
        .nullable()
        .transform(blankAsNull)
        .pipe(
          z
            .string()
            .regex(/^h-[0-9a-z]{8,32}$/, 'A handshake ID looks like h-a1b2c3d4e5.')
            .nullable(),
        ),
      evidence: Evidence,
    }),
    Changed,
  ),
  /** Somebody learnt how it ended. An accepted one makes its account a member. */
  'invites.markEnded': command(
    'onboarding',
    Existing.extend({
      outcome: z.enum(['accepted', 'declined', 'expired']),
      endedOn: Day,
      evidence: Evidence,
      /** The account behind an email, when it is known. */
      accountId: AccountId.nullable(),
    }),
    Changed,
  ),
  /** Before it was sent, or with evidence that it was cancelled at AWS. */
  'invites.cancel': command('onboarding', Existing.extend({ evidence: Evidence }), Changed),
  /** Writes the call to AWS down that cancels it there. */
  'invites.requestCancel': command('onboarding', Existing, Recorded),
  /** Drafts it anew; the old one stays as it ended. */
  'invites.resend': command('onboarding', Existing, Changed.extend({ id: z.string() })),
  /** Drafts a mail to the owner with what to do (offline artefact). */
  'invites.draftLetter': command('onboarding', Existing, Changed),
  /** Drafts the reminders of day 7, 12 and 14 that are due, each at most once (ION-11). */
  'invites.draftReminders': command('onboarding', z.object({}), Changed.extend({ drafted: z.number() })),
  /** Which of a pasted list can be invited, and on which days AWS lets it. Nothing is written. */
  'invites.previewPlan': query(
    PlanWish,
    z.object({
      /** What goes out when; a day begins at the hour of the preview. */
      days: z.array(z.object({ at: z.string(), count: z.number() })),
      fits: z.number(),
      left: z.array(z.object({ target: z.string(), why: z.string() })),
      /** How many attempts AWS grants in 24 hours, and how many were made in the last ones. */
      quota: z.number(),
      attempted: z.number(),
      /** How many more accounts the organization has room for; null: its quota is not known. */
      capacity: z.number().nullable(),
    }),
  ),
  /** Approves and plans every invitation of the list that fits; the others are left out. */
  'invites.createPlan': command(
    'approve',
    PlanWish.extend({
      name: z.string().trim().min(1, 'Give the plan a name.').max(100),
      customerId: z.string().nullable(),
      notes: InviteFields.shape.notes,
      tags: AwsTags,
    }),
    Changed.extend({ id: z.string(), planned: z.number() }),
  ),
  /** Plans, newest first. */
  'invites.plans': query(z.object({}), z.object({ plans: z.array(InvitePlan) })),
  /** What runs stops after the invitation that is under way. */
  'invites.pausePlan': command('onboarding', Existing, Changed),
} as const

/** Invitations over days, as a job that goes on as long as the application runs. */
export const invitePlanJobs = {
  /**
   * Sends what is due with a profile, waits for what is due later, and goes on until the plan is through or paused. May
   * be started again after whatever ended it: nobody is invited twice.
   */
  'aws.runPlan': job(
    'onboarding',
    z.object({ planId: z.string(), profile: ProfileName }),
    z.object({ sent: z.number(), failed: z.number(), waiting: z.number(), stopped: Failure.nullable() }),
  ),
} as const
