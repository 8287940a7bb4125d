import { z } from 'zod'

/** Where a mail is: `sent` says that a server took it or that staff sent it, never that it arrived. */
export const MailState = z.enum(['drafted', 'sent', 'failed', 'discarded'])
export type MailState = z.infer<typeof MailState>

export const MAIL_STATE_LABELS: Readonly<Record<MailState, string>> = {
  drafted: 'Drafted',
  sent: 'Sent',
  failed: 'Failed',
  discarded: 'Discarded',
}

/** Through the mail server of the settings, or by a person in a mail program. */
export const SentHow = z.enum(['smtp', 'by_hand'])
export type SentHow = z.infer<typeof SentHow>
