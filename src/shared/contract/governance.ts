import { z } from 'zod'
import { DisableCode } from '../domain/customer.ts'
import { FollowUpStep } from '../domain/follow-up.ts'
import { MessageMode, MessageState, MESSAGE_MOST_CHARACTERS } from '../domain/message.ts'
import { QuotaKind } from '../domain/quota.ts'
import { CustomerFilter } from './customer-list.ts'
import { command, query } from './operation.ts'
import { Changed, Existing, ofCustomer, Reason } from './governed.ts'

/** A step to take when a customer is disabled, and who took it (MSH-10). */
const FollowUp = z.object({
  step: FollowUpStep,
  doneAt: z.string().nullable(),
  doneBy: z.string().nullable(),
})
export type FollowUp = z.infer<typeof FollowUp>

/** A quota beside its use; `most` is null and `rev` 0 without one. */
const Quota = z.object({
  kind: QuotaKind,
  most: z.number().nullable(),
  used: z.number(),
  rev: z.number(),
})
export type Quota = z.infer<typeof Quota>

const Project = z.object({
  id: z.string(),
  identifier: z.string(),
  name: z.string(),
  createdAt: z.string(),
  rev: z.number(),
  /** How many accounts of the customer are in it now. */
  accounts: z.number(),
})
export type Project = z.infer<typeof Project>

/** One who reads a message: an active user, or one who had read it before leaving. */
const MessageReader = z.object({
  userId: z.string(),
  name: z.string(),
  email: z.string(),
  /** The operator of this session is this user. */
  isMe: z.boolean(),
  acknowledgedAt: z.string().nullable(),
  /** How staff knows, when they entered it for the reader. */
  evidence: z.string().nullable(),
})

const Message = z.object({
  id: z.string(),
  body: z.string(),
  mode: MessageMode,
  state: MessageState,
  sentAt: z.string(),
  sentBy: z.string(),
  rev: z.number(),
  /** Acknowledged by so many of so many. */
  done: z.number(),
  of: z.number(),
  readers: z.array(MessageReader),
})
export type Message = z.infer<typeof Message>

/** A message that the operator of this session still has to read as a user of the customer (MSH-16). */
const UnreadMessage = z.object({
  id: z.string(),
  rev: z.number(),
  /** The operator as a user of that customer. */
  userId: z.string(),
  customer: z.object({ id: z.string(), identifier: z.string(), companyName: z.string() }),
  body: z.string(),
  mode: MessageMode,
  sentAt: z.string(),
  sentBy: z.string(),
})
export type UnreadMessage = z.infer<typeof UnreadMessage>

const ProjectIdentifier = z
  .string()
  .trim()
  .toLowerCase()
  .regex(
    /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/,
    'An identifier has 1 to 64 letters a–z, digits and hyphens, like “web-shop”.',
  )
const projectName = z.string().trim().min(1, 'Give the project a name.').max(200)

/** What governs customers: their status, quotas, projects, messages. */
export const governanceOperations = {
  /** Approves a customer that waits; drafts the second mail (MSH-06). */
  'governance.approve': command('approve', Existing, Changed),
  'governance.reject': command('approve', Existing.extend({ reason: Reason }), Changed),
  'governance.disable': command(
    'approve',
    Existing.extend({
      code: DisableCode,
      reason: Reason,
      /** Drafts a mail that tells the customer's users. */
      draftsMail: z.boolean(),
    }),
    Changed,
  ),
  'governance.enable': command('approve', Existing, Changed),
  'governance.followUps': query(ofCustomer, z.object({ steps: z.array(FollowUp) })),
  'governance.tickFollowUp': command(
    'onboarding',
    ofCustomer.extend({ step: FollowUpStep, isDone: z.boolean() }),
    Changed,
  ),

  'quotas.list': query(ofCustomer, z.object({ quotas: z.array(Quota) })),
  /** `most` null takes the limit away; `rev` is 0 when there was none. */
  'quotas.edit': command(
    'onboarding',
    ofCustomer.extend({
      kind: QuotaKind,
      most: z.number().int('Give a whole number.').min(0, 'Give 0 or more.').max(1_000_000_000).nullable(),
      rev: z.number(),
    }),
    Changed,
  ),

  'projects.list': query(ofCustomer, z.object({ projects: z.array(Project), quota: Quota })),
  'projects.create': command(
    'onboarding',
    ofCustomer.extend({ identifier: ProjectIdentifier, name: projectName }),
    Changed,
  ),
  'projects.rename': command('onboarding', Existing.extend({ name: projectName }), Changed),
  /** Refused while accounts are in it. */
  'projects.remove': command('onboarding', Existing, Changed),

  'messages.list': query(ofCustomer, z.object({ messages: z.array(Message) })),
  /** What the operator has to read, of all customers of the provider or of one. */
  'messages.unread': query(
    z.object({ customerId: z.string().nullable() }),
    z.object({ messages: z.array(UnreadMessage) }),
  ),
  /** Sends the same message to each; customers that cannot get it are left out and named. */
  'messages.send': command(
    'onboarding',
    z.object({
      to: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('these'), customerIds: z.array(z.string()).min(1).max(2000) }),
        /** All that a filter shows, without some of them. */
        z.object({
          kind: z.literal('matching'),
          filter: CustomerFilter,
          except: z.array(z.string()).max(100_000).optional(),
        }),
      ]),
      body: z.string().trim().min(1, 'Write the message.').max(MESSAGE_MOST_CHARACTERS),
      mode: MessageMode,
    }),
    z.object({
      changeId: z.string().nullable(),
      sent: z.number(),
      leftOut: z.array(z.object({ companyName: z.string(), why: z.string() })),
    }),
  ),
  /** For oneself, or with evidence on behalf of another user. */
  'messages.acknowledge': command(
    'onboarding',
    Existing.extend({ userId: z.string(), evidence: z.string().trim().max(500).nullable() }),
    Changed,
  ),
  'messages.close': command('onboarding', Existing, Changed),
} as const
