import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createRunSecrets } from '../../../../src/main/core/host/run-secrets.ts'
import { createLog } from '../../../../src/main/core/log.ts'
import {
  change,
  continueChange,
  storeVersion,
  writePreference,
  type ChangeTx,
  type Store,
} from '../../../../src/main/core/store/change.ts'
import { openWorkspaceFile } from '../../../../src/main/core/store/open-database.ts'
import { run, sql } from '../../../../src/main/core/store/sql.ts'
import { testFolder } from '../../../support/open-test-core.ts'

const intent = {
  type: 'SETTINGS_CHANGED',
  label: 'Added provider A',
  subject: 'A',
  actor: 'Ana',
  isUndoable: true,
}

function openStore(): Store {
  const connection = openWorkspaceFile(join(testFolder(), 'workspace.sqlite'))
  onTestFinished(() => void connection.close())
  let count = 0
  const ports = {
    now: () => new Date('2026-11-21T10:00:00.000Z'),
    newId: () => `id-${(count += 1)}`,
    log: createLog(() => {}),
    secrets: createRunSecrets(),
  }
  return { connection, ports }
}

function addProvider(store: Store, name: string): { readonly changeId: string; readonly value: number } {
  return change(store, intent, (tx) => {
    run(
      tx.db,
      sql`INSERT INTO provider (key, id, name, email_domains, tier) VALUES (1, 'p', ${name}, '[]', 'reseller')`,
    )
    tx.remember('provider', 1, 1, null)
    tx.event({ type: 'SETTINGS_CHANGED', subject: name, label: 'One more line', details: { n: 1 } })
    tx.describe({ rows: 1, firstSeq: 5, lastSeq: 7, details: { why: 'test' } })
    return 42
  })
}

/** Everything that the store holds of changes. */
function recorded(store: Store): unknown {
  const all = (text: string): unknown[] => store.connection.prepare(text).all()
  return {
    version: storeVersion(store),
    changes: all('SELECT * FROM change_set'),
    rows: all('SELECT change, entity, key, rev_after, json(before) AS before FROM change_row'),
    events: all('SELECT seq, at, actor, type, subject, label, details, change, customer FROM event'),
    providers: all('SELECT name FROM provider'),
  }
}

const NOTHING = { version: 0, changes: [], rows: [], events: [], providers: [] }

describe('change()', () => {
  it('writes data, change set, remembered rows, events and version together (invariant 20)', () => {
    const store = openStore()
    expect(addProvider(store, 'A')).toEqual({ changeId: 'id-1', value: 42 })
    const at = '2026-11-21T10:00:00.000Z'
    const event = { at, actor: 'Ana', type: 'SETTINGS_CHANGED', subject: 'A', change: 1, customer: null }
    expect(recorded(store)).toEqual({
      version: 2,
      changes: [
        {
          key: 1,
          id: 'id-1',
          at,
          actor: 'Ana',
          subject: 'A',
          kind: 'SETTINGS_CHANGED',
          label: 'Added provider A',
          rows: 1,
          first_seq: 5,
          last_seq: 7,
          details: '{"why":"test"}',
          undo_state: 'possible',
          undone_by: null,
          first_event: 1,
          last_event: 2,
        },
      ],
      rows: [{ change: 1, entity: 2, key: 1, rev_after: 1, before: null }],
      events: [
        { ...event, seq: 1, label: 'One more line', details: '{"n":1}' },
        { ...event, seq: 2, label: 'Added provider A', details: '{"why":"test"}' },
      ],
      providers: [{ name: 'A' }],
    })
  })

  it.each(['first', 'between', 'last'])('records the same when its key is asked for %s', (asked) => {
    const changed = (asks: (tx: ChangeTx, now: string) => void): unknown => {
      const store = openStore()
      change(store, intent, (tx) => {
        asks(tx, 'first')
        tx.event({ type: 'SETTINGS_CHANGED', subject: 'A', label: 'One more line' })
        tx.remember('provider', 1, 1, null)
        asks(tx, 'between')
        tx.remember('provider', 2, 5, { name: 'B' })
        tx.event({ type: 'SETTINGS_CHANGED', subject: 'B', label: 'And another' })
        tx.describe({ rows: 2, subject: 'A and B', details: { n: 2 } })
        asks(tx, 'last')
      })
      return recorded(store)
    }
    const keys: number[] = []
    const withKey = changed((tx, now) => void (now === asked && keys.push(tx.key)))
    expect(keys).toEqual([1])
    expect(withKey).toEqual(changed(() => {}))
    expect(withKey).toMatchObject({
      version: 3,
      changes: [{ key: 1, rows: 2, first_event: 1, last_event: 3 }],
    })
  })

  it('writes nothing at all when anything inside throws', () => {
    const store = openStore()
    expect(() =>
      change(store, intent, (tx) => {
        run(
          tx.db,
          sql`INSERT INTO provider (key, id, name, email_domains, tier) VALUES (1, 'p', 'A', '[]', 'reseller')`,
        )
        tx.remember('provider', 1, 1, null)
        throw new Error('half-way')
      }),
    ).toThrow('half-way')
    expect(recorded(store)).toEqual(NOTHING)
  })

  it('writes nothing when the data itself is refused by the schema', () => {
    const store = openStore()
    expect(() => addProvider(store, '')).toThrow('CHECK constraint failed')
    expect(recorded(store)).toEqual(NOTHING)
  })

  it('is continued under the same change set with a version of its own', () => {
    const store = openStore()
    addProvider(store, 'A')
    continueChange(store, { key: 1, actor: 'Bo' }, (tx) => {
      run(tx.db, sql`UPDATE provider SET name = 'B'`)
      tx.event({ type: 'SETTINGS_CHANGED', subject: 'B', label: 'Went on' })
    })
    expect(() =>
      continueChange(store, { key: 1, actor: 'Bo' }, (tx) => {
        run(tx.db, sql`UPDATE provider SET name = 'C'`)
        throw new Error('half-way')
      }),
    ).toThrow('half-way')
    expect(store.connection.prepare('SELECT first_event, last_event FROM change_set').raw().all()).toEqual([
      [1, 3],
    ])
    expect(storeVersion(store)).toBe(4)
    expect(store.connection.prepare('SELECT name FROM provider').all()).toEqual([{ name: 'B' }])
    expect(store.connection.prepare('SELECT actor, label, change FROM event WHERE seq = 3').all()).toEqual([
      { actor: 'Bo', label: 'Went on', change: 1 },
    ])
  })
})

describe('the version', () => {
  it('grows with every change, and with a change that goes on without a word in the log', () => {
    const store = openStore()
    const seen = [storeVersion(store)]
    addProvider(store, 'A')
    seen.push(storeVersion(store))
    continueChange(store, { key: 1, actor: 'Ana' }, () => {})
    seen.push(storeVersion(store))
    change(store, intent, () => {})
    seen.push(storeVersion(store))
    expect(seen).toEqual([...new Set(seen)].toSorted((a, b) => a - b))
  })
})

describe('the log', () => {
  it('can be added to and nothing else (invariant 21)', () => {
    const store = openStore()
    addProvider(store, 'A')
    const before = recorded(store)
    for (const statement of [
      `UPDATE event SET label = 'x'`,
      'DELETE FROM event',
      'DELETE FROM event WHERE seq = 1',
    ]) {
      expect(() => store.connection.exec(statement)).toThrow('the log is append-only')
    }
    expect(recorded(store)).toEqual(before)
  })
})

describe('a preference', () => {
  it('is no change of the data: it leaves version and log alone, and is atomic too', () => {
    const store = openStore()
    const set = sql`INSERT INTO workspace (key, value) VALUES ('current_provider', '1')`
    writePreference(store, (db) => run(db, set))
    expect(() => writePreference(store, (db) => run(db, set))).toThrow('UNIQUE constraint failed')
    expect(recorded(store)).toEqual(NOTHING)
    expect(store.connection.prepare('SELECT * FROM workspace').all()).toEqual([
      { key: 'current_provider', value: '1' },
    ])
  })
})
