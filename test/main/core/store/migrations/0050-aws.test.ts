import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { migrate, schemaVersion } from '../../../../../src/main/core/store/migrate.ts'
import { foundation } from '../../../../../src/main/core/store/migrations/0010-foundation.ts'
import { customers } from '../../../../../src/main/core/store/migrations/0020-customers.ts'
import { aws } from '../../../../../src/main/core/store/migrations/0050-aws.ts'

const AT = '2026-11-21T10:00:00.000Z'
const RECORDS = [
  'management_account',
  'member',
  'role_connection',
  'invite',
  'account_request',
  'departure',
  'aws_action',
] as const

/** A workspace of the schema before, with an account, a customer and a log. */
function before(): Database.Database {
  const connection = new Database(':memory:')
  onTestFinished(() => void connection.close())
  connection.pragma('foreign_keys = ON')
  migrate(connection, [foundation, customers])
  connection.exec(`
    INSERT INTO provider (key, id, name, email_domains, tier) VALUES (1, 'p', 'Northwind', '[]', 'distributor');
    INSERT INTO marketplace (key, id, provider, code, name) VALUES (1, 'm', 1, 'MP-00010', '');
    INSERT INTO change_set (key, id, at, actor, kind, label, subject, undo_state) VALUES
      (1, 'c1', '${AT}', 'Ana', 'ACCOUNT_IMPORTED', 'Imported 1 account', 'pool.csv', 'possible');
    INSERT INTO customer (key, id, provider, identifier, company_name, kind, status, origin, created_at)
      VALUES (1, 'id1', 1, 'acme', 'Acme', 'distributor', 'active', 'created', '${AT}');
    INSERT INTO account (seq, account_id, state, marketplace, model, change, rev, customer) VALUES
      (1, 7, 1, 1, 1, 1, 1, NULL);`)
  return connection
}

/** The schema after, with one row of every kind of record. */
function after(): Database.Database {
  const connection = before()
  migrate(connection, [aws])
  connection.exec(`
    ${payer(1, 111_122_223_333)};
    INSERT INTO member (key, management_account, account_id, customer) VALUES (1, 1, 7, 1);
    INSERT INTO listing (key, id, management_account, kind, source, source_name, taken_at, is_complete, entries, change)
      VALUES (1, 'l', 1, 'accounts', 'live', 'payer', '${AT}', 1, 1, 1);
    INSERT INTO observed_account (management_account, account_id, listing) VALUES (1, 7, 1);
    INSERT INTO drift (management_account, account_id, field, kind, times, since) VALUES (1, 7, 'name', 'changed', 1, '${AT}');
    ${role(1, 7, 'ext-1')};
    ${invite('h-1', '000000000009', 'requested')};
    ${request('new@acme.example', 'draft')};
    ${departure('planned')};
    ${action('waiting')}`)
  return connection
}

const rows = (connection: Database.Database, table: string): unknown[] =>
  connection.prepare(`SELECT * FROM ${table}`).all()

describe('migration 50, aws', () => {
  it('keeps what was there, and has room for every kind of record', () => {
    const connection = after()
    expect(schemaVersion(connection)).toBe(50)
    for (const table of ['account', 'customer', 'change_set', 'provider', 'marketplace']) {
      expect(rows(connection, table)).toEqual(rows(before(), table))
    }
    for (const table of RECORDS) expect(rows(connection, table)).toHaveLength(1)
    expect(connection.pragma('foreign_key_check')).toEqual([])
    expect(connection.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }])
  })

  it('has no column for a secret', () => {
    const connection = after()
    const names = connection
      .prepare(
        `SELECT column.name FROM pragma_table_list AS list, pragma_table_info(list.name) AS column
         WHERE list.schema = 'main' AND list.type = 'table'`,
      )
      .pluck()
      .all() as string[]
    expect(names).toContain('external_id')
    expect(names.filter((name) => /secret|token|access_key|password|mfa/.test(name))).toEqual([])
  })

  it.each([
    ['an account that is a management account twice', payer(2, 111_122_223_333), 'UNIQUE'],
    [
      'a member of two organizations',
      `${payer(2, 5)}; INSERT INTO member (management_account, account_id) VALUES (2, 7)`,
      'UNIQUE',
    ],
    [
      'a member of no organization',
      'INSERT INTO member (management_account, account_id) VALUES (9, 8)',
      'FOREIGN KEY',
    ],
    ['a state of AWS that does not exist', 'UPDATE member SET aws_state = 7', 'CHECK'],
    ['an external ID that another account has', role(2, 8, 'ext-1'), 'UNIQUE'],
    ['an entered role without its ARN', `UPDATE role_connection SET role_arn = NULL`, 'CHECK'],
    ['a second open invitation of one target', invite('h-2', '000000000009', 'draft'), 'UNIQUE'],
    ['an invitation twice', invite('h-1', '000000000008', 'expired'), 'UNIQUE'],
    ['a state of an invitation that does not exist', `UPDATE invite SET state = 'cancelled'`, 'CHECK'],
    ['an address that another request has', request('NEW@acme.example', 'submitted'), 'UNIQUE'],
    ['a request with half a place in the pool', 'UPDATE account_request SET marketplace = 1', 'CHECK'],
    ['two departures of one account', departure('requested'), 'UNIQUE'],
    ['two open actions for one record', action('unsure'), 'UNIQUE'],
    ['an action whose input is no JSON', `UPDATE aws_action SET input = 'x'`, 'CHECK'],
  ])('refuses %s', (_what, statements, why) => {
    const connection = after()
    expect(() => connection.exec(statements)).toThrow(why)
  })

  it.each([
    [
      'an invitation may be repeated after it ended',
      `UPDATE invite SET state = 'expired'; ${invite('h-2', '000000000009', 'draft')}`,
    ],
    [
      'an address is free again after its request failed',
      `UPDATE account_request SET state = 'failed'; ${request('new@acme.example', 'draft')}`,
    ],
    [
      'an action may be made anew after it failed',
      `UPDATE aws_action SET state = 'failed'; ${action('waiting')}`,
    ],
    [
      'a departure may be planned anew after it was cancelled',
      `UPDATE departure SET state = 'cancelled'; ${departure('planned')}`,
    ],
  ])('%s', (_what, statements) => {
    const connection = after()
    connection.exec(statements)
    expect(connection.pragma('foreign_key_check')).toEqual([])
  })
})

let lastId = 0

function newId(): string {
  lastId += 1
  return `'id${lastId}'`
}

function payer(key: number, accountId: number): string {
  return `INSERT INTO management_account (key, id, provider, account_id, name, partition, is_msp, created_at)
    VALUES (${key}, ${newId()}, 1, ${accountId}, 'Payer', 'aws', 1, '${AT}')`
}

function role(key: number, accountId: number, externalId: string): string {
  return `INSERT INTO role_connection (key, id, provider, account_id, partition, external_id, role_arn, state, created_at)
    VALUES (${key}, ${newId()}, 1, ${accountId}, 'aws', '${externalId}', 'arn:aws:iam::000000000007:role/x', 'entered', '${AT}')`
}

function invite(handshake: string, target: string, state: string): string {
  return `INSERT INTO invite (id, management_account, kind, target_type, target, state, handshake_id, created_at, created_by)
    VALUES (${newId()}, 1, 'invite', 'ACCOUNT', '${target}', '${state}', '${handshake}', '${AT}', 'Ana')`
}

function request(email: string, state: string): string {
  return `INSERT INTO account_request (id, management_account, origin, root_email, state, created_at, created_by)
    VALUES (${newId()}, 1, 'console', '${email}', '${state}', '${AT}', 'Ana')`
}

function departure(state: string): string {
  return `INSERT INTO departure (id, management_account, account_id, kind, state, created_at)
    VALUES (${newId()}, 1, 7, 'close', '${state}', '${AT}')`
}

function action(state: string): string {
  return `INSERT INTO aws_action (id, management_account, operation, record, subject, input, state, created_at, created_by)
    VALUES (${newId()}, 1, 'invite', 1, '000000000009', '{}', '${state}', '${AT}', 'Ana')`
}
