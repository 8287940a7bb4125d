import { createHash } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { createClient } from '../../src/shared/client.ts'
import type { CoreEvent } from '../../src/shared/contract/events.ts'
import type { Job } from '../../src/shared/contract/jobs.ts'
import type { Reply } from '../../src/shared/contract/wire.ts'
import type { OpenWire, Wire } from './wire.ts'

/** What every transport promises to a window, whatever carries it. */
export function testConformance(wire: Wire): void {
  test('a call is answered with the operation’s output', async () => {
    const { bridge } = await wire.open()
    expect(await bridge.invoke('jobs.list', {})).toEqual({ ok: true, value: { jobs: [] } })
  })

  test.each([
    ['an expected no', 'jobs.get', { jobId: 'none' }, { code: 'not-found', what: 'job', id: 'none' }],
    ['an unknown operation', 'jobs.sing', {}, { code: 'not-found', what: 'operation', id: 'jobs.sing' }],
    [
      'a name of Object’s own',
      'constructor',
      {},
      { code: 'not-found', what: 'operation', id: 'constructor' },
    ],
  ])('%s is answered with a failure, not an exception', async (_what, operation, input, failure) => {
    const { bridge } = await wire.open()
    expect(await bridge.invoke(operation, input)).toEqual({ ok: false, failure })
  })

  test.each([
    ['a field of the wrong type', { jobId: 7 }, ['jobId']],
    ['no input', undefined, []],
    ['a list for an object', [], []],
    ['null', null, []],
  ])('%s is answered with invalid-input and the place', async (_what, input, path) => {
    const { bridge } = await wire.open()
    expect(await bridge.invoke('jobs.get', input)).toMatchObject({
      ok: false,
      failure: { code: 'invalid-input', problems: [{ path }] },
    })
  })

  test('every window hears every event, until it stops listening', async () => {
    const opened = await wire.open()
    const second = await opened.openSecondWindow()
    const heard: [CoreEvent['kind'][], CoreEvent['kind'][]] = [[], []]
    const stop = opened.bridge.subscribe(({ kind }) => heard[0].push(kind))
    second.subscribe(({ kind }) => heard[1].push(kind))

    await rename(opened, 'First name')
    await vi.waitFor(() => expect(heard).toEqual([heard[1], expect.arrayContaining(['settings.changed'])]))
    stop()
    const heardBefore = heard[0].length
    await rename(opened, 'Second name')
    await vi.waitFor(() => expect(heard[1].length).toBe(2 * heardBefore))
    expect(heard[0].length).toBe(heardBefore)
  })

  test('a message of 20 million characters arrives whole, there and back', async () => {
    const { bridge } = await wire.open()
    const state = 'Zürich–東京 '.repeat(2_000_000)
    const saved = await bridge.invoke('views.save', { screen: 'pool', name: 'Large', state })
    expect(saved.ok && (saved.value as { state: string }).state === state).toBe(true)
  })

  test('many calls at once each get their own answer, in the order they were made', async () => {
    const { bridge } = await wire.open()
    const names = Array.from({ length: 500 }, (_, index) => `job-${index}`)
    const answered: string[] = []
    const replies = await Promise.all(
      names.map(async (jobId) => {
        const reply = await bridge.invoke('jobs.get', { jobId })
        answered.push(jobId)
        return reply
      }),
    )
    const expected = names.map((id): Reply => ({
      ok: false,
      failure: { code: 'not-found', what: 'job', id },
    }))
    expect({ replies, answered }).toEqual({ replies: expected, answered: names })
  })

  test('a job is watched to its outcome', async () => {
    const { bridge } = await wire.open()
    const seen: Job['status']['state'][] = []
    const outcome = await createClient(bridge).run('workspace.check', {}, ({ status }) =>
      seen.push(status.state),
    )
    expect(outcome).toEqual({ findings: [], durationMs: expect.any(Number) })
    expect(seen.at(-1)).toBe('succeeded')
  })

  test('a job that waits behind another can be cancelled', async () => {
    const { bridge } = await wire.open()
    const client = createClient(bridge)
    const first = client.run('workspace.check', {})
    const cancelled = client.run('workspace.backUp', {}, ({ jobId, status }) => {
      if (status.state === 'running') void client.call('jobs.cancel', { jobId })
    })
    await expect(cancelled).rejects.toMatchObject({ failure: { code: 'cancelled' } })
    expect(await first).toMatchObject({ findings: [] })
    expect(await client.call('workspace.describe', {})).toMatchObject({ backups: [] })
  })

  test('files that are picked or dropped reach the core byte by byte, under a name and without a path', async () => {
    const opened = await wire.open()
    const content = 'account_id;marketplace_id;account_model\n004912345678;MP-1;SPAM\n'
    opened.userPicks([{ name: 'Konten Zürich.csv', content }])
    const picked = await opened.bridge.pickFiles({ isMultiple: false, extensions: ['csv'] })
    const dropped = await opened.bridge.takeFiles([
      opened.droppedFile('dropped.csv', content),
      looseFile(content),
    ])
    const files = [...picked, ...dropped]
    const sizeBytes = Buffer.byteLength(content)
    const ref = (name: string): unknown => ({ token: expect.any(String), name, sizeBytes })
    expect(files).toEqual([ref('Konten Zürich.csv'), ref('dropped.csv'), ref('from a mail.csv')])

    const sources = files.map((file) => ({ kind: 'file' as const, file }))
    const outcome = await createClient(opened.bridge).run('imports.open', { sources })
    const sha256 = createHash('sha256').update(content).digest('hex')
    expect(outcome.files.map((file) => file.sha256)).toEqual([sha256, sha256, sha256])
  })

  test('choosing nothing is no files', async () => {
    const opened = await wire.open()
    opened.userPicks([])
    expect(await opened.bridge.pickFiles({ isMultiple: true, extensions: [] })).toEqual([])
    expect(await opened.bridge.takeFiles([])).toEqual([])
  })

  test('a file that a job wrote gets to the user', async () => {
    const opened = await wire.open()
    opened.userSavesAs('accounts.json')
    const target = await opened.bridge.saveFile('accounts.json')
    if (target === null) throw new Error('a place was chosen')
    await createClient(opened.bridge).run('accounts.export', {
      selection: { kind: 'matching', filter: {}, except: [] },
      sort: { by: 'added', direction: 'ascending' },
      format: 'json',
      separator: ';',
      isExcelSafe: false,
      target: target.token,
    })
    await opened.bridge.deliver(target)
    expect(JSON.parse(await opened.delivered(target))).toEqual([])
  })

  test('a window knows at once that it is connected, and that a token of nobody opens nothing', async () => {
    const { bridge } = await wire.open()
    const told: boolean[] = []
    bridge.onConnection((isConnected) => told.push(isConnected))
    expect(told).toEqual([true])
    const file = { token: 'x'.repeat(32), name: 'passwd', sizeBytes: 1 }
    expect(await bridge.invoke('imports.open', { sources: [{ kind: 'file', file }] })).toMatchObject({
      ok: false,
      failure: { code: 'not-found', what: 'file' },
    })
  })

  test('when the application goes away every call is answered, at the latest with disconnected', async () => {
    const opened = await wire.open()
    await opened.bridge.invoke('jobs.list', {})
    const pending = Array.from({ length: 20 }, () => opened.bridge.invoke('jobs.list', {}))
    await opened.cut()
    const lost: Reply = { ok: false, failure: { code: 'disconnected' } }
    for (const reply of await Promise.all(pending))
      expect([{ ok: true, value: { jobs: [] } }, lost]).toContainEqual(reply)
    await vi.waitFor(async () => expect(await opened.bridge.invoke('jobs.list', {})).toEqual(lost))
  })
}

/** A dropped file that lies nowhere on the disk. */
function looseFile(content: string): File {
  return new File([content], 'from a mail.csv')
}

async function rename({ bridge }: OpenWire, workspaceName: string): Promise<void> {
  const client = createClient(bridge)
  const { settings } = await client.call('session.get', {})
  await client.call('settings.edit', { ...settings, workspaceName })
}
