import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { sealOf, UNSEALED, type SealedEvent } from '../../../../../src/main/core/store/event-seal.ts'
import { migrate, schemaVersion } from '../../../../../src/main/core/store/migrate.ts'
import { foundation } from '../../../../../src/main/core/store/migrations/0010-foundation.ts'
import { customers } from '../../../../../src/main/core/store/migrations/0020-customers.ts'

const AT = '2026-11-21T10:00:00.000Z'

/** A workspace of the schema before, with accounts, an undo row and a log. */
function before(): Database.Database {
  const connection = new Database(':memory:')
  onTestFinished(() => void connection.close())
  connection.pragma('foreign_keys = ON')
  migrate(connection, [foundation])
  connection.exec(`
    INSERT INTO provider (key, id, name, email_domains, tier) VALUES (1, 'p', 'Northwind', '[]', 'distributor');
    INSERT INTO marketplace (key, id, provider, code, name) VALUES (1, 'm', 1, 'MP-00010', '');
    INSERT INTO change_set (key, id, at, actor, kind, label, undo_state) VALUES
      (1, 'c1', '${AT}', 'Ana', 'ACCOUNT_IMPORTED', 'Imported 2 accounts', 'possible'),
      (2, 'c2', '${AT}', 'Ana', 'ACCOUNT_HELD', 'Held account 000000000009', 'possible');
    INSERT INTO account (seq, account_id, state, marketplace, model, change, rev, hold_reason, note) VALUES
      (1, 7, 1, 1, 1, 1, 1, NULL, 'first'), (3, 9, 6, 1, 2, 1, 2, 'why', NULL);
    INSERT INTO change_row (change, entity, key, rev_after, before) VALUES (2, 1, 3, 2, jsonb('{"state":1}'));
    INSERT INTO event (seq, at, actor, type, subject, label, details, change) VALUES
      (1, '${AT}', 'Ana', 'ACCOUNT_IMPORTED', 'pool.csv', 'Imported 2 accounts', '{"file":"pool.csv"}', 1),
      (2, '${AT}', 'Ana', 'ACCOUNT_HELD', '000000000009', 'Held account 000000000009', '{}', 2);`)
  return connection
}

function after(): Database.Database {
  const connection = before()
  migrate(connection, [customers])
  return connection
}

const rows = (connection: Database.Database, table: string): unknown[] =>
  connection.prepare(`SELECT * FROM ${table}`).all()

describe('migration 20, customers', () => {
  it('keeps every account, in its order, with room for a customer', () => {
    const old = rows(before(), 'account') as Readonly<Record<string, unknown>>[]
    const connection = after()
    expect(schemaVersion(connection)).toBe(20)
    expect(rows(connection, 'account')).toEqual(old.map((account) => ({ ...account, customer: null })))
    expect(rows(connection, 'change_row')).toEqual(rows(before(), 'change_row'))
    expect(connection.pragma('foreign_key_check')).toEqual([])
    expect(connection.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }])
  })

  it('seals the entries of the log that were there, one after the other', () => {
    const events = rows(after(), 'event') as (SealedEvent & { readonly seal: Uint8Array })[]
    const [first, second] = events
    if (first === undefined || second === undefined) throw new Error('both entries are there')
    expect(events).toHaveLength(2)
    expect(Buffer.from(first.seal)).toEqual(Buffer.from(sealOf(UNSEALED, first)))
    expect(Buffer.from(second.seal)).toEqual(Buffer.from(sealOf(first.seal, second)))
  })

  it('tells of earlier changes what they were about', () => {
    expect(after().prepare('SELECT key, subject FROM change_set').raw().all()).toEqual([
      [1, 'pool.csv'],
      [2, '000000000009'],
    ])
  })

  it.each([
    ['MSH-04 an identifier that differs by case only', customer('ACME', 2), 'UNIQUE'],
    ['an end customer without a parent', customer('solo', 2, 'end_customer'), 'CHECK'],
    ['a status that does not exist', `UPDATE customer SET status = 'gone'`, 'CHECK'],
    ['MSH-04 a new identifier', `UPDATE customer SET identifier = 'other'`, 'keeps its identifier'],
    ['an account of a customer that is not there', 'UPDATE account SET customer = 99', 'FOREIGN KEY'],
    ['an account in two orders', `${order(1)}; ${order(1)}`, 'UNIQUE'],
    ['an order under way without an account', order('NULL'), 'CHECK'],
    [
      'CB-24 another model for a placed order',
      `${order(1)}; UPDATE account_order SET model = 2`,
      'keeps its account',
    ],
    ['a changed entry of the log', `UPDATE event SET label = 'x'`, 'append-only'],
    ['a removed entry of the log', 'DELETE FROM event', 'append-only'],
  ])('refuses %s', (_what, statements, why) => {
    const connection = after()
    connection.exec(customer('acme', 1))
    expect(() => connection.exec(statements)).toThrow(why)
  })
})

function customer(identifier: string, key: number, kind = 'distributor'): string {
  return `INSERT INTO customer (key, id, provider, identifier, company_name, kind, status, origin, created_at)
    VALUES (${key}, 'id${key}', 1, '${identifier}', 'Acme', '${kind}', 'active', 'created', '${AT}')`
}

let lastOrder = 0

function order(account: number | 'NULL'): string {
  lastOrder += 1
  return `INSERT INTO account_order (id, provider, customer, marketplace, account, account_id, model, mode, state, created_at)
    VALUES ('o${lastOrder}', 1, 1, 1, ${account}, ${account}, 1, 'new', 'in_progress', '${AT}')`
}
