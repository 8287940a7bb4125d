import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { whyOverQuota } from '../../../../src/main/core/governance/check-quota.ts'
import { insertQuota, updateQuota } from '../../../../src/main/core/governance/quota-table.ts'
import { change, type Store } from '../../../../src/main/core/store/change.ts'
import { run, sql, type WritableDb } from '../../../../src/main/core/store/sql.ts'
import { testFolder } from '../../../support/open-test-core.ts'
import { openTestStore, seedImport } from '../../../support/seed-accounts.ts'
import { seedCustomer } from '../../../support/seed-customers.ts'

function openStore(): Store {
  const store = openTestStore(join(testFolder(), 'workspace.sqlite'))
  onTestFinished(() => void store.connection.close())
  return store
}

function write(store: Store, act: (db: WritableDb) => void): void {
  const intent = { type: 'X', label: '', subject: '', actor: '', isUndoable: false }
  change(store, intent, (tx) => act(tx.db))
}

describe('whyOverQuota', () => {
  it('says nothing without a quota', () => {
    const store = openStore()
    const { key } = seedCustomer(store, { companyName: 'Acme' })
    expect(whyOverQuota(store, key, 'accounts', 1_000_000)).toBeNull()
  })

  it('A-17 counts the accounts that are linked to the customer now', () => {
    const store = openStore()
    const { key } = seedCustomer(store, { companyName: 'Acme' })
    seedImport(store, 5)
    write(store, (db) => {
      insertQuota(db, { customerKey: key, kind: 'accounts', most: 4 })
      run(db, sql`UPDATE account SET customer = ${key} WHERE seq <= 3`)
    })
    expect([whyOverQuota(store, key, 'accounts', 1), whyOverQuota(store, key, 'accounts', 2)]).toEqual([
      null,
      'Acme may have 4 accounts and has 3: there is room for 1, not for 2. Raise the quota first.',
    ])
  })

  it('MSH-19 below its use blocks what is new and nothing else', () => {
    const store = openStore()
    const { key } = seedCustomer(store, { companyName: 'Acme' })
    write(store, (db) => {
      const quota = insertQuota(db, { customerKey: key, kind: 'projects', most: 4 })
      updateQuota(db, quota, 0)
      for (const name of ['one', 'two']) {
        run(
          db,
          sql`INSERT INTO project (id, customer, identifier, name, created_at)
              VALUES (${name}, ${key}, ${name}, ${name}, '2026-01-01')`,
        )
      }
    })
    expect([whyOverQuota(store, key, 'projects', 1), whyOverQuota(store, key, 'projects', 0)]).toEqual([
      'Acme may have 0 projects and has 2. Raise the quota first.',
      null,
    ])
  })
})
