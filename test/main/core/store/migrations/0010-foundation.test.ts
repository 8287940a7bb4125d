import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { migrate, schemaVersion } from '../../../../../src/main/core/store/migrate.ts'
import { foundation } from '../../../../../src/main/core/store/migrations/0010-foundation.ts'

/** One row of everything, by table. */
const ROWS = {
  workspace: { key: 'id', value: 'w' },
  provider: {
    key: 1,
    id: 'p',
    name: 'Northwind',
    email_domains: '["a.example"]',
    tier: 'distributor',
    rev: 1,
  },
  operator: {
    key: 1,
    id: 'o',
    name: 'Ana',
    email: '',
    provider: 1,
    role: 'admin',
    is_partner: 1,
    rev: 1,
  },
  marketplace: {
    key: 1,
    id: 'm',
    provider: 1,
    code: 'MP-00010',
    name: 'Germany',
    default_model: 1,
    currency: 'EUR',
    pool_target: 10,
    reorder_at: 5,
    rev: 1,
  },
  change_set: {
    key: 1,
    id: 'c',
    at: '2026-11-21T10:00:00.000Z',
    actor: 'Ana',
    kind: 'ACCOUNT_IMPORTED',
    label: 'Imported 1 account',
    rows: 1,
    first_seq: 1,
    last_seq: 1,
    details: '{}',
    undo_state: 'possible',
    undone_by: null,
  },
  change_row: { change: 1, entity: 1, key: 1, rev_after: 2, before: null },
  account: {
    seq: 1,
    account_id: 1_234_567_890,
    state: 1,
    marketplace: 1,
    model: 1,
    change: 1,
    rev: 1,
    name: null,
    email: null,
    aws_state: null,
    status_reason: null,
    hold_reason: null,
    hold_until: null,
    note: null,
  },
  deleted_account: {
    seq: 2,
    account_id: 999_999_999_999,
    state: 1,
    marketplace: 1,
    model: 2,
    change: 1,
    rev: 2,
    name: 'n',
    email: 'e',
    aws_state: 2,
    status_reason: 'r',
    hold_reason: 'h',
    hold_until: '2026-12-01',
    note: 'x',
    deleted_at: '2026-11-21T10:00:00.000Z',
    deleted_by: 1,
  },
  tally: { marketplace: 1, model: 1, state: 1, n: 1 },
  event: {
    seq: 1,
    at: '2026-11-21T10:00:00.000Z',
    actor: 'Ana',
    type: 'ACCOUNT_IMPORTED',
    subject: 'pool.csv',
    label: 'Imported 1 account',
    details: '{}',
    change: 1,
  },
  mapping_profile: { signature: 's', mapping: '{}', used_at: '2026-11-21T10:00:00.000Z' },
  saved_view: { id: 'v', screen: 'pool', name: 'Mine', state: '{}' },
} as const
type Table = keyof typeof ROWS

function emptyFile(): Database.Database {
  const connection = new Database(':memory:')
  connection.pragma('foreign_keys = ON')
  onTestFinished(() => void connection.close())
  return connection
}

function insert(connection: Database.Database, table: string, row: Readonly<Record<string, unknown>>): void {
  const names = Object.keys(row)
  const marks = names.map(() => '?').join(', ')
  connection
    .prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${marks})`)
    .run(...Object.values(row))
}

function filled(): Database.Database {
  const connection = emptyFile()
  migrate(connection, [foundation])
  for (const [table, row] of Object.entries(ROWS)) insert(connection, table, row)
  return connection
}

describe('migration 10, foundation', () => {
  it('turns an empty file into one that holds every table whole', () => {
    const before = emptyFile()
    expect([schemaVersion(before), before.prepare('SELECT * FROM sqlite_schema').all()]).toEqual([0, []])

    const after = filled()
    expect(schemaVersion(after)).toBe(10)
    const tables = after
      .prepare(
        `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%'`,
      )
      .pluck()
      .all() as string[]
    expect(tables.toSorted()).toEqual(Object.keys(ROWS).toSorted())
    const content = Object.fromEntries(
      tables.map((table) => [table, after.prepare(`SELECT * FROM ${table}`).all()]),
    )
    expect(content).toEqual(Object.fromEntries(Object.entries(ROWS).map(([table, row]) => [table, [row]])))
    expect(after.pragma('foreign_key_check')).toEqual([])
  })

  it.each<[string, Table, Readonly<Record<string, unknown>>, string]>([
    ['an account of thirteen digits', 'account', { seq: 9, account_id: 1_000_000_000_000 }, 'CHECK'],
    ['an account id twice', 'account', { seq: 9 }, 'UNIQUE'],
    ['a state that does not exist', 'account', { seq: 9, account_id: 9, state: 8 }, 'CHECK'],
    ['an account without a marketplace', 'account', { seq: 9, account_id: 9, marketplace: 7 }, 'FOREIGN KEY'],
    ['a text where a number belongs', 'account', { seq: 9, account_id: 'x' }, 'cannot store TEXT'],
    ['two providers of one name', 'provider', { key: 2, id: 'q', name: 'NORTHWIND' }, 'UNIQUE'],
    ['a provider without a name', 'provider', { key: 2, id: 'q', name: '' }, 'CHECK'],
    ['a role that does not exist', 'operator', { key: 2, id: 'q', name: 'B', role: 'root' }, 'CHECK'],
    ['a marketplace twice at one provider', 'marketplace', { key: 2, id: 'q' }, 'UNIQUE'],
    ['more marketplaces than a facet code holds', 'marketplace', { key: 4096, id: 'q', code: 'x' }, 'CHECK'],
    ['a count below zero', 'tally', { state: 2, n: -1 }, 'CHECK'],
    ['details that are no JSON', 'event', { seq: 2, details: 'x' }, 'CHECK'],
    ['an undo state that does not exist', 'change_set', { key: 2, id: 'q', undo_state: 'maybe' }, 'CHECK'],
    ['a view of the same name, whatever its case', 'saved_view', { id: 'q', name: 'MINE' }, 'UNIQUE'],
  ])('refuses %s', (_what, table, changed, why) => {
    const connection = filled()
    expect(() => insert(connection, table, { ...ROWS[table], ...changed })).toThrow(why)
  })

  it.each([
    ['CB-07 Allocated never changes', 'UPDATE account SET state = 4; UPDATE account SET state = 1'],
    [
      'CB-14 Provisioning failed never becomes Ready',
      'UPDATE account SET state = 5; UPDATE account SET state = 1',
    ],
    [
      'CB-14 nor by way of Invalid',
      'UPDATE account SET state = 5; UPDATE account SET state = 7; UPDATE account SET state = 1',
    ],
    ['CB-14 nor on hold', 'UPDATE account SET state = 5; UPDATE account SET state = 6'],
  ])('%s, whatever code runs', (_what, statements) => {
    expect(() => filled().exec(statements)).toThrow('Allocated never changes')
  })

  it('CB-03 keeps the provider of an account and of a marketplace', () => {
    const connection = filled()
    insert(connection, 'provider', { ...ROWS.provider, key: 2, id: 'q', name: 'Bluepeak' })
    insert(connection, 'marketplace', { ...ROWS.marketplace, key: 2, id: 'q', provider: 2 })
    expect(() => connection.exec('UPDATE account SET marketplace = 2')).toThrow(
      'an account keeps its provider',
    )
    expect(() => connection.exec('UPDATE marketplace SET provider = 2 WHERE key = 1')).toThrow(
      'a marketplace keeps its provider',
    )
  })
})
