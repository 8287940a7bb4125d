import { ACCOUNT_COLUMNS } from '../../../../src/main/core/pool/account-table.ts'
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { failureOf } from '../../../support/failure-of.ts'
import { openTestCore, testFolder } from '../../../support/open-test-core.ts'
import { seedWorkspace } from '../../../support/seed-accounts.ts'

describe('workspace.backUp', () => {
  it('copies the workspace into a file that opens by itself, with progress, and lists it', async () => {
    const file = join(testFolder(), 'workspace.sqlite')
    seedWorkspace(file, 5000)
    const core = openTestCore({ workspaceFile: file })
    const seen: (number | null)[] = []
    const backup = await core.run('workspace.backUp', {}, (_job, progress) =>
      seen.push(progress?.done ?? null),
    )
    expect(backup).toEqual({
      name: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T\d{6}-by-hand\.sqlite$/),
      at: expect.stringMatching(/Z$/),
      sizeBytes: expect.any(Number),
      why: 'Made by hand',
    })
    expect(seen.length).toBeGreaterThan(1)
    expect((await core.call('workspace.describe', {})).backups).toEqual([backup])
    const copy = new Database(join(`${file}-backups`, backup.name), { readonly: true })
    expect(copy.prepare('SELECT count(*) AS n FROM account').get()).toEqual({ n: 5000 })
    copy.close()
  })

  it('gives a second backup of the same second a name of its own', async () => {
    const core = openTestCore()
    const first = await core.run('workspace.backUp', {})
    const second = await core.run('workspace.backUp', {})
    expect(second.name).not.toBe(first.name)
    expect((await core.call('workspace.describe', {})).backups).toHaveLength(2)
  })

  it('leaves nothing behind when it cannot be finished', async () => {
    const core = openTestCore()
    // A file where the folder has to be.
    writeFileSync(`${core.workspaceFile}-backups`, '')
    expect((await failureOf(core.run('workspace.backUp', {}))).code).toBe('unexpected')
    expect(readdirSync(join(core.workspaceFile, '..')).filter((name) => name.includes('partial'))).toEqual([])
  })
})

describe('workspace.describe', () => {
  it('says where the workspace is and what it holds', async () => {
    const file = join(testFolder(), 'emea.sqlite')
    seedWorkspace(file, 10)
    const core = openTestCore({ workspaceFile: file })
    expect(await core.call('workspace.describe', {})).toEqual({
      fileName: 'emea.sqlite',
      folder: join(file, '..'),
      sizeBytes: expect.any(Number),
      schemaVersion: 50,
      accounts: 10,
      deletedAccounts: 0,
      changes: 1,
      backups: [],
    })
    expect(existsSync(`${file}-backups`)).toBe(false)
  })
})

describe('workspace.check', () => {
  it('finds nothing wrong with a workspace that is well', async () => {
    const file = join(testFolder(), 'workspace.sqlite')
    seedWorkspace(file, 1000)
    const core = openTestCore({ workspaceFile: file })
    expect(await core.run('workspace.check', {})).toEqual({ findings: [], durationMs: expect.any(Number) })
  })

  it('names wrong counters, numbers given twice, accounts in two places and lost references', async () => {
    const file = join(testFolder(), 'workspace.sqlite')
    seedWorkspace(file, 10)
    const spoiler = new Database(file)
    spoiler.pragma('foreign_keys = OFF')
    spoiler.exec(`
      UPDATE tally SET n = 12;
      UPDATE workspace SET value = '5' WHERE key = 'next_seq';
      INSERT INTO deleted_account SELECT ${ACCOUNT_COLUMNS.text}, '2026-01-01T00:00:00.000Z', change FROM account WHERE seq = 3;
      UPDATE account SET change = 99 WHERE seq = 4;
      UPDATE account SET state = 6 WHERE seq = 5`)
    spoiler.close()
    const core = openTestCore({ workspaceFile: file })
    expect((await core.run('workspace.check', {})).findings).toEqual([
      'account: 1 reference to a change_set that is not there.',
      'The counter of MP-00010, Ready, says 12; the pool holds 9.',
      'The counter of MP-00010, Ready, on hold, says 0; the pool holds 1.',
      '1 account both in the pool and deleted.',
      'The next running number is 5, but 10 is in use.',
      '1 account held without a reason.',
    ])
  })
})

describe('saved views', () => {
  it('are kept by screen and name; saving under the same name replaces', async () => {
    const core = openTestCore()
    const save = (screen: string, name: string, state: unknown) =>
      core.call('views.save', { screen, name, state })
    const first = await save('pool', 'Mine', { a: 1 })
    const again = await save('pool', 'mine', { a: 2 })
    const other = await save('activity', 'Mine', null)
    expect(again).toEqual({ id: first.id, screen: 'pool', name: 'mine', state: { a: 2 } })
    expect(await core.call('views.list', { screen: 'pool' })).toEqual({ views: [again] })
    await core.call('views.remove', { id: other.id })
    expect(await core.call('views.list', { screen: 'activity' })).toEqual({ views: [] })
    expect(await failureOf(core.call('views.remove', { id: other.id }))).toEqual({
      code: 'not-found',
      what: 'saved view',
      id: other.id,
    })
  })

  it('are no change of the data: the log and the version stay', async () => {
    const core = openTestCore()
    await core.call('views.save', { screen: 'pool', name: 'Mine', state: {} })
    expect((await core.call('workspace.describe', {})).changes).toBe(0)
  })
})
