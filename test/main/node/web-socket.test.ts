import { once } from 'node:events'
import { WebSocket } from 'ws'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { startNodeHost, type RunningNodeHost } from '../../support/start-node-host.ts'

function open(
  running: RunningNodeHost,
  headers: Readonly<Record<string, string>>,
  path = '/socket',
): WebSocket {
  const socket = new WebSocket(`${running.origin.replace('http', 'ws')}${path}`, { headers })
  // Ended while it was still being refused.
  socket.on('error', () => {})
  onTestFinished(() => socket.terminate())
  return socket
}

async function openAsInsider(running: RunningNodeHost): Promise<WebSocket> {
  const socket = open(running, { cookie: await running.enter(), origin: running.origin })
  await once(socket, 'open')
  return socket
}

describe('the upgrade', () => {
  test.each([
    ['another host', 421, { host: 'evil.example' }, '/socket'],
    ['another origin', 403, { origin: 'http://evil.example' }, '/socket'],
    ['no origin', 403, { origin: '' }, '/socket'],
    ['no cookie', 401, { cookie: '' }, '/socket'],
    ['another path', 404, {}, '/'],
  ])('%s is refused with %i', async (_what, status, headers: Record<string, string>, path) => {
    const running = await startNodeHost()
    const cookie = await running.enter()
    const socket = open(running, { cookie, origin: running.origin, ...headers }, path)
    const [, response] = (await once(socket, 'unexpected-response')) as [unknown, { statusCode: number }]
    expect(response.statusCode).toBe(status)
  })
})

describe('an open socket', () => {
  test.each([
    ['no JSON', 'hello'],
    ['no request', '{"id":"1","operation":"jobs.list"}'],
    ['no operation', '{"id":1}'],
    ['bytes', Buffer.from('{"id":1,"operation":"jobs.list","input":{}}')],
  ])('%s ends it with a reason', async (_what, message) => {
    const socket = await openAsInsider(await startNodeHost())
    socket.send(message)
    const [code, reason] = (await once(socket, 'close')) as [number, Buffer]
    expect([code, String(reason)]).toEqual([1007, 'A message must be a request of the contract.'])
  })

  test('a message over the limit ends it, and the server goes on', async () => {
    const running = await startNodeHost({ maxMessageBytes: 1000 })
    const cookie = await running.enter()
    const socket = open(running, { cookie, origin: running.origin })
    await once(socket, 'open')
    socket.send(JSON.stringify({ id: 1, operation: 'jobs.list', input: 'x'.repeat(1000) }))
    expect(await once(socket, 'close')).toEqual([1009, expect.anything()])

    const next = open(running, { cookie, origin: running.origin })
    await once(next, 'open')
    next.send(JSON.stringify({ id: 2, operation: 'jobs.list', input: {} }))
    const [data] = (await once(next, 'message')) as [Buffer]
    expect(JSON.parse(String(data))).toEqual({
      kind: 'reply',
      id: 2,
      reply: { ok: true, value: { jobs: [] } },
    })
  })

  test('a window that no longer answers is given up', async () => {
    const running = await startNodeHost({ heartbeatMs: 20 })
    const socket = new WebSocket(`${running.origin.replace('http', 'ws')}/socket`, {
      headers: { cookie: await running.enter(), origin: running.origin },
      autoPong: false,
    })
    expect(await once(socket, 'close')).toEqual([1006, expect.anything()])
  })

  test('the host knows when the last window has gone', async () => {
    const running = await startNodeHost()
    expect(running.host.wasVisited()).toBe(false)
    const socket = await openAsInsider(running)
    const isDeserted = vi.fn<() => void>()
    const deserted = running.host.deserted(50).then(isDeserted)
    expect(running.host.wasVisited()).toBe(true)
    expect(isDeserted).not.toHaveBeenCalled()
    socket.close()
    await deserted
    expect(isDeserted).toHaveBeenCalledOnce()
  })
})
