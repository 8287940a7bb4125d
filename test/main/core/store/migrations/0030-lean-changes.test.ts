import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { distinctValues } from '../../../../../src/main/core/activity/event-view.ts'
import { storeVersion } from '../../../../../src/main/core/store/change.ts'
import { migrate, schemaVersion } from '../../../../../src/main/core/store/migrate.ts'
import { foundation } from '../../../../../src/main/core/store/migrations/0010-foundation.ts'
import { customers } from '../../../../../src/main/core/store/migrations/0020-customers.ts'
import { leanChanges } from '../../../../../src/main/core/store/migrations/0030-lean-changes.ts'

const AT = '2026-11-21T10:00:00.000Z'

/** A workspace of the schema before, whose log tells of an undo that another change came between. */
function migrated(): Database.Database {
  const connection = new Database(':memory:')
  onTestFinished(() => void connection.close())
  connection.pragma('foreign_keys = ON')
  migrate(connection, [foundation, customers])
  connection.exec(`
    INSERT INTO workspace (key, value) VALUES ('version', '4');
    INSERT INTO change_set (key, id, at, actor, kind, label, undo_state) VALUES
      (1, 'c1', '${AT}', 'Ana', 'CHANGESET_UNDONE', 'Undo', 'not-undoable'),
      (2, 'c2', '${AT}', 'Bo', 'ACCOUNT_HELD', 'Held an account', 'possible'),
      (3, 'c3', '${AT}', 'Bo', 'ACCOUNT_HELD', 'Told nowhere', 'possible');
    INSERT INTO event (seq, at, actor, type, subject, label, details, change, seal) VALUES
      (1, '${AT}', 'Ana', 'CHANGESET_UNDONE', '', 'Began', '{}', 1, zeroblob(32)),
      (2, '${AT}', 'Bo', 'ACCOUNT_HELD', '', 'Held', '{}', 2, zeroblob(32)),
      (3, '${AT}', 'Ana', 'CHANGESET_UNDONE', '', 'Finished', '{}', 1, zeroblob(32));`)
  migrate(connection, [leanChanges])
  return connection
}

describe('migration 30, lean changes', () => {
  it('tells of each change where its entries are in the log', () => {
    const connection = migrated()
    expect(schemaVersion(connection)).toBe(30)
    expect(connection.prepare('SELECT key, first_event, last_event FROM change_set').raw().all()).toEqual([
      [1, 1, 3],
      [2, 2, 2],
      [3, null, null],
    ])
    expect(connection.pragma('foreign_key_check')).toEqual([])
    expect(connection.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }])
  })

  it('keeps the version growing, so that no preview of before fits', () => {
    expect(storeVersion({ connection: migrated() })).toBeGreaterThan(4)
  })

  it('finds every type and actor that the log had', () => {
    const db = { connection: migrated() }
    expect([distinctValues(db, 'type'), distinctValues(db, 'actor')]).toEqual([
      ['ACCOUNT_HELD', 'CHANGESET_UNDONE'],
      ['Ana', 'Bo'],
    ])
  })
})
