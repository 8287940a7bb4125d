import { expect, onTestFinished, test, vi } from 'vitest'
import type { Browser, Socket } from '../../src/renderer/transport/browser.ts'
import { connectSocketBridge, type SocketBridge } from '../../src/renderer/transport/socket-bridge.ts'
import type { Reply } from '../../src/shared/contract/wire.ts'
import { startNodeHost } from '../support/start-node-host.ts'
import { browserAt } from './node-wire.ts'

const LOST: Reply = { ok: false, failure: { code: 'disconnected' } }
const NO_JOBS: Reply = { ok: true, value: { jobs: [] } }

/** A window on a real server, with a cable to pull. */
async function openWindow(): Promise<{
  connect(): SocketBridge
  /** Drops the connection; while the cable is out, no new one comes about. */
  cable: { isIn: boolean; pull(): void }
  readonly browser: Browser
}> {
  const running = await startNodeHost()
  const cookie = await running.enter()
  let last: Socket | undefined
  const cable = {
    isIn: true,
    pull: () => {
      cable.isIn = false
      last?.close()
    },
  }
  const inside = browserAt(running.origin, cookie)
  const outside = browserAt('http://127.0.0.1:9', cookie)
  const browser: Browser = {
    ...inside,
    openSocket: (url) => {
      last = cable.isIn ? inside.openSocket(url) : outside.openSocket('ws://127.0.0.1:9/socket')
      return last
    },
  }
  return {
    browser,
    cable,
    connect: () => {
      const bridge = connectSocketBridge(browser)
      onTestFinished(() => bridge.close())
      return bridge
    },
  }
}

function hear(bridge: SocketBridge): boolean[] {
  const told: boolean[] = []
  bridge.onConnection((isConnected) => told.push(isConnected))
  return told
}

test('calls made before the first connection wait for it', async () => {
  const { connect } = await openWindow()
  const bridge = connect()
  const told = hear(bridge)
  expect(await Promise.all([bridge.invoke('jobs.list', {}), bridge.invoke('jobs.list', {})])).toEqual([
    NO_JOBS,
    NO_JOBS,
  ])
  expect(told).toEqual([true, true])
})

test('when there is no server, waiting calls are answered with disconnected, and so is every later one', async () => {
  const { connect, cable } = await openWindow()
  cable.isIn = false
  const bridge = connect()
  const told = hear(bridge)
  expect(await bridge.invoke('jobs.list', {})).toEqual(LOST)
  expect(told).toEqual([true, false])
  expect(await bridge.invoke('jobs.list', {})).toEqual(LOST)
  expect(hear(bridge)).toEqual([false])
})

test('a lost connection is told, answers what was pending, and comes back by itself with its events', async () => {
  const { connect, cable } = await openWindow()
  const bridge = connect()
  await bridge.invoke('jobs.list', {})
  const told = hear(bridge)
  const events: string[] = []
  bridge.subscribe(({ kind }) => events.push(kind))

  cable.pull()
  expect(await bridge.invoke('jobs.list', {})).toEqual(LOST)
  await vi.waitFor(() => expect(told).toEqual([true, false]))
  cable.isIn = true
  await vi.waitFor(() => expect(told).toEqual([true, false, true]), { timeout: 10_000 })
  expect(await bridge.invoke('workspace.check', {})).toMatchObject({ ok: true })
  await vi.waitFor(() => expect(events).toContain('job.changed'))
})

test('a closed bridge connects no more', async () => {
  const { connect, browser } = await openWindow()
  const openSocket = vi.spyOn(browser, 'openSocket')
  const bridge = connect()
  await bridge.invoke('jobs.list', {})
  bridge.close()
  expect(await bridge.invoke('jobs.list', {})).toEqual(LOST)
  expect(openSocket).toHaveBeenCalledOnce()
})

test('what is too large for one message is refused with a sentence, and the connection stays', async () => {
  const { connect } = await openWindow()
  const bridge = connect()
  const told = hear(bridge)
  expect(await bridge.invoke('views.save', { state: 'ü'.repeat(34 * 2 ** 20) })).toEqual({
    ok: false,
    failure: {
      code: 'invalid-input',
      problems: [{ path: [], message: 'This is too large to send in one piece: put it into a file.' }],
    },
  })
  expect(await bridge.invoke('jobs.list', {})).toEqual(NO_JOBS)
  expect(told).not.toContain(false)
})

test('files for a server that is gone fail with disconnected, not with an error of the network', async () => {
  const { connect, browser } = await openWindow()
  vi.spyOn(browser, 'fetch').mockRejectedValue(new TypeError('fetch failed'))
  const bridge = connect()
  await expect(bridge.takeFiles([new File(['a'], 'a.csv')])).rejects.toMatchObject({
    failure: { code: 'disconnected' },
  })
  await expect(bridge.saveFile('a.csv')).rejects.toMatchObject({ failure: { code: 'disconnected' } })
})

test('only https links and mails are opened', async () => {
  const { connect, browser } = await openWindow()
  const openTab = vi.spyOn(browser, 'openTab')
  const bridge = connect()
  const mail = 'mailto:anna@acme.example?subject=A%20B'
  const links = ['https://docs.example/', mail, 'http://docs.example/', 'javascript:alert(1)', 'no link']
  for (const url of links) await bridge.openExternal(url)
  expect(openTab.mock.calls).toEqual([['https://docs.example/'], [mail]])
})
