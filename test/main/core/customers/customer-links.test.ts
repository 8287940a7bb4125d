import { describe, expect, it } from 'vitest'
import { followLinks } from '../../../../src/main/core/customers/account-link-table.ts'
import { change, type ChangeTx } from '../../../../src/main/core/store/change.ts'
import { run, sql } from '../../../../src/main/core/store/sql.ts'
import type { AccountId } from '../../../../src/shared/domain/account-id.ts'
import { openCustomerTree } from '../../../support/customer-tree.ts'
import { failureOf } from '../../../support/failure-of.ts'
import { openTestCore, type TestCore } from '../../../support/open-test-core.ts'
import { openTestStore } from '../../../support/seed-accounts.ts'

/** A core where accounts 1 and 2 are linked to Blue, and account 3 was for a while. */
async function openLinked(): Promise<TestCore> {
  const core = await openCustomerTree()
  const fields = { name: '', defaultModel: null, currency: null, poolTarget: null, reorderAt: null }
  const { id } = await core.call('marketplaces.create', { code: 'MP-10', ...fields })
  for (const number of [1, 2, 3]) {
    const accountId = String(number).padStart(12, '0') as AccountId
    await core.call('accounts.create', { accountId, marketplaceId: id, model: 'SPAM' })
  }
  await core.close()
  const store = openTestStore(core.workspaceFile)
  const make = (actor: string, write: (tx: ChangeTx) => void): void => {
    const intent = { type: 'ACCOUNT_LINKED', label: 'Linked', subject: 'blue', isUndoable: false }
    change(store, { ...intent, actor }, write)
  }
  make('Ana', (tx) => {
    run(
      tx.db,
      sql`UPDATE account SET customer = (SELECT key FROM customer WHERE identifier = 'blue'), state = 8`,
    )
    followLinks(tx.db, '[1,2,3]', { key: tx.key, reason: null })
  })
  make('Ben', (tx) => {
    run(tx.db, sql`UPDATE account SET customer = NULL, state = 1 WHERE seq = 3`)
    followLinks(tx.db, '[3]', { key: tx.key, reason: 'Wrong customer' })
  })
  store.connection.close()
  return openTestCore({ workspaceFile: core.workspaceFile })
}

describe('the accounts of a customer', () => {
  it('CS-09 are listed with since when, and those it had before with why not any more', async () => {
    const core = await openLinked()
    const { id, counts } = await core.call('customers.get', { identifier: 'blue' })
    const page = { customerId: id, first: 0, count: 10 }
    const current = await core.call('customers.links', { ...page, state: 'current' })
    const ended = await core.call('customers.links', { ...page, state: 'ended' })
    expect(counts.linkedAccounts).toBe(2)
    expect(current).toMatchObject({
      total: 2,
      links: [
        {
          accountId: '000000000001',
          account: { status: 'ready', marketplaceCode: 'MP-10' },
          linkedBy: 'Ana',
        },
        { accountId: '000000000002', unlinkedAt: null },
      ],
    })
    expect(ended).toMatchObject({
      total: 1,
      links: [{ accountId: '000000000003', unlinkedBy: 'Ben', unlinkReason: 'Wrong customer' }],
    })
    const next = await core.call('customers.links', { ...page, first: 1, state: 'current' })
    expect(next.links.map(({ accountId }) => accountId)).toEqual(['000000000002'])
  })

  it('keep it from being archived', async () => {
    const core = await openLinked()
    const { id, rev } = await core.call('customers.get', { identifier: 'blue' })
    expect(await failureOf(core.call('customers.archive', { id, rev }))).toEqual({
      code: 'not-allowed',
      why: 'Accounts are linked to it. Remove them from the customer first.',
    })
  })
})
