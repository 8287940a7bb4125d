import {
  chmodSync,
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import type { Migration } from '../../../../src/main/core/store/migrate.ts'
import { migrations } from '../../../../src/main/core/store/migrations/index.ts'
import { openWorkspaceFile } from '../../../../src/main/core/store/open-database.ts'
import { Refusal } from '../../../../src/main/core/refusal.ts'
import { failureOf } from '../../../support/failure-of.ts'
import { openTestCore, testFolder } from '../../../support/open-test-core.ts'
import { seedWorkspace } from '../../../support/seed-accounts.ts'

const notes: Migration = { version: 9000, name: 'notes', sql: 'CREATE TABLE notes (text TEXT) STRICT' }
const broken: Migration = { version: 9001, name: 'broken', sql: 'CREATE TABLE half (n); SELECT nonsense' }

function refusalOf(open: () => Database.Database): unknown {
  try {
    open().close()
  } catch (error) {
    if (error instanceof Refusal) return error.failure
    throw error
  }
  return 'opened'
}

function versionOf(file: string): unknown {
  const connection = new Database(file, { readonly: true })
  try {
    return connection.pragma('user_version', { simple: true })
  } finally {
    connection.close()
  }
}

describe('opening a workspace file', () => {
  it('makes a new one with durable settings', () => {
    const connection = openWorkspaceFile(join(testFolder(), 'deep', 'folder', 'workspace.sqlite'))
    const pragma = (name: string): unknown => connection.pragma(name, { simple: true })
    expect({
      user_version: pragma('user_version'),
      journal_mode: pragma('journal_mode'),
      synchronous: pragma('synchronous'),
      foreign_keys: pragma('foreign_keys'),
    }).toEqual({ user_version: 50, journal_mode: 'wal', synchronous: 2, foreign_keys: 1 })
    connection.close()
  })

  it('backs the file up before its schema changes, and only then', () => {
    const file = join(testFolder(), 'workspace.sqlite')
    seedWorkspace(file, 20)
    openWorkspaceFile(file).close()
    expect(readdirSync(join(file, '..')).filter((name) => name.endsWith('-backups'))).toEqual([])

    const connection = openWorkspaceFile(file, [...migrations, notes])
    expect(connection.prepare('SELECT count(*) AS n FROM notes').get()).toEqual({ n: 0 })
    connection.close()
    const backups = readdirSync(`${file}-backups`)
    expect(backups).toEqual([expect.stringMatching(/-before-schema-change-from-50\.sqlite$/)])
    const backup = openWorkspaceFile(join(`${file}-backups`, backups[0] ?? ''))
    expect(backup.prepare('SELECT count(*) AS n FROM account').get()).toEqual({ n: 20 })
    backup.close()
  })

  it('leaves the file at the version before when a migration fails half-way', () => {
    const file = join(testFolder(), 'workspace.sqlite')
    seedWorkspace(file, 20)
    expect(() => openWorkspaceFile(file, [...migrations, notes, broken])).toThrow('no such column: nonsense')
    expect(versionOf(file)).toBe(9000)
    const connection = openWorkspaceFile(file, [...migrations, notes])
    expect(connection.prepare(`SELECT name FROM sqlite_schema WHERE name = 'half'`).all()).toEqual([])
    connection.close()
  })

  it('refuses a file from the future by name and version, and does not touch it', () => {
    const file = join(testFolder(), 'workspace.sqlite')
    openWorkspaceFile(file, [...migrations, notes]).close()
    expect(refusalOf(() => openWorkspaceFile(file))).toEqual({
      code: 'store-from-future',
      file: 'workspace.sqlite',
      version: 9000,
      known: 50,
    })
    expect(versionOf(file)).toBe(9000)
  })

  it.each([
    ['a text', 'account_id;marketplace_id\n'.repeat(200)],
    ['a picture', Uint8Array.from({ length: 4096 }, (_, index) => (index * 37) % 256)],
  ])('refuses %s', (_what, content) => {
    const file = join(testFolder(), 'workspace.sqlite')
    writeFileSync(file, content)
    expect(refusalOf(() => openWorkspaceFile(file))).toEqual({
      code: 'store-damaged',
      file: 'workspace.sqlite',
      why: 'file is not a database',
    })
    expect(readFileSync(file)).toEqual(Buffer.from(content))
  })

  it('refuses the database of another application and leaves it as it is', () => {
    const file = join(testFolder(), 'bookmarks.sqlite')
    const other = new Database(file)
    other.exec('CREATE TABLE bookmark (url TEXT); PRAGMA user_version = 3')
    other.close()
    expect(refusalOf(() => openWorkspaceFile(file))).toEqual({
      code: 'store-damaged',
      file: 'bookmarks.sqlite',
      why: 'it is the database of another application',
    })
    const again = new Database(file, { readonly: true })
    expect(again.prepare('SELECT name FROM sqlite_schema').all()).toEqual([{ name: 'bookmark' }])
    again.close()
  })

  it('refuses a folder', () => {
    const folder = join(testFolder(), 'workspace.sqlite')
    mkdirSync(folder)
    expect(refusalOf(() => openWorkspaceFile(folder))).toEqual({
      code: 'store-damaged',
      file: 'workspace.sqlite',
      why: 'it is a folder, not a file',
    })
  })

  it('takes an empty file for a new workspace', () => {
    const file = join(testFolder(), 'workspace.sqlite')
    writeFileSync(file, '')
    openWorkspaceFile(file).close()
    expect(versionOf(file)).toBe(50)
  })

  it('refuses a file that it may not write', () => {
    const file = join(testFolder(), 'workspace.sqlite')
    seedWorkspace(file, 5)
    chmodSync(file, 0o444)
    chmodSync(join(file, '..'), 0o755)
    expect(asOrdinaryUser(() => refusalOf(() => openWorkspaceFile(file)))).toEqual({
      code: 'store-read-only',
      file: 'workspace.sqlite',
    })
  })

  it('refuses a file that was cut off', () => {
    const file = join(testFolder(), 'workspace.sqlite')
    seedWorkspace(file, 5000)
    truncateSync(file, statSync(file).size - 100_000)
    expect(refusalOf(() => openWorkspaceFile(file))).toMatchObject({
      code: 'store-damaged',
      file: 'workspace.sqlite',
    })
  })
})

describe('a damaged workspace', () => {
  it('is named by the check and by what reads the damaged page; the rest stays usable', async () => {
    const file = join(testFolder(), 'workspace.sqlite')
    seedWorkspace(file, 5000)
    overwritePageOf(file, 'sqlite_autoindex_saved_view_2')
    const core = openTestCore({ workspaceFile: file })
    expect(await failureOf(core.call('views.list', { screen: 'pool' }))).toEqual({
      code: 'store-damaged',
      file: 'workspace.sqlite',
      why: 'database disk image is malformed',
    })
    expect((await core.run('workspace.check', {})).findings.length).toBeGreaterThan(0)
    expect((await core.call('workspace.describe', {})).accounts).toBe(5000)
  })
})

/** Root may write everything: the test steps down for a moment. */
function asOrdinaryUser<Value>(work: () => Value): Value {
  if (process.geteuid?.() !== 0 || process.seteuid === undefined) return work()
  process.seteuid(65_534)
  try {
    return work()
  } finally {
    process.seteuid(0)
  }
}

function overwritePageOf(file: string, name: string): void {
  const connection = new Database(file, { readonly: true })
  const found = connection.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').get(name)
  connection.close()
  const { rootpage } = found as { rootpage: number }
  const descriptor = openSync(file, 'r+')
  writeSync(descriptor, Buffer.alloc(4096, 0xa5), 0, 4096, (rootpage - 1) * 4096)
  closeSync(descriptor)
}
