import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openImport } from '../../../support/import-into.ts'
import { killAt } from '../../../support/kill-at.ts'
import { openTestCore } from '../../../support/open-test-core.ts'
import { openTestStore } from '../../../support/seed-accounts.ts'
import { addMarketplace, dumpStore } from '../../../support/task-bench.ts'
import { testFolder } from '../../../support/test-folder.ts'

const ROWS = 300_000
const KILL_TASKS = new URL('../../../support/kill-tasks.ts', import.meta.url)
const KILL_IMPORT = new URL('../../../support/kill-import.ts', import.meta.url)

/** A workspace with a few accounts of its own and a file that takes a while; what the pool was before. */
async function prepare(): Promise<{ workspaceFile: string; path: string; before: unknown }> {
  const folder = testFolder()
  const workspaceFile = join(folder, 'workspace.sqlite')
  const path = join(folder, 'accounts.csv')
  const lines = Array.from({ length: ROWS }, (_, index) => `${999_999_999_999 - index * 7919};MP-00010;SPAM`)
  writeFileSync(path, `account_id;marketplace_id;account_model\n${lines.join('\n')}\n`)
  const store = openTestStore(workspaceFile)
  addMarketplace(store, 'MP-00010')
  store.connection.close()
  const core = openTestCore({ workspaceFile })
  const own = await openImport(core, 'account_id;marketplace_id;account_model\n154335349840;MP-00010;ECAM\n')
  await own.run()
  await core.close()
  return { workspaceFile, path, before: dumpFile(workspaceFile) }
}

function dumpFile(workspaceFile: string): unknown {
  const store = openTestStore(workspaceFile)
  try {
    return dumpStore(store)
  } finally {
    store.connection.close()
  }
}

/** Opens the workspace as if nothing had happened: it is whole, and an import goes through. */
async function proveUsable(workspaceFile: string): Promise<void> {
  const core = openTestCore({ workspaceFile })
  expect((await core.run('workspace.check', {})).findings).toEqual([])
  const own = await openImport(core, 'account_id;marketplace_id;account_model\n004439589175;MP-00010;ECAM\n')
  // What the killed process staged is gone.
  expect(readdirSync(`${workspaceFile}-staging`)).toEqual([own.importId])
  expect((await own.run()).counts.create).toBe(1)
  expect(core.logLines.filter((line) => line.includes(' bug '))).toEqual([])
}

test('an import killed in the middle of staging leaves the pool exactly as it was', async () => {
  const { workspaceFile, path, before } = await prepare()
  await killAt(KILL_TASKS, [workspaceFile, path, 'Checking rows', '150000'], /^Checking rows 1\d{5}$/)
  expect(existsSync(`${workspaceFile}-staging`)).toBe(true)
  expect(dumpFile(workspaceFile)).toEqual(before)
  await proveUsable(workspaceFile)
}, 120_000)

test('an import killed in the middle of the commit leaves the pool exactly as it was', async () => {
  const { workspaceFile, path, before } = await prepare()
  await killAt(
    KILL_TASKS,
    [workspaceFile, path, 'Writing to the pool', '200000'],
    /^Writing to the pool 2\d{5}$/,
  )
  // Pages of the transaction had been written already: it was killed in the middle.
  expect(statSync(`${workspaceFile}-wal`).size).toBeGreaterThan(1 << 20)
  expect(dumpFile(workspaceFile)).toEqual(before)
  await proveUsable(workspaceFile)
}, 120_000)

test('a whole application killed while it imports leaves the pool exactly as before or exactly as after', async () => {
  const { workspaceFile, path, before } = await prepare()
  await killAt(KILL_IMPORT, [workspaceFile, path], /^imports\.run Writing to the pool [1-9]/)
  const store = openTestStore(workspaceFile)
  expect(store.connection.pragma('integrity_check', { simple: true })).toBe('ok')
  const count = store.connection.prepare('SELECT count(*) FROM account').pluck().get()
  store.connection.close()
  expect([before, 'complete']).toContainEqual(count === ROWS + 1 ? 'complete' : dumpFile(workspaceFile))
  await proveUsable(workspaceFile)
}, 120_000)

test('an import killed as soon as it said to be done is in the pool completely', async () => {
  const { workspaceFile, path } = await prepare()
  await killAt(KILL_IMPORT, [workspaceFile, path], /^done$/)
  const store = openTestStore(workspaceFile)
  expect(store.connection.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(store.connection.prepare('SELECT count(*) FROM account').pluck().get()).toBe(ROWS + 1)
  store.connection.close()
  await proveUsable(workspaceFile)
}, 120_000)
