import { expect, test } from 'vitest'
import { column, sql } from '../../../../../src/main/core/store/sql.ts'
import { openCustomerTree, type CustomerTree } from '../../../../support/customer-tree.ts'
import { failureOf } from '../../../../support/failure-of.ts'
import { addMarketplaces, openImport } from '../../../../support/import-into.ts'
import { openTestStore } from '../../../../support/seed-accounts.ts'

const NONE = { create: 0, update: 0, unchanged: 0, skipped: 0, rejected: 0 }
const ids = [0, 1, 2, 3, 4].map((n) => `15433534984${n}`)

/** Five Ready accounts and the customers Acme, Blue and Cyan. */
async function openPool(): Promise<CustomerTree> {
  const core = await openCustomerTree()
  await addMarketplaces(core, 'MP-00010')
  const rows = ids.map((id) => `${id};MP-00010;SPAM`)
  await (await openImport(core, `account_id;marketplace_id;account_model\n${rows.join('\n')}\n`)).run()
  return core
}

function file(...rows: readonly string[]): string {
  return `account_id;customer\n${rows.join('\n')}\n`
}

/** What the store says about links: the accounts' own customers with their states, and the open rows of the history. */
function links(core: CustomerTree): { readonly now: readonly string[]; readonly open: readonly string[] } {
  const store = openTestStore(core.workspaceFile)
  try {
    const now = column<string>(
      store,
      sql`SELECT account_id || ' ' || state || ' ' || identifier FROM account
          JOIN customer ON customer.key = account.customer ORDER BY account_id`,
    )
    const open = column<string>(
      store,
      sql`SELECT account_id || ' ' || identifier FROM account_link JOIN account ON account.seq = account_link.account
          JOIN customer ON customer.key = account_link.customer WHERE unlinked_by IS NULL ORDER BY account_id`,
    )
    return { now, open }
  } finally {
    store.connection.close()
  }
}

test('CS-09 a file links accounts to customers, with history, one event a customer, and undo', async () => {
  const core = await openPool()
  const opened = await openImport(
    core,
    file(`${ids[0]};blue`, `${ids[1]};BLUE`, `${ids[2]};cyan`),
    'links.csv',
  )
  expect([opened.target, opened.files[0]?.document]).toEqual(['links', 'links-csv'])
  const preview = await opened.preview()
  expect(preview.counts).toEqual({ ...NONE, create: 3 })
  const outcome = await opened.run()
  expect(outcome.label).toBe('Imported 3 links from links.csv')
  expect(links(core)).toEqual({
    now: [`${ids[0]} 8 blue`, `${ids[1]} 8 blue`, `${ids[2]} 8 cyan`],
    open: [`${ids[0]} blue`, `${ids[1]} blue`, `${ids[2]} cyan`],
  })
  const { events } = await core.call('activity.page', { filter: {}, first: 0, count: 3 })
  expect(events.map(({ type, label }) => [type, label])).toEqual([
    ['IMPORT_COMMITTED', 'Imported 3 links from links.csv'],
    ['ACCOUNT_LINKED', 'Linked 1 account to Cyan by an import'],
    ['ACCOUNT_LINKED', 'Linked 2 accounts to Blue by an import'],
  ])
  // A link moves no status (invariant 8), and the lists follow.
  expect((await core.call('accounts.totals', { filter: {} })).byStatus.ready).toBe(5)
  const again = await openImport(core, file(`${ids[0]};blue`))
  expect((await again.preview()).counts).toEqual({ ...NONE, unchanged: 1 })

  expect(await core.undo(outcome.changeId ?? '')).toMatchObject({ reversed: 3, keptCount: 0 })
  expect(links(core)).toEqual({ now: [], open: [] })
})

test('an account that is linked elsewhere stays, moves or stops the import, as staff choose', async () => {
  const core = await openPool()
  await (await openImport(core, file(`${ids[0]};blue`, `${ids[1]};blue`))).run()
  const opened = await openImport(core, file(`${ids[0]};cyan`, `${ids[2]};cyan`))
  expect((await opened.preview()).counts).toEqual({ ...NONE, create: 1, skipped: 1 })
  expect((await opened.preview({ policy: 'reject' })).counts).toEqual({ ...NONE, create: 1, rejected: 1 })
  const outcome = await opened.run({ policy: 'update' })
  expect(outcome.counts).toEqual({ ...NONE, create: 1, update: 1 })
  const { events } = await core.call('activity.page', { filter: {}, first: 0, count: 3 })
  expect(events.map(({ label }) => label)).toEqual([
    'Imported 1 link and updated 1 from accounts.csv',
    'Linked 2 accounts to Cyan by an import',
    'Removed 1 account from Blue by an import',
  ])
  expect(links(core).now).toEqual([`${ids[0]} 8 cyan`, `${ids[1]} 8 blue`, `${ids[2]} 8 cyan`])
  // Undo keeps what moved on since.
  await (await openImport(core, file(`${ids[2]};acme`))).run({ policy: 'update' })
  expect(await core.undo(outcome.changeId ?? '')).toMatchObject({ reversed: 1, keptCount: 1 })
  expect(links(core)).toEqual({
    now: [`${ids[0]} 8 blue`, `${ids[1]} 8 blue`, `${ids[2]} 8 acme`],
    open: [`${ids[0]} blue`, `${ids[1]} blue`, `${ids[2]} acme`],
  })
})

test('bad rows are named by line, column, code and a sentence', async () => {
  const core = await openPool()
  const opened = await openImport(
    core,
    file(`${ids[0]};Nobody Ltd`, `154335349849;blue`, `${ids[1]};Cyan`, 'x;y'),
  )
  const preview = await opened.preview()
  expect(preview.counts).toEqual({ ...NONE, create: 1, rejected: 3 })
  expect(preview.problems.find(({ code }) => code === 'E_CUSTOMER_UNKNOWN')?.values).toEqual([
    { field: 'customer', value: 'Nobody Ltd', count: 1 },
  ])
  const rows = await opened.rows(preview, { outcome: 'rejected' })
  expect(
    rows.map(({ line, problems }) => [line, ...problems.map(({ code, field }) => `${code} ${field}`)]),
  ).toEqual([
    [2, 'E_CUSTOMER_UNKNOWN customer'],
    [3, 'E_LINK_ACCOUNT_UNKNOWN account_id'],
    [5, 'E_ID_FORMAT account_id'],
  ])
})

test('the same customer for every row is a constant', async () => {
  const core = await openPool()
  const opened = await openImport(core, `account_id\n${ids.join('\n')}\n`)
  const { importId } = opened
  await core.run('imports.retarget', { importId, target: 'links' })
  expect(await failureOf(opened.preview())).toMatchObject({ why: 'No column is matched to “customer”.' })
  const mapping = {
    account_id: { kind: 'column', column: 0 },
    customer: { kind: 'constant', value: 'acme' },
  } as const
  await core.run('imports.configure', { importId, file: 0, mapping })
  expect((await opened.run()).counts).toEqual({ ...NONE, create: 5 })
})

test('invariant 23: an account linked since the preview makes it outdated', async () => {
  const core = await openPool()
  const opened = await openImport(core, file(`${ids[0]};blue`))
  const { previewId } = await opened.preview()
  await (await openImport(core, file(`${ids[0]};cyan`))).run()
  const failure = await failureOf(core.run('imports.run', { importId: opened.importId, previewId }))
  expect(failure.code).toBe('preview-outdated')
  expect(links(core).now).toEqual([`${ids[0]} 8 cyan`])
})
