import type { MailRow } from '../../shared/contract/outbox.ts'
import type { MailPurpose } from '../../shared/domain/mail-text.ts'
import type { MailState } from '../../shared/domain/mail.ts'
import { formatAmount, formatDay } from '../ui/format.ts'

const PURPOSES: Readonly<Record<MailPurpose, string>> = {
  verification: 'Registration being verified',
  approval: 'Registration approved',
  rejection: 'Registration rejected',
  invitation: 'Invitation',
  message: 'Message',
  disabled: 'Customer disabled',
  aws_invitation: 'AWS invitation',
  aws_reminder: 'Reminder of an AWS invitation',
  free: 'Written by staff',
}

/** What a mail is for, in words. */
export function purposeInWords(purpose: string): string {
  return Object.hasOwn(PURPOSES, purpose) ? PURPOSES[purpose as MailPurpose] : purpose
}

/** The colour of each state, as a CSS variable of theme.css. */
export const MAIL_STATE_COLOURS: Readonly<Record<MailState, string>> = {
  drafted: 'var(--qm-progress)',
  sending: 'var(--qm-allocated)',
  sent: 'var(--qm-ready)',
  failed: 'var(--qm-failed)',
  discarded: 'var(--qm-line-strong)',
}

/** `anna@acme.example and 2 others`. */
export function recipientsInWords(recipients: readonly string[]): string {
  const [first, ...others] = recipients
  if (first === undefined) return 'Nobody yet'
  return others.length === 0 ? first : `${first} and ${formatAmount(others.length, 'other')}`
}

/** How a mail left, without claiming that it arrived; null while it has not. */
export function sendingInWords(mail: Pick<MailRow, 'sentHow' | 'sentAt'>): string | null {
  if (mail.sentAt === null || mail.sentHow === null) return null
  return mail.sentHow === 'smtp'
    ? 'Taken by the mail server'
    : `Sent from a mail program on ${formatDay(mail.sentAt)}`
}

/** What happened when mails were sent, as a sentence. */
export function outcomeInWords(outcome: {
  readonly sent: number
  readonly failed: number
  readonly left: number
}): string {
  const parts = [`${formatAmount(outcome.sent, 'mail')} sent`]
  if (outcome.failed > 0) parts.push(`${formatAmount(outcome.failed, 'mail')} failed`)
  if (outcome.left > 0) parts.push(`${formatAmount(outcome.left, 'mail')} not tried`)
  return `${parts.join(', ')}.`
}

/** A name for the file of a mail. */
export function fileNameOf(subject: string): string {
  const name = subject
    .replaceAll(/[^\p{Letter}\p{Number} ._-]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 60)
    .replaceAll(/^[. ]+|[. ]+$/g, '')
  return `${name === '' ? 'mail' : name}.eml`
}
