import { z } from 'zod'
import { AccountId } from '../domain/account-id.ts'
import { AwsTags } from '../domain/aws-tag.ts'
import { InviteStage, readInviteTarget } from '../domain/invitation.ts'
import { CustomerRef } from './customers.ts'
import { Changed, Existing, Reason } from './governed.ts'
import { command, query } from './operation.ts'
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
} as const
