import { describe, expect, it } from 'vitest'
import {
  fileNameOf,
  outcomeInWords,
  purposeInWords,
  recipientsInWords,
  sendingInWords,
} from '../../../src/renderer/outbox/mail-words.ts'

describe('the outbox in words', () => {
  it('names the recipients as far as there is room', () => {
    expect(recipientsInWords([])).toBe('Nobody yet')
    expect(recipientsInWords(['a@x.example'])).toBe('a@x.example')
    expect(recipientsInWords(['a@x.example', 'b@x.example'])).toBe('a@x.example and 1 other')
    expect(recipientsInWords(['a@x.example', 'b@x.example', 'c@x.example'])).toBe('a@x.example and 2 others')
  })

  it('A-20 says how a mail left, never that it arrived', () => {
    const sentAt = '2026-11-20T12:00:00.000Z'
    expect(sendingInWords({ sentHow: null, sentAt: null })).toBeNull()
    expect(sendingInWords({ sentHow: 'smtp', sentAt })).toBe('Taken by the mail server')
    expect(sendingInWords({ sentHow: 'by_hand', sentAt })).toBe('Sent from a mail program on 20 Nov 2026')
  })

  it('counts what became of mails, leaving out what did not happen', () => {
    expect(outcomeInWords({ sent: 1, failed: 0, left: 0 })).toBe('1 mail sent.')
    expect(outcomeInWords({ sent: 0, failed: 1, left: 1200 })).toBe(
      '0 mails sent, 1 mail failed, 1,200 mails not tried.',
    )
  })

  it('says what a mail is for, also one of a purpose that it does not know', () => {
    expect(purposeInWords('invitation')).toBe('Invitation')
    expect(purposeInWords('birthday')).toBe('birthday')
  })

  it('makes a file name of a subject that every system takes', () => {
    expect(fileNameOf('Acme: “Zugang” <ready>/..\\?')).toBe('Acme Zugang ready.eml')
    expect(fileNameOf('???')).toBe('mail.eml')
    expect(fileNameOf('x'.repeat(300))).toHaveLength(64)
  })
})
