import { createHash } from 'node:crypto'
import { existsSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { killAt } from '../../../support/kill-at.ts'
import { printed } from '../../../support/listed-core.ts'
import { openTestCore, type TestCore } from '../../../support/open-test-core.ts'
import { besideCore, FIRST_ACCOUNT_ID, seedWorkspace } from '../../../support/seed-accounts.ts'
import { seedPayer } from '../../../support/seed-payer.ts'
import { dumpStore } from '../../../support/task-bench.ts'
import { testFolder } from '../../../support/test-folder.ts'

/** So many that the transaction does not fit into SQLite’s cache. */
const ACCOUNTS = 50_000
const KILL_LISTING = new URL('../../../support/kill-listing.ts', import.meta.url)

/** A workspace whose pool holds half of the accounts of a list, nothing of it compared yet. */
function prepare(): { readonly workspaceFile: string; readonly payerId: string; readonly path: string } {
  const folder = testFolder()
  const workspaceFile = join(folder, 'workspace.sqlite')
  const path = join(folder, 'listing.json')
  seedWorkspace(workspaceFile, ACCOUNTS / 2)
  const accounts = Array.from({ length: ACCOUNTS }, (_, index) =>
    printed({ Id: String(FIRST_ACCOUNT_ID + index) }),
  )
  writeFileSync(path, JSON.stringify({ Accounts: accounts }))
  return { workspaceFile, payerId: seedPayer(workspaceFile), path }
}

/** A digest of everything that a listing and accepting it may touch. */
function digestOf(workspaceFile: string): string {
  return besideCore(workspaceFile, (store) => {
    const hash = createHash('sha256').update(JSON.stringify(dumpStore(store)))
    for (const table of ['listing', 'observed_account', 'drift', 'member']) {
      const rows = store.connection.prepare(`SELECT * FROM ${table} ORDER BY 1, 2, 3`).all()
      hash.update(JSON.stringify(rows))
    }
    return hash.digest('hex')
  })
}

async function bring(core: TestCore, payerId: string, path: string) {
  const source = { kind: 'file', file: core.grantPath(path) } as const
  const { evidenceId } = await core.run('evidence.open', { sources: [source] })
  const { applied } = await core.run('evidence.apply', { evidenceId, pieces: [{ index: 0, payerId }] })
  await core.call('evidence.close', { evidenceId })
  return applied[0]?.differences
}

async function acceptAll(core: TestCore, payerId: string) {
  const selection = { kind: 'matching' as const, filter: {}, except: [] }
  const { version } = await core.call('listings.previewAccept', { payerId, selection })
  return core.run('listings.accept', { payerId, selection, version })
}

/** Pages of the transaction had been written already: it was killed in the middle. */
function expectHalfWritten(workspaceFile: string): void {
  expect(statSync(`${workspaceFile}-wal`).size).toBeGreaterThan(1 << 20)
}

test('a comparison killed in the middle leaves records as they were, and the next start clears what was staged', async () => {
  const { workspaceFile, payerId, path } = prepare()
  const before = digestOf(workspaceFile)
  await killAt(KILL_LISTING, [workspaceFile, payerId, 'compare', path], /^compare$/)
  expectHalfWritten(workspaceFile)
  expect(existsSync(`${workspaceFile}-staging`)).toBe(true)
  expect(digestOf(workspaceFile)).toBe(before)
  const core = openTestCore({ workspaceFile })
  expect(existsSync(`${workspaceFile}-staging`)).toBe(false)
  expect((await core.run('workspace.check', {})).findings).toEqual([])
  expect(await bring(core, payerId, path)).toMatchObject({ new: ACCOUNTS, missing: 0 })
}, 120_000)

test('accepting that is killed in the middle leaves every difference open, and can be done again', async () => {
  const { workspaceFile, payerId, path } = prepare()
  const first = openTestCore({ workspaceFile })
  await bring(first, payerId, path)
  await first.close()
  const before = digestOf(workspaceFile)
  await killAt(KILL_LISTING, [workspaceFile, payerId, 'accept'], /^accept$/)
  expectHalfWritten(workspaceFile)
  expect(digestOf(workspaceFile)).toBe(before)
  const core = openTestCore({ workspaceFile })
  expect((await core.run('workspace.check', {})).findings).toEqual([])
  expect(await acceptAll(core, payerId)).toMatchObject({ added: ACCOUNTS, pool: ACCOUNTS / 2 })
}, 120_000)
