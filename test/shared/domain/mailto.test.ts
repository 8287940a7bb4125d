import { describe, expect, it } from 'vitest'
import { mailtoAddress } from '../../../src/shared/domain/mailto.ts'

const MAIL = { recipients: ['a+b@x.example'], subject: 'S', body: 'B' }

describe('the address that opens a mail program', () => {
  it('encodes what would mean something else', () => {
    const recipients = ['a+b@x.example', 'c?d&e@x.example']
    expect(mailtoAddress({ ...MAIL, recipients, subject: 'a=b#c' }).url).toBe(
      'mailto:a%2Bb@x.example,c%3Fd%26e@x.example?subject=a%3Db%23c&body=B',
    )
  })

  it('leaves the text out when it is too long, and is none when even the recipients are', () => {
    expect(mailtoAddress({ ...MAIL, body: 'x'.repeat(2000) })).toEqual({
      url: 'mailto:a%2Bb@x.example?subject=S',
      hasBody: false,
    })
    const recipients = Array.from({ length: 200 }, (_, index) => `user-${index}@x.example`)
    expect(mailtoAddress({ ...MAIL, recipients })).toEqual({ url: null, hasBody: false })
  })
})
