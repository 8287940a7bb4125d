import { describe, expect, test } from 'vitest'
import { sendRaw } from '../../support/send-raw.ts'
import { startNodeHost } from '../../support/start-node-host.ts'

describe('the way in', () => {
  test('the key works once: it becomes a strict cookie and leaves the address', async () => {
    const running = await startNodeHost()
    const first = await sendRaw(running, `/?key=${running.key}`)
    expect({ status: first.status, location: first.headers.location }).toEqual({ status: 303, location: '/' })
    const { port } = new URL(running.origin)
    expect(first.headers['set-cookie']).toEqual([
      expect.stringMatching(
        new RegExp(`^quartermaster-${port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`),
      ),
    ])
    expect(running.key).toMatch(/^[\w-]{43}$/)

    const again = await sendRaw(running, `/?key=${running.key}`)
    expect(again.status).toBe(401)
    expect(again.headers['set-cookie']).toBeUndefined()
    expect(again.body).toContain('the link works once')
    expect(again.body).toContain('npm start')
  })

  test('whoever is in may follow the old link again', async () => {
    const running = await startNodeHost()
    const cookie = await running.enter()
    const again = await sendRaw(running, `/?key=${running.key}`, { headers: { cookie } })
    expect({ status: again.status, location: again.headers.location }).toEqual({ status: 303, location: '/' })
  })

  test.each([
    ['no cookie', {}],
    ['a cookie of somebody else', { cookie: 'quartermaster-1=abc' }],
    ['a made-up cookie', { cookie: 'PORT=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }],
  ])(
    '%s: nothing is shown, not even the files of the window',
    async (_what, headers: { cookie?: string }) => {
      const running = await startNodeHost()
      const sent = headers.cookie?.replace('PORT', `quartermaster-${new URL(running.origin).port}`)
      for (const path of ['/', '/index.html', '/assets/app-1a2b3c.js', '/files/x', '/nothing']) {
        const { status } = await sendRaw(running, path, {
          headers: sent === undefined ? {} : { cookie: sent },
        })
        expect({ path, status }).toEqual({ path, status: 401 })
      }
    },
  )

  test('no Host but ours is answered, whoever asks', async () => {
    const running = await startNodeHost()
    const cookie = await running.enter()
    const { port } = new URL(running.origin)
    const names = ['evil.example', `evil.example:${port}`, '127.0.0.1', '127.0.0.1:1', `[::1]:${port}`]
    for (const host of names) {
      const { status } = await sendRaw(running, '/', { headers: { host, cookie } })
      expect({ host, status }).toEqual({ host, status: 421 })
    }
  })

  test('no other Origin may read or write', async () => {
    const running = await startNodeHost()
    const cookie = await running.enter()
    const { port } = new URL(running.origin)
    const names = [
      'http://evil.example',
      'null',
      `https://127.0.0.1:${port}`,
      'http://127.0.0.1:1',
      'app://quartermaster',
    ]
    for (const origin of names) {
      const headers = { cookie, origin }
      const read = await sendRaw(running, '/', { headers })
      const write = await sendRaw(running, '/targets?name=x', { method: 'POST', headers })
      expect([origin, read.status, write.status]).toEqual([origin, 403, 403])
    }
  })

  test('a write without an Origin is refused', async () => {
    const running = await startNodeHost()
    const cookie = await running.enter()
    expect((await sendRaw(running, '/targets?name=x', { method: 'POST', headers: { cookie } })).status).toBe(
      403,
    )
  })

  test('both names of the loopback interface are ours', async () => {
    const running = await startNodeHost()
    const cookie = await running.enter()
    const { port } = new URL(running.origin)
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`]) {
      const headers = { host, origin: `http://${host}`, cookie }
      expect((await sendRaw(running, '/', { headers })).status).toBe(200)
    }
  })
})
