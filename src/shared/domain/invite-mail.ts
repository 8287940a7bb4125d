import { dayInWords, letter, type MailText } from './mail-text.ts'

/** An invitation as the owner of the account is told of it. */
export interface InvitationToTell {
  readonly providerName: string
  /** Account ID or email of the invited account. */
  readonly target: string
  readonly payerName: string
  readonly payerAccountId: string
  /** ISO-8601; null while AWS has not sent it. */
  readonly expiresAt: string | null
}

/** Tells the owner of an account what AWS's invitation is and what to do with it (ION-10, ION-11). */
export function writeOwnerLetter(invitation: InvitationToTell): MailText {
  const { providerName, payerName, payerAccountId, target, expiresAt } = invitation
  return {
    purpose: 'aws_invitation',
    subject: `AWS invites your account ${target} to the organization of ${providerName}`,
    body: letter({ ...invitation, firstName: null, companyName: '' }, [
      `to bring your AWS account ${target} under ${providerName}, AWS sends an invitation to the root email address of the account. It comes from ${payerName} (management account ${payerAccountId}).`,
      [
        'What to do:',
        '1. Check that the account has a valid payment method: some accounts do not see the invitation without one.',
        '2. Sign in to the AWS console as root user or as an administrator.',
        '3. Open AWS Organizations, then Invitations, check the number of the management account, and choose Accept.',
      ].join('\n'),
      expiresAt === null
        ? 'An invitation stays open for 15 days.'
        : `The invitation stays open until ${dayInWords(expiresAt)}.`,
      'The past bills of the account stay with the account that paid them. Download what you still need before you accept.',
    ]),
  }
}

/** Reminds the owner of an account that an invitation is still open (ION-11). */
export function writeReminder(invitation: InvitationToTell & { readonly daysLeft: number }): MailText {
  const { providerName, target, payerAccountId, expiresAt, daysLeft } = invitation
  const left = daysLeft === 1 ? 'One day is left' : `${daysLeft} days are left`
  const until = expiresAt === null ? '' : ` It ends on ${dayInWords(expiresAt)}.`
  return {
    purpose: 'aws_reminder',
    subject: `${left} to accept the AWS invitation of your account ${target}`,
    body: letter({ ...invitation, firstName: null, companyName: '' }, [
      `the invitation of your AWS account ${target} into the organization of ${providerName} (management account ${payerAccountId}) was not accepted yet. ${left}.${until}`,
      'Sign in to the AWS console as root user or as an administrator, open AWS Organizations, then Invitations, and choose Accept.',
      'If you do not see the invitation, add a valid payment method to the account first, or answer this mail.',
    ]),
  }
}
