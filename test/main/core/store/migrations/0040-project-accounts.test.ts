import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { migrate, schemaVersion } from '../../../../../src/main/core/store/migrate.ts'
import { customers } from '../../../../../src/main/core/store/migrations/0020-customers.ts'
import { foundation } from '../../../../../src/main/core/store/migrations/0010-foundation.ts'
import { projectAccounts } from '../../../../../src/main/core/store/migrations/0040-project-accounts.ts'

const AT = '2026-11-21T10:00:00.000Z'

/** A workspace of the schema before, with two customers, a project of each, and an account that the first has. */
function before(): Database.Database {
  const connection = new Database(':memory:')
  onTestFinished(() => void connection.close())
  connection.pragma('foreign_keys = ON')
  migrate(connection, [foundation, customers])
  connection.exec(`
    INSERT INTO provider (key, id, name, email_domains, tier) VALUES (1, 'p', 'Northwind', '[]', 'distributor');
    INSERT INTO marketplace (key, id, provider, code, name) VALUES (1, 'm', 1, 'MP-00010', '');
    INSERT INTO change_set (key, id, at, actor, kind, label, undo_state) VALUES
      (1, 'c1', '${AT}', 'Ana', 'ACCOUNT_IMPORTED', 'Imported 1 account', 'possible');
    INSERT INTO customer (key, id, provider, identifier, company_name, kind, status, origin, created_at) VALUES
      (1, 'a', 1, 'acme', 'Acme', 'reseller', 'active', 'created', '${AT}'),
      (2, 'b', 1, 'globex', 'Globex', 'reseller', 'active', 'created', '${AT}');
    INSERT INTO project (key, id, customer, identifier, name, created_at) VALUES
      (1, 's', 1, 'shop', 'Shop', '${AT}'), (2, 'w', 2, 'wiki', 'Wiki', '${AT}');
    INSERT INTO account (seq, account_id, state, marketplace, model, change, customer) VALUES (1, 7, 8, 1, 1, 1, 1);`)
  return connection
}

function after(): Database.Database {
  const connection = before()
  migrate(connection, [projectAccounts])
  return connection
}

const accounts = (connection: Database.Database): unknown[] =>
  connection.prepare('SELECT * FROM account').all()

describe('migration 40, project-accounts', () => {
  it('keeps every account, in no project', () => {
    const connection = after()
    expect(schemaVersion(connection)).toBe(40)
    expect(accounts(connection)).toEqual([{ ...(accounts(before())[0] as object), project: null }])
    expect(connection.pragma('foreign_key_check')).toEqual([])
    expect(connection.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }])
  })

  it('lets an account into a project of its customer, and take both away at once', () => {
    const connection = after()
    connection.exec('UPDATE account SET project = 1')
    expect(accounts(connection)).toMatchObject([{ customer: 1, project: 1 }])
    connection.exec('UPDATE account SET customer = NULL, project = NULL')
    expect(accounts(connection)).toMatchObject([{ customer: null, project: null }])
  })

  it.each([
    [
      'an account in the project of another customer',
      'UPDATE account SET project = 2',
      'of its own customer',
    ],
    ['a project that is not there', 'UPDATE account SET project = 9', 'of its own customer'],
    [
      'an account that leaves its customer but not the project',
      'UPDATE account SET project = 1; UPDATE account SET customer = NULL',
      'of its own customer',
    ],
    [
      'a project that goes while an account is in it',
      'UPDATE account SET project = 1; DELETE FROM project WHERE key = 1',
      'FOREIGN KEY',
    ],
  ])('refuses %s', (_what, statements, why) => {
    const connection = after()
    expect(() => connection.exec(statements)).toThrow(why)
  })
})
