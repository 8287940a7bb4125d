import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import type { AccountChange } from '../../../../src/shared/contract/account-changes.ts'
import type { AccountSelection } from '../../../../src/shared/contract/accounts.ts'
import type { Job } from '../../../../src/shared/contract/jobs.ts'
import { seedCustomers } from '../../../support/seed-customers.ts'
import {
  changeNow,
  failureOf,
  id,
  openPool,
  reopenWithImported,
  type PoolCore,
} from '../pool/pool-fixture.ts'

const EVERYTHING: AccountSelection = { kind: 'matching', filter: {}, except: [] }
const UNLINK: AccountChange = { kind: 'unlink', reason: null }
const FIRST = 300_000_000_000

/** A pool of 25,000 accounts, the first 60 of them linked to a customer each. */
async function openWide(): Promise<{ readonly core: PoolCore; readonly customers: readonly string[] }> {
  const fresh = await openPool()
  const companies = Array.from({ length: 61 }, (_, n) => ({
    identifier: `company-${n}`,
    companyName: `Company ${n}`,
  }))
  const customers = seedCustomers(fresh.workspaceFile, ...companies)
  const core = await reopenWithImported(fresh, 25_000)
  for (const [n, customerId] of customers.slice(0, 60).entries()) {
    await changeNow(core, { kind: 'these', accountIds: [id(FIRST + n)] }, { kind: 'link', customerId })
  }
  return { core, customers }
}

test('CS-05 A-10 everything a filter matches is linked by rule, removed by rule, and taken back', async () => {
  const { core, customers } = await openWide()
  const last = customers[60] ?? ''
  const preview = await core.call('accounts.previewChange', {
    selection: { ...EVERYTHING, except: [id(FIRST + 100)] },
    change: { kind: 'link', customerId: last },
  })
  expect(preview).toMatchObject({ selected: 24_999, affected: 24_939, unchanged: 0 })
  // Twenty customers by name, the others in one sentence.
  expect(preview.excluded).toHaveLength(21)
  expect(preview.excluded.at(-1)).toMatchObject({
    why: 'Linked to other customers: remove them from there first',
    count: 40,
  })
  await changeNow(core, EVERYTHING, { kind: 'link', customerId: last })
  const page = { sort: { by: 'added', direction: 'ascending' }, first: 0, count: 1 } as const
  // Counting goes on behind the first answer.
  await expect
    .poll(() => core.call('accounts.page', { filter: { customerIds: [last] }, ...page }), { timeout: 20_000 })
    .toMatchObject({ total: 24_940, isExact: true })
  const removal = await core.call('accounts.previewChange', { selection: EVERYTHING, change: UNLINK })
  expect(removal).toMatchObject({ affected: 25_000, excluded: [], customers: { total: 61 } })
  expect(removal.examples).toHaveLength(50)
  expect(removal.customers.named).toHaveLength(50)
  expect(removal.customers.named[0]).toMatchObject({
    customer: { companyName: 'Company 60' },
    accounts: 24_940,
  })
  const { changeId } = await changeNow(core, EVERYTHING, UNLINK)
  expect(await core.call('accounts.page', { filter: { isLinked: false }, ...page })).toMatchObject({
    total: 25_000,
  })
  expect(await core.run('activity.undo', { changeId: changeId ?? '' })).toMatchObject({
    reversed: 25_000,
    keptCount: 0,
  })
  expect(await core.call('accounts.page', { filter: { isLinked: true }, ...page })).toMatchObject({
    total: 25_000,
  })
  expect((await core.run('workspace.check', {})).findings).toEqual([])
  expect(toldOf(core, 'company-59')).toEqual([
    `Linked account ${id(FIRST + 59)} to Company 59`,
    'Removed 1 account from Company 59',
    'Undo: Removed 25,000 accounts from their customers',
  ])
}, 60_000)

test('a link that is cancelled in the middle leaves nothing behind', async () => {
  const { core, customers } = await openWide()
  const change: AccountChange = { kind: 'link', customerId: customers[60] ?? '' }
  const { version } = await core.call('accounts.previewChange', { selection: EVERYTHING, change })
  const failure = await failureOf(
    core.run('accounts.change', { selection: EVERYTHING, change, version }, (job: Job) => {
      void core.call('jobs.cancel', { jobId: job.jobId })
    }),
  )
  expect(failure).toEqual({ code: 'cancelled' })
  expect((await core.call('accounts.totals', { filter: { isLinked: true } })).total).toBe(60)
  expect((await core.run('workspace.check', {})).findings).toEqual([])
}, 60_000)

/** The labels in one customer's own history. */
function toldOf(core: PoolCore, identifier: string): unknown[] {
  const file = new Database(core.workspaceFile, { readonly: true })
  try {
    return file
      .prepare(
        `SELECT label FROM event JOIN customer ON customer.key = event.customer
         WHERE identifier = ? AND type <> 'CUSTOMER_CREATED' ORDER BY seq`,
      )
      .pluck()
      .all(identifier)
  } finally {
    file.close()
  }
}
