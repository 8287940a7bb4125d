import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { sendRaw, type Answer } from '../../support/send-raw.ts'
import { startNodeHost, type RunningNodeHost } from '../../support/start-node-host.ts'
import { testFolder } from '../../support/test-folder.ts'

describe('uploads and downloads', () => {
  async function insider(limits = {}): Promise<RunningNodeHost & { headers: Record<string, string> }> {
    // A temporary folder of its own: other servers run beside this one.
    vi.stubEnv('TMPDIR', testFolder())
    const running = await startNodeHost(limits)
    return { ...running, headers: { cookie: await running.enter(), origin: running.origin } }
  }

  test('a file up to the limit is taken, one byte more is a sentence and nothing is kept', async () => {
    const running = await insider({ maxUploadBytes: 1000 })
    const post = (body: string): Promise<Answer> =>
      sendRaw(running, '/files?name=pool.csv', { method: 'POST', headers: running.headers, body })
    const taken = await post('x'.repeat(1000))
    expect({ status: taken.status, reply: JSON.parse(taken.body) as unknown }).toEqual({
      status: 200,
      reply: {
        ok: true,
        value: { token: expect.stringMatching(/^[\w-]{32}$/), name: 'pool.csv', sizeBytes: 1000 },
      },
    })
    const kept = uploadsOnDisk()
    const refused = await post('x'.repeat(200_000))
    expect(JSON.parse(refused.body)).toMatchObject({
      ok: false,
      failure: { code: 'unreadable-file', file: 'pool.csv', next: 'Split it into smaller files.' },
    })
    expect({ status: refused.status, kept: uploadsOnDisk() }).toEqual({ status: 413, kept })
  })

  test.each([
    ['an upload without a name', '/files'],
    ['a target with an empty name', '/targets?name='],
    ['a name of 256 characters', `/files?name=${'x'.repeat(256)}`],
  ])('%s is refused', async (_what, path) => {
    const running = await insider()
    expect((await sendRaw(running, path, { method: 'POST', headers: running.headers })).status).toBe(400)
  })

  test('what was uploaded cannot be fetched back, and a target only once it was written', async () => {
    const running = await insider()
    const upload = await sendRaw(running, '/files?name=a.csv', {
      method: 'POST',
      headers: running.headers,
      body: 'a',
    })
    const target = await sendRaw(running, '/targets?name=b.csv', { method: 'POST', headers: running.headers })
    for (const answer of [upload, target]) {
      const { value } = JSON.parse(answer.body) as { value: { token: string } }
      expect((await sendRaw(running, `/files/${value.token}`, { headers: running.headers })).status).toBe(404)
    }
  })

  test('a download has the right name, and its token works once', async () => {
    const running = await insider()
    const name = 'Konten "Zürich" 100%.json'
    const target = await sendRaw(running, `/targets?name=${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: running.headers,
    })
    const { value } = JSON.parse(target.body) as { value: { token: string } }
    const ended = new Promise((resolve) => {
      running.core.subscribe((event) => {
        if (event.kind === 'job.changed' && event.job.status.state !== 'running') resolve(event.job.status)
      })
    })
    await running.core.call('accounts.export', {
      selection: { kind: 'matching', filter: {}, except: [] },
      sort: { by: 'added', direction: 'ascending' },
      format: 'json',
      separator: ';',
      isExcelSafe: false,
      target: value.token,
    })
    expect(await ended).toMatchObject({ state: 'succeeded' })

    const download = await sendRaw(running, `/files/${value.token}`, { headers: running.headers })
    expect(download.headers).toMatchObject({
      'content-disposition':
        'attachment; filename="Konten _Z_rich_ 100_.json"; filename*=UTF-8\'\'Konten%20%22Z%C3%BCrich%22%20100%25.json',
      'content-type': 'application/octet-stream',
      'content-length': String(download.body.length),
      'cache-control': 'no-store',
    })
    expect(JSON.parse(download.body)).toEqual([])
    expect((await sendRaw(running, `/files/${value.token}`, { headers: running.headers })).status).toBe(404)
  })

  test('nothing stays in the temporary folder when the server ends', async () => {
    const running = await insider()
    await sendRaw(running, '/files?name=a.csv', { method: 'POST', headers: running.headers, body: 'a' })
    expect(transferFolders()).toEqual([expect.any(String)])
    await running.close()
    expect(transferFolders()).toEqual([])
  })
})

function transferFolders(): readonly string[] {
  return readdirSync(tmpdir()).filter((name) => /^quartermaster-\w{6}$/.test(name))
}

function uploadsOnDisk(): number {
  return transferFolders().flatMap((name) => readdirSync(join(tmpdir(), name))).length
}
