import type { DisableCode } from './customer.ts'

/** What a drafted mail is for. `free`: written by staff. */
export type MailPurpose =
  | 'verification'
  | 'approval'
  | 'rejection'
  | 'invitation'
  | 'message'
  | 'disabled'
  | 'aws_invitation'
  | 'aws_reminder'
  | 'free'

/** A mail before it has recipients: what `draftMail` takes. */
export interface MailText {
  readonly purpose: MailPurpose
  readonly subject: string
  readonly body: string
}

/** Who writes to whom about which customer. */
export interface MailParties {
  readonly companyName: string
  readonly providerName: string
  /** The one who reads it; null when there are several. */
  readonly firstName: string | null
}

/** Mail 1 of a registration: it is being verified (MSH-06). */
export function writeVerificationMail(parties: MailParties): MailText {
  return {
    purpose: 'verification',
    subject: `Your registration of ${parties.companyName} is being verified`,
    body: letter(parties, [
      `thank you for registering ${parties.companyName} with ${parties.providerName}.`,
      'We are verifying your registration now. You hear from us as soon as that is done; until then there is nothing you have to do.',
    ]),
  }
}

/** Mail 2 of a registration: it is approved; asks to confirm the address when the workspace wants that (MSH-06, MSH-07). */
export function writeApprovalMail(
  parties: MailParties,
  { needsEmailConfirmation }: { readonly needsEmailConfirmation: boolean },
): MailText {
  const confirmation =
    'One step is left: please answer this mail from this address, so that we know it is yours. Your access begins when your address is confirmed.'
  return {
    purpose: 'approval',
    subject: `${parties.companyName} is approved`,
    body: letter(parties, [
      `your registration of ${parties.companyName} is approved. Welcome to ${parties.providerName}.`,
      ...(needsEmailConfirmation ? [confirmation] : []),
    ]),
  }
}

/** Says that a registration is rejected, and why. */
export function writeRejectionMail(parties: MailParties, { reason }: { readonly reason: string }): MailText {
  return {
    purpose: 'rejection',
    subject: `Your registration of ${parties.companyName} was not approved`,
    body: letter(parties, [
      `we could not approve your registration of ${parties.companyName}.`,
      `The reason: ${reason}`,
      'Answer this mail if you think that this is a mistake or when the reason is gone.',
    ]),
  }
}

/** Invites a user to a customer (MSH-15). */
export function writeInvitationMail(
  parties: MailParties,
  invitation: {
    readonly role: 'owner' | 'admin' | 'employee'
    readonly invitedBy: string
    /** ISO 8601; null when it does not end. */
    readonly expiresAt: string | null
  },
): MailText {
  const until = invitation.expiresAt === null ? '' : ` until ${dayInWords(invitation.expiresAt)}`
  return {
    purpose: 'invitation',
    subject: `You are invited to ${parties.companyName}`,
    body: letter(parties, [
      `${invitation.invitedBy} of ${parties.providerName} invites you to ${parties.companyName} as ${ROLES[invitation.role]}.`,
      `To accept, answer this mail from this address${until}. If you do not know what this is about, you need not do anything.`,
    ]),
  }
}

/** Brings a message for a customer's users to their mailbox (MSH-16). */
export function writeMessageMail(
  parties: MailParties,
  message: {
    readonly body: string
    readonly sentBy: string
    /** Whether each reader has to acknowledge it. */
    readonly mustBeRead: boolean
  },
): MailText {
  return {
    purpose: 'message',
    subject: `A message for ${parties.companyName} from ${parties.providerName}`,
    body: letter(parties, [
      `${message.sentBy} has a message for the users of ${parties.companyName}:`,
      message.body,
      ...(message.mustBeRead ? ['Please answer this mail to say that you have read it.'] : []),
    ]),
  }
}

/** Says that a customer is disabled, why, and what would help (MSH-08). */
export function writeDisabledMail(
  parties: MailParties,
  { code, reason }: { readonly code: DisableCode; readonly reason: string },
): MailText {
  return {
    purpose: 'disabled',
    subject: `${parties.companyName} is disabled`,
    body: letter(parties, [
      `we have disabled ${parties.companyName}. ${DISABLED[code]}`,
      `The reason: ${reason}`,
      'Until it is enabled again, there are no new accounts, orders, projects or users for it. Answer this mail to sort it out with us.',
    ]),
  }
}

const ROLES = {
  owner: 'Customer Owner',
  admin: 'Customer Admin',
  employee: 'Customer Employee',
} as const

const DISABLED: Readonly<Record<DisableCode, string>> = {
  payment_method: 'There is no valid payment method.',
  metadata: 'What we know about the company is incomplete or wrong.',
  other: 'It needs your attention.',
}

/** A mail's text: greeting, paragraphs, and who writes. */
export function letter({ firstName, providerName }: MailParties, paragraphs: readonly string[]): string {
  const greeting = firstName === null || firstName === '' ? 'Hello,' : `Hello ${firstName},`
  return [greeting, ...paragraphs, `Kind regards\n${providerName}`].join('\n\n')
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** `2026-12-08T…` as 8 December 2026. */
export function dayInWords(at: string): string {
  const [year, month, day] = at.slice(0, 10).split('-').map(Number)
  return `${day} ${MONTHS[(month ?? 1) - 1]} ${year}`
}
