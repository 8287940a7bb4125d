import { z } from 'zod'
import { Job } from './jobs.ts'

/** What the core tells every window. Events carry no data of their own beyond what to ask for again. */
export const CoreEvent = z.discriminatedUnion('kind', [
  /** Accounts changed: drop cached pages and totals. `version` grows with every change. */
  z.object({ kind: z.literal('pool.changed'), version: z.number() }),
  z.object({ kind: z.literal('activity.changed') }),
  z.object({ kind: z.literal('settings.changed') }),
  /** Customers or anything that belongs to them: users, quotas, tags, projects, messages. */
  z.object({ kind: z.literal('customers.changed') }),
  z.object({ kind: z.literal('orders.changed') }),
  /** Mail drafts. */
  z.object({ kind: z.literal('outbox.changed') }),
  /** Management accounts, members, role connections, invitations, requests, AWS actions. */
  z.object({ kind: z.literal('aws.changed') }),
  /** Cases, contracts, checklists, connected accounts, checks of reports, support plans. */
  z.object({ kind: z.literal('onboarding.changed') }),
  /** The shared AWS files of the workstation changed, or another profile is in use. */
  z.object({ kind: z.literal('profiles.changed') }),
  /** AWS was reached, or was not. */
  z.object({ kind: z.literal('connection.changed') }),
  /** A profile needs the code of its MFA device; `profiles.answerMfa` answers `askId`. */
  z.object({
    kind: z.literal('mfa.wanted'),
    askId: z.string(),
    profile: z.string(),
    device: z.string(),
  }),
  /** The code was given, in whatever window, or is not wanted any more. */
  z.object({ kind: z.literal('mfa.settled'), askId: z.string() }),
  /** Operator or provider switched. */
  z.object({ kind: z.literal('session.changed') }),
  z.object({ kind: z.literal('job.changed'), job: Job }),
  /** An exact total is known now for a search whose first answer was still counting. */
  z.object({ kind: z.literal('search.counted') }),
])
export type CoreEvent = z.infer<typeof CoreEvent>
