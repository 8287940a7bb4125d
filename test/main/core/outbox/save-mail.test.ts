import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { failureOf } from '../../../support/failure-of.ts'
import { openTestCore } from '../../../support/open-test-core.ts'

const LETTER = {
  customerId: null,
  recipients: ['anna@acme.example', 'ben@acme.example'],
  subject: 'Grüße: Ihr Zugang zu „Acme“ ist freigeschaltet, und das ist eine lange Zeile',
  body: 'Hallo Anna,\n\nschöne Grüße — 你好.\n.\nFrom here on it is yours.\n' + 'lang '.repeat(400).trim(),
}

/** Headers and text of a mail as a mail program reads them. */
function readMail(bytes: Buffer): { readonly headers: ReadonlyMap<string, string>; readonly body: string } {
  const text = bytes.toString('latin1')
  const [head = '', ...rest] = text.split('\r\n\r\n')
  const lines = head.replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n')
  const headers = new Map(
    lines.map((line) => [line.split(': ')[0] ?? '', line.slice(line.indexOf(': ') + 2)]),
  )
  const raw = rest.join('\r\n\r\n')
  const isBase64 = headers.get('Content-Transfer-Encoding') === 'base64'
  const decoded = isBase64 ? Buffer.from(raw, 'base64') : fromQuotedPrintable(raw)
  return { headers, body: decoded.toString('utf8').replaceAll('\r\n', '\n').trimEnd() }
}

function fromQuotedPrintable(text: string): Buffer {
  const joined = text.replaceAll('=\r\n', '')
  const plain = joined.replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
  return Buffer.from(plain, 'latin1')
}

/** RFC 2047, as the composer writes it. */
function decodeWords(value: string): string {
  return value
    .replaceAll('?= =?', '?==?')
    .replaceAll(/=\?UTF-8\?([QB])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      (kind.toUpperCase() === 'B'
        ? Buffer.from(word, 'base64')
        : fromQuotedPrintable(word.replaceAll('_', ' '))
      ).toString('utf8'),
    )
}

describe('saving a mail as a file', () => {
  it('A-20 writes what a mail program reads back: headers, UTF-8 and line endings as RFC 5322 has them', async () => {
    const core = openTestCore()
    const { operator } = await core.call('session.get', {})
    await core.call('operators.edit', { ...operator, email: 'jo@northwind.example' })
    const { id } = await core.call('outbox.create', LETTER)
    const { ref, path } = core.grantTarget('mail.eml')
    const { bytes } = await core.run('outbox.save', { id, target: ref.token })
    const file = readFileSync(path)
    expect(file).toHaveLength(bytes)
    const text = file.toString('latin1')
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(Math.max(...text.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998)
    expect([...file].every((byte) => byte < 128)).toBe(true)
    const { headers, body } = readMail(file)
    expect(headers.get('From')).toBe(`${operator.name} <jo@northwind.example>`)
    expect(headers.get('To')).toBe('anna@acme.example, ben@acme.example')
    expect(decodeWords(headers.get('Subject') ?? '')).toBe(LETTER.subject)
    expect(headers.get('Message-ID')).toBe(`<${id}@northwind.example>`)
    expect(Date.parse(headers.get('Date') ?? '')).not.toBeNaN()
    expect(headers.get('MIME-Version')).toBe('1.0')
    expect(headers.get('Content-Type')).toContain('charset=utf-8')
    // Outlook opens such a file as a draft.
    expect(headers.get('X-Unsent')).toBe('1')
    expect(body).toBe(LETTER.body)
  })

  it('changes nothing: the mail is drafted still', async () => {
    const core = openTestCore()
    const { id } = await core.call('outbox.create', LETTER)
    await core.run('outbox.save', { id, target: core.grantTarget('mail.eml').ref.token })
    expect(await core.call('outbox.get', { id })).toMatchObject({ state: 'drafted', rev: 1 })
  })

  it('says so when there is no such mail or the place cannot be written', async () => {
    const core = openTestCore()
    const { id } = await core.call('outbox.create', LETTER)
    const { token } = core.grantTarget('mail.eml').ref
    expect((await failureOf(core.run('outbox.save', { id: 'x', target: token }))).code).toBe('not-found')
    const nowhere = core.grantTarget('missing/mail.eml').ref.token
    expect(await failureOf(core.run('outbox.save', { id, target: nowhere }))).toEqual({
      code: 'not-allowed',
      why: 'mail.eml cannot be written there. Choose another folder or name.',
    })
  })
})

describe('opening a mail in the mail program', () => {
  it('A-20 takes the whole mail along, and says so when the text is too long for that', async () => {
    const core = openTestCore()
    const short = await core.call('outbox.create', { ...LETTER, subject: 'A & B', body: 'Grüße\nJo' })
    expect(await core.call('outbox.mailto', { id: short.id })).toEqual({
      url: 'mailto:anna@acme.example,ben@acme.example?subject=A%20%26%20B&body=Gr%C3%BC%C3%9Fe%0D%0AJo',
      hasBody: true,
    })
    const long = await core.call('outbox.create', { ...LETTER, subject: 'Long' })
    expect(await core.call('outbox.mailto', { id: long.id })).toEqual({
      url: 'mailto:anna@acme.example,ben@acme.example?subject=Long',
      hasBody: false,
    })
  })
})
