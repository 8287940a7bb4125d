import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout } from 'node:timers/promises'
import type { Client } from '../../src/shared/client.ts'
import type { Core } from '../../src/main/core/core.ts'
import type { ImportPreview } from '../../src/shared/contract/imports.ts'
import { quantile } from '../statistics.ts'
import { grant, openBenchCore } from './open-core.ts'
import { probeWriteLock } from './probe-write-lock.ts'

interface ImportInput {
  readonly workspace: string
  readonly csv: string
}

/** A whole import, from the picked file to the durable batch: open, dry run, commit. */
export async function importScenario(input: ImportInput): Promise<object> {
  const { core, client } = openBenchCore(input.workspace)
  await warmUp(client)
  const startedAt = performance.now()
  const { preview, importId } = await preparePreview(core, client, input.csv)
  const outcome = await client.run('imports.run', { importId, previewId: preview.previewId })
  const totalMs = performance.now() - startedAt
  await core.close()
  return { totalMs, previewMs: preview.durationMs, runMs: outcome.durationMs, counts: outcome.counts }
}

/** The dry run alone, file opened included. */
export async function previewScenario(input: ImportInput): Promise<object> {
  const { core, client } = openBenchCore(input.workspace)
  await warmUp(client)
  const startedAt = performance.now()
  const { preview } = await preparePreview(core, client, input.csv)
  const totalMs = performance.now() - startedAt
  await core.close()
  return { totalMs, counts: preview.counts }
}

/** Imports while a window reads pages: how long the reading thread stalls, and how long a page takes. */
export async function importWhileReading(input: ImportInput): Promise<object> {
  const { core, client } = openBenchCore(input.workspace)
  const readPage = async (first: number): Promise<number> => {
    const askedAt = performance.now()
    await client.call('accounts.page', {
      filter: {},
      sort: { by: 'added', direction: 'ascending' },
      first,
      count: 100,
    })
    return performance.now() - askedAt
  }
  for (let page = 0; page < 20; page += 1) await readPage(page * 100)
  const delay = monitorEventLoopDelay({ resolution: 1 })
  const pagesMs: number[] = []
  delay.enable()
  const importing = { isRunning: true }
  const imported = (async () => {
    const { preview, importId } = await preparePreview(core, client, input.csv)
    await client.run('imports.run', { importId, previewId: preview.previewId })
    importing.isRunning = false
  })()
  while (importing.isRunning) {
    pagesMs.push(await readPage((pagesMs.length * 100) % 100_000))
    // A window waits between two pages; spinning would take a core from the import, and the machine's quota with it.
    await setTimeout(10)
  }
  await imported
  delay.disable()
  await core.close()
  return {
    loopP99Ms: delay.percentile(99) / 1e6,
    loopWorstMs: delay.max / 1e6,
    pageP99Ms: quantile(pagesMs, 0.99),
    pages: pagesMs.length,
  }
}

/** Takes the newest import of a workspace back; reports the longest that the write lock was held. */
export async function undoScenario(input: { readonly workspace: string }): Promise<object> {
  const { core, client } = openBenchCore(input.workspace)
  const { events } = await client.call('activity.page', { filter: {}, first: 0, count: 50 })
  const change = events.find((event) => event.change?.undo === 'possible' && event.change.rows > 1000)?.change
  if (change === undefined || change === null) throw new Error('no import to undo')
  const stopProbe = await probeWriteLock(input.workspace)
  const startedAt = performance.now()
  const undone = await client.run('activity.undo', { changeId: change.id })
  const totalMs = performance.now() - startedAt
  const longestLockMs = await stopProbe()
  await core.close()
  return { totalMs, longestLockMs, reversed: undone.reversed }
}

/** Staff have looked at the pool before they import: the accounts are in memory and the bulk worker runs. */
async function warmUp(client: Client): Promise<void> {
  await client.call('accounts.page', {
    filter: {},
    sort: { by: 'added', direction: 'ascending' },
    first: 1,
    count: 1,
  })
  const text = 'account_id;marketplace_id;account_model'
  const { importId } = await client.run('imports.open', {
    sources: [{ kind: 'text', name: 'warm-up', text }],
  })
  await client.call('imports.close', { importId })
}

async function preparePreview(
  core: Core,
  client: Client,
  csv: string,
): Promise<{
  readonly preview: ImportPreview
  readonly importId: Parameters<typeof client.run<'imports.run'>>[1]['importId']
}> {
  const { importId } = await client.run('imports.open', {
    sources: [{ kind: 'file', file: grant(core, csv) }],
  })
  const preview = await client.run('imports.preview', {
    importId,
    settings: { policy: 'skip', validRowsOnly: true, fixes: [], edits: [], discarded: [] },
  })
  return { preview, importId }
}
