import { describe, expect, it } from 'vitest'
import {
  writeApprovalMail,
  writeDisabledMail,
  writeInvitationMail,
  writeMessageMail,
  writeRejectionMail,
  writeVerificationMail,
} from '../../../src/shared/domain/mail-text.ts'

const PARTIES = { companyName: 'Acme GmbH', providerName: 'Northwind', firstName: 'Anna' }

describe('the mails of a registration', () => {
  it('MSH-06 say first that it is being verified, then that it is approved', () => {
    expect(writeVerificationMail(PARTIES)).toEqual({
      purpose: 'verification',
      subject: 'Your registration of Acme GmbH is being verified',
      body: [
        'Hello Anna,',
        'thank you for registering Acme GmbH with Northwind.',
        'We are verifying your registration now. You hear from us as soon as that is done; until then there is nothing you have to do.',
        'Kind regards\nNorthwind',
      ].join('\n\n'),
    })
    const approval = writeApprovalMail(PARTIES, { needsEmailConfirmation: false })
    expect(approval.subject).toBe('Acme GmbH is approved')
    expect(approval.body).not.toContain('address')
  })

  it('MSH-07 ask in the second for the address to be confirmed when the workspace wants that', () => {
    const { body } = writeApprovalMail(PARTIES, { needsEmailConfirmation: true })
    expect(body).toContain('please answer this mail from this address')
  })

  it('say why it was rejected', () => {
    expect(writeRejectionMail(PARTIES, { reason: 'The VAT ID is unknown.' }).body).toContain(
      'The reason: The VAT ID is unknown.',
    )
  })
})

describe('the other mails to a customer', () => {
  it('MSH-15 invite a user with role and day', () => {
    const invitation = { role: 'admin', invitedBy: 'Jo Doe', expiresAt: '2026-12-08T10:00:00Z' } as const
    const { subject, body } = writeInvitationMail(PARTIES, invitation)
    expect(subject).toBe('You are invited to Acme GmbH')
    expect(body).toContain('Jo Doe of Northwind invites you to Acme GmbH as Customer Admin.')
    expect(body).toContain('answer this mail from this address until 8 December 2026.')
    expect(writeInvitationMail(PARTIES, { ...invitation, expiresAt: null }).body).toContain('address. If')
  })

  it('bring a message as it was written, and ask for an answer when it must be read', () => {
    const message = { body: 'Line one\nLine two', sentBy: 'Jo Doe', mustBeRead: true }
    expect(writeMessageMail({ ...PARTIES, firstName: null }, message).body).toBe(
      [
        'Hello,',
        'Jo Doe has a message for the users of Acme GmbH:',
        'Line one\nLine two',
        'Please answer this mail to say that you have read it.',
        'Kind regards\nNorthwind',
      ].join('\n\n'),
    )
    expect(writeMessageMail(PARTIES, { ...message, mustBeRead: false }).body).not.toContain('answer')
  })

  it('say why a customer is disabled and what that means', () => {
    const { body } = writeDisabledMail(PARTIES, { code: 'payment_method', reason: 'The card expired.' })
    expect(body).toContain('There is no valid payment method.\n\nThe reason: The card expired.')
  })
})
