import { describe, expect, test } from 'vitest'
import { sendRaw } from '../../support/send-raw.ts'
import { startNodeHost } from '../../support/start-node-host.ts'

describe('the files of the window', () => {
  test('every answer carries the policy; no answer opens the server to other origins', async () => {
    const running = await startNodeHost()
    const cookie = await running.enter()
    const paths = ['/', '/assets/app-1a2b3c.js', '/missing']
    const answers = [
      await sendRaw(running, '/'),
      await sendRaw(running, '/', { headers: { host: 'evil.example' } }),
    ]
    for (const path of paths) answers.push(await sendRaw(running, path, { headers: { cookie } }))
    expect(answers.map(({ status }) => status)).toEqual([401, 421, 200, 200, 404])
    for (const { headers } of answers) {
      expect(headers).toMatchObject({
        'content-security-policy':
          "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'",
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
      })
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([])
    }
  })

  test('hashed assets are kept for good, the page itself never', async () => {
    const running = await startNodeHost()
    const headers = { cookie: await running.enter() }
    const page = await sendRaw(running, '/', { headers })
    const asset = await sendRaw(running, '/assets/app-1a2b3c.js', { headers })
    expect(
      [page, asset].map((each) => [each.headers['content-type'], each.headers['cache-control']]),
    ).toEqual([
      ['text/html; charset=utf-8', 'no-store'],
      ['text/javascript; charset=utf-8', 'private, max-age=31536000, immutable'],
    ])
    expect(page.body).toBe('<!doctype html><title>A page</title>')
    expect((await sendRaw(running, '/', { headers, method: 'HEAD' })).body).toBe('')
  })

  test('no path, however written, leads out of the window’s folder', async () => {
    const running = await startNodeHost()
    const headers = { cookie: await running.enter() }
    const paths = [
      '/../secret.txt',
      '/assets/../../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/assets/..%5c..%5csecret.txt',
      '//secret.txt',
      '/assets',
      'http://127.0.0.1/secret.txt',
      '/assets/app-1a2b3c.js%00',
    ]
    for (const path of paths) {
      const { status } = await sendRaw(running, path, { headers })
      expect({ path, status }).toEqual({ path, status: 404 })
    }
  })

  test('only reading is allowed', async () => {
    const running = await startNodeHost()
    const headers = { cookie: await running.enter(), origin: running.origin }
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      expect((await sendRaw(running, '/', { headers, method })).status).toBe(405)
    }
  })
})
