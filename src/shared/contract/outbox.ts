import { z } from 'zod'
import { MailState, SentHow } from '../domain/mail.ts'
import { FileToken } from './files.ts'
import { command, job, query } from './operation.ts'

/** A mail as the list shows it. */
export const MailRow = z.object({
  id: z.string(),
  customer: z.object({ id: z.string(), identifier: z.string(), companyName: z.string() }).nullable(),
  /** A `MailPurpose`, mostly. */
  purpose: z.string(),
  recipients: z.array(z.string()),
  subject: z.string(),
  state: MailState,
  sentHow: SentHow.nullable(),
  /** What the server said, in its own words, or why it could not be asked. */
  serverAnswer: z.string().nullable(),
  createdAt: z.string(),
  createdBy: z.string(),
  sentAt: z.string().nullable(),
  rev: z.number(),
})
export type MailRow = z.infer<typeof MailRow>

export const Mail = MailRow.extend({ body: z.string() })
export type Mail = z.infer<typeof Mail>

/** Every given part must match. */
export const MailFilter = z.object({
  states: z.array(MailState).optional(),
  customerId: z.string().optional(),
  /** Part of the subject, a recipient or the customer's name. */
  search: z.string().max(200).optional(),
})
export type MailFilter = z.infer<typeof MailFilter>

/** What people write into a mail. */
export const MailDraft = z.object({
  recipients: z
    .array(z.email('This is not an email address.'))
    .min(1, 'Give at least one recipient.')
    .max(500, 'A mail has 500 recipients at most.'),
  subject: z
    .string()
    .trim()
    .min(1, 'Give it a subject.')
    .max(200, 'A subject has 200 characters at most.')
    .regex(/^[^\r\n]*$/, 'A subject is one line.'),
  body: z
    .string()
    .trim()
    .min(1, 'There is no text yet.')
    .max(20_000, 'A mail has 20,000 characters at most.'),
})
export type MailDraft = z.infer<typeof MailDraft>

const Existing = z.object({ id: z.string(), rev: z.number() })

/** Whether mails can be sent from here. */
export const MailServerState = z.object({
  /** The settings name a server. */
  hasServer: z.boolean(),
  /** The host has the password for the server and user of the settings. */
  hasPassword: z.boolean(),
  /** Whether the host keeps passwords beyond this run. */
  keepsPasswords: z.boolean(),
})
export type MailServerState = z.infer<typeof MailServerState>

/** The outbox: mails that were drafted, to be sent by somebody. Nothing is ever sent by itself. */
export const outboxOperations = {
  /** Newest first. `counts` are those of each state under the other parts of the filter. */
  'outbox.page': query(
    z.object({
      filter: MailFilter,
      first: z.number().int().min(0),
      count: z.number().int().min(1).max(500),
    }),
    z.object({ mails: z.array(MailRow), total: z.number(), counts: z.record(MailState, z.number()) }),
  ),
  'outbox.get': query(z.object({ id: z.string() }), Mail),
  /** Whom a mail about a customer can go to: its users that are there or invited. */
  'outbox.recipients': query(
    z.object({ customerId: z.string() }),
    z.object({ users: z.array(z.object({ email: z.string(), name: z.string() })) }),
  ),
  /** What opens the mail program (mailto:). The text is left out when it is too long for that. */
  'outbox.mailto': query(
    z.object({ id: z.string() }),
    z.object({ url: z.string().nullable(), hasBody: z.boolean() }),
  ),
  'outbox.create': command('onboarding', MailDraft.extend({ customerId: z.string().nullable() }), Mail),
  /** While it is drafted or failed; a failed one is drafted again. */
  'outbox.edit': command('onboarding', Existing.extend(MailDraft.shape), Mail),
  'outbox.discard': command('onboarding', Existing, z.object({ changeId: z.string() })),
  /** Somebody sent it from a mail program, on a day (YYYY-MM-DD). */
  'outbox.markSent': command(
    'onboarding',
    Existing.extend({ sentOn: z.iso.date('Give the day.') }),
    z.object({ changeId: z.string() }),
  ),
  /** Writes one mail as an .eml file (RFC 5322). */
  'outbox.save': job(
    'read',
    z.object({ id: z.string(), target: FileToken }),
    z.object({ bytes: z.number() }),
  ),
  /**
   * Sends mails through the server of the settings, one after the other, each at most once. `these`: as they were read,
   * drafted or failed; `drafted`: every drafted one that matches. Stops when the server cannot be used.
   */
  'outbox.send': job(
    'onboarding',
    z.object({
      mails: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('these'), mails: z.array(Existing).min(1).max(1000) }),
        z.object({ kind: z.literal('drafted'), filter: MailFilter.omit({ states: true }) }),
      ]),
    }),
    z.object({
      sent: z.number(),
      failed: z.number(),
      /** Not tried: changed since, without a recipient, or after the server could not be used any more. */
      left: z.number(),
      /** Why it stopped before the end, in a sentence. */
      stopped: z.string().nullable(),
      failures: z.array(z.object({ id: z.string(), subject: z.string(), answer: z.string() })),
    }),
  ),

  'outbox.server': query(z.object({}), MailServerState),
  /** Hands the password for the server and user of the settings to the host; null forgets it. */
  'outbox.setPassword': command(
    'administer',
    z.object({ password: z.string().min(1).max(1000).nullable() }),
    MailServerState,
  ),
  /** Connects and signs in as the settings say, and sends nothing. */
  'outbox.testServer': job('administer', z.object({}), z.object({ server: z.string() })),
} as const
