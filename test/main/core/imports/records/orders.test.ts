import { expect, test } from 'vitest'
import { openOrderDesk, type OrderDesk } from '../../orders/order-desk.ts'
import { failureOf } from '../../../../support/failure-of.ts'
import { openImport } from '../../../../support/import-into.ts'

const NONE = { create: 0, update: 0, unchanged: 0, skipped: 0, rejected: 0 }
const HEADER = 'external_ref;customer;marketplace_id;account_model;account_id;state;reason'

function file(...rows: readonly string[]): string {
  return `${HEADER}\n${rows.join('\n')}\n`
}

async function orders(desk: OrderDesk): Promise<string[]> {
  const sort = { by: 'number', direction: 'ascending' } as const
  const { rows } = await desk.call('orders.page', { filter: {}, sort, first: 0, count: 50 })
  return rows.map(({ externalRef, accountId, state }) => `${externalRef} ${accountId} ${state}`)
}

test('CB-10 orders placed elsewhere take the oldest accounts in the order of the file, as the review said', async () => {
  const desk = await openOrderDesk(5)
  const opened = await openImport(
    desk,
    file(
      'PO-1;acme;MP-10;;;;',
      `PO-2;ACME;MP-10;;${desk.id(2)};completed;`,
      'PO-3;acme;MP-10;SPAM;;failed;Card declined',
      'PO-4;acme;MP-10;ECAM;;;',
      'PO-5;acme;MP-20;;;;',
    ),
    'orders.csv',
  )
  expect([opened.target, opened.files[0]?.document]).toEqual(['orders', 'orders-csv'])
  const preview = await opened.preview({ validRowsOnly: true })
  expect(preview.counts).toEqual({ ...NONE, create: 3, rejected: 2 })
  const rows = await opened.rows(preview)
  expect(rows.map(({ accountId, problems }) => [accountId, problems.at(-1)?.code])).toEqual([
    [desk.id(1), 'I_ORDER_TAKES'],
    [desk.id(2), 'W_MP_FORMAT'],
    [desk.id(3), 'I_ORDER_TAKES'],
    [null, 'E_ORDER_POOL_EMPTY'],
    [null, 'E_ORDER_POOL_EMPTY'],
  ])
  const { importId } = opened
  const outcome = await desk.run('imports.run', { importId, previewId: preview.previewId })
  expect(outcome.label).toBe('Imported 3 orders from orders.csv')
  expect(await orders(desk)).toEqual([
    `PO-1 ${desk.id(1)} in_progress`,
    `PO-2 ${desk.id(2)} completed`,
    `PO-3 ${desk.id(3)} failed`,
  ])
  expect(await desk.statuses(1, 2, 3, 4)).toEqual([
    'provisioning_in_progress',
    'allocated',
    'provisioning_failed',
    'ready',
  ])
  expect(desk.rows('SELECT count(*) AS n FROM account_link WHERE unlinked_by IS NULL')).toEqual([{ n: 1 }])
  expect((await desk.events(8)).map(([type]) => type).toReversed()).toEqual([
    'ORDER_STARTED',
    'PICK_OVERRIDDEN',
    'ORDER_STARTED',
    'ORDER_COMPLETED',
    'ACCOUNT_LINKED',
    'ORDER_STARTED',
    'ORDER_FAILED',
    'IMPORT_COMMITTED',
  ])
  // The lists follow, and the next order takes the next account.
  expect((await desk.call('accounts.totals', { filter: {} })).byStatus.ready).toBe(2)
  expect(await desk.next()).toMatchObject({ accountId: desk.id(4) })
})

test('an order whose reference is known stays as it is, and an import of orders is not undone', async () => {
  const desk = await openOrderDesk(3)
  const text = file('PO-1;acme;MP-10;;;;', 'PO-2;acme;MP-10;;;;')
  const outcome = await (await openImport(desk, text)).run()
  const again = await (await openImport(desk, text)).preview()
  expect(again.counts).toEqual({ ...NONE, unchanged: 2 })
  const undo = await desk.previewUndo(outcome.changeId)
  expect(undo).toMatchObject({
    refused: 'What an order did is not taken back: complete it, fail it, or cancel it.',
  })
})

test.each<[row: string, code: string]>([
  [';acme;MP-10;;;;', 'E_ORDER_REF_MISSING'],
  ['PO-1;;MP-10;;;;', 'E_CUSTOMER_MISSING'],
  ['PO-1;nobody;MP-10;;;;', 'E_CUSTOMER_UNKNOWN'],
  ['PO-1;waiting;MP-10;;;;', 'E_CUSTOMER_NOTHING_NEW'],
  ['PO-1;acme;;;;;', 'E_MP_MISSING'],
  ['PO-1;acme;MP-99;;;;', 'E_MP_UNKNOWN'],
  ['PO-1;acme;MP-10;XXL;;;', 'E_MODEL'],
  ['PO-1;acme;MP-10;;12345;;', 'E_ID_FORMAT'],
  ['PO-1;acme;MP-10;;154335349840;;', 'E_ORDER_ACCOUNT'],
  ['PO-1;acme;MP-20;;000000000001;;', 'E_ORDER_ACCOUNT'],
  ['PO-1;acme;MP-10;ECAM;000000000001;;', 'E_ORDER_ACCOUNT'],
  ['PO-1;acme;MP-10;;;draft;', 'E_ORDER_STATE'],
  ['PO-1;acme;MP-10;;;failed;', 'E_ORDER_REASON'],
])('a row %s is refused as %s', async (row, code) => {
  const desk = await openOrderDesk(1)
  desk.addCustomer('Waiting', 'pending_approval')
  const opened = await openImport(desk, file(row))
  const preview = await opened.preview()
  expect(preview.counts).toEqual({ ...NONE, rejected: 1 })
  const [only] = await opened.rows(preview)
  expect(only?.problems.filter(({ level }) => level === 'error').map((problem) => problem.code)).toEqual([
    code,
  ])
})

test('two rows never take the same account', async () => {
  const desk = await openOrderDesk(2)
  const opened = await openImport(
    desk,
    file(
      'PO-1;acme;MP-10;;;;',
      `PO-2;acme;MP-10;;${desk.id(1)};;`,
      `PO-3;acme;MP-10;;${desk.id(1)};;`,
      'PO-1;acme;MP-10;;;;',
      'PO-2;acme;MP-10;;;;',
    ),
  )
  const rows = await opened.rows(await opened.preview())
  expect(rows.map(({ outcome, accountId }) => [outcome, accountId])).toEqual([
    ['create', desk.id(2)],
    ['create', desk.id(1)],
    ['rejected', desk.id(1)],
    ['skipped', null],
    ['rejected', null],
  ])
})

test('CB-11 an account that is taken since the review makes it outdated, and nothing is written', async () => {
  const desk = await openOrderDesk(2)
  const opened = await openImport(desk, file('PO-1;acme;MP-10;;;;'))
  const { previewId } = await opened.preview()
  await desk.start()
  const failure = await failureOf(desk.run('imports.run', { importId: opened.importId, previewId }))
  expect(failure.code).toBe('preview-outdated')
  expect((await orders(desk)).length).toBe(1)
})
