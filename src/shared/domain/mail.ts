import { z } from 'zod'

/**
 * Where a mail is. `sending`: handed to the server now, outcome not known yet. `sent`: a server took it or staff
 * sent it; never that it arrived.
 */
export const MailState = z.enum(['drafted', 'sending', 'sent', 'failed', 'discarded'])
export type MailState = z.infer<typeof MailState>

export const MAIL_STATE_LABELS: Readonly<Record<MailState, string>> = {
  drafted: 'Drafted',
  sending: 'Sending',
  sent: 'Sent',
  failed: 'Failed',
  discarded: 'Discarded',
}

/** Through the mail server of the settings, or by a person in a mail program. */
export const SentHow = z.enum(['smtp', 'by_hand'])
export type SentHow = z.infer<typeof SentHow>

/** True for a mail that can still be edited, sent and discarded. */
export function isOpenMail(state: MailState): boolean {
  return state === 'drafted' || state === 'failed'
}

/** How the connection to a mail server is kept secret; `none` only on this machine. */
export const MailSecurity = z.enum(['tls', 'starttls', 'none'])
export type MailSecurity = z.infer<typeof MailSecurity>

/** The port that goes with each by custom. */
export const USUAL_MAIL_PORTS: Readonly<Record<MailSecurity, number>> = { tls: 465, starttls: 587, none: 25 }

/** The server that sends mails. Its password is never part of it: the host keeps that. */
export const MailServer = z
  .object({
    host: z
      .string()
      .trim()
      .regex(/^[a-z0-9:]([a-z0-9.:-]{0,251}[a-z0-9])?$/i, 'A server looks like smtp.example.com.'),
    port: z.number().int().min(1, 'Ports start at 1.').max(65_535, 'Ports end at 65,535.'),
    security: MailSecurity,
    /** Empty: without signing in. */
    user: z.string().trim().max(320),
    fromAddress: z.email('This is not an email address.'),
    fromName: z.string().trim().max(120),
  })
  .refine(({ host, security }) => security !== 'none' || isLoopback(host), {
    path: ['security'],
    message: 'Mail and password would cross the network readable for all. Choose TLS or STARTTLS.',
  })
export type MailServer = z.infer<typeof MailServer>

/** True for a name of this very machine. */
function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|::1)$/i.test(host)
}
