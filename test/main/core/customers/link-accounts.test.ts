import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import type { AccountChange } from '../../../../src/shared/contract/account-changes.ts'
import type { AccountSelection } from '../../../../src/shared/contract/accounts.ts'
import { seedCustomers, type CustomerSeed } from '../../../support/seed-customers.ts'
import {
  addAccounts,
  changeNow,
  failureOf,
  id,
  idsOf,
  listed,
  openPool,
  reopenWith,
  STATES,
  type PoolCore,
} from '../pool/pool-fixture.ts'

interface LinkedPool extends PoolCore {
  readonly acme: string
  readonly globex: string
}

const ACME = { identifier: 'acme', companyName: 'Acme GmbH' }
const GLOBEX = { identifier: 'globex', companyName: 'Globex' }

/** Accounts 1 … 6 (Ready, held, in progress, invalid, allocated, failed) and two customers. */
async function openLinkedPool(...others: readonly CustomerSeed[]): Promise<LinkedPool> {
  const fresh = await openPool()
  await addAccounts(fresh, [1, 2, 3, 4, 5, 6].map(id))
  const [acme = '', globex = ''] = seedCustomers(fresh.workspaceFile, ACME, GLOBEX, ...others)
  const core = await reopenWith(fresh, {
    [id(2)]: { state: STATES.held, hold_reason: 'Policy review' },
    [id(3)]: { state: STATES.provisioning_in_progress },
    [id(4)]: { state: STATES.invalid, status_reason: 'Closed' },
    [id(5)]: { state: STATES.allocated },
    [id(6)]: { state: STATES.provisioning_failed },
  })
  return { ...core, acme, globex }
}

function these(...numbers: readonly number[]): AccountSelection {
  return { kind: 'these', accountIds: numbers.map(id) }
}

const EVERYTHING: AccountSelection = { kind: 'matching', filter: {}, except: [] }
const UNLINK: AccountChange = { kind: 'unlink', reason: null }

/** The history of links as it is stored, oldest first. */
function linksOf(core: PoolCore): unknown[] {
  const file = new Database(core.workspaceFile, { readonly: true })
  try {
    return file
      .prepare(
        `SELECT account.account_id AS account, identifier, unlinked_by IS NULL AS isOpen, unlink_reason AS reason
         FROM account_link JOIN account ON account.seq = account_link.account
         JOIN customer ON customer.key = account_link.customer ORDER BY linked_by, account`,
      )
      .all()
  } finally {
    file.close()
  }
}

async function findings(core: PoolCore): Promise<readonly string[]> {
  return (await core.run('workspace.check', {})).findings
}

test('CS-05 CS-09 a selection is linked to a customer exactly as its preview said', async () => {
  const core = await openLinkedPool()
  await changeNow(core, these(6), { kind: 'link', customerId: core.globex })
  await changeNow(core, these(5), { kind: 'link', customerId: core.acme })
  const change: AccountChange = { kind: 'link', customerId: core.acme }
  const preview = await core.call('accounts.previewChange', { selection: EVERYTHING, change })
  expect(preview).toMatchObject({
    selected: 6,
    affected: 3,
    unchanged: 1,
    excluded: [
      { why: 'Provisioning in progress: an order is using it', count: 1, examples: [id(3)] },
      { why: 'Linked to Globex: remove it from there first', count: 1, examples: [id(6)] },
    ],
    examples: [1, 2, 4].map((n) => ({
      accountId: id(n),
      cells: [{ field: 'Customer', before: '', after: 'acme' }],
      customer: null,
    })),
    customers: { total: 0, named: [] },
  })
  const outcome = await core.run('accounts.change', {
    selection: EVERYTHING,
    change,
    version: preview.version,
  })
  expect(outcome).toMatchObject({ label: 'Linked 3 accounts to Acme GmbH', affected: 3, unchanged: 1 })
  const rows = await listed(core)
  expect(rows.map(({ customer }) => customer?.companyName ?? null)).toEqual([
    'Acme GmbH',
    'Acme GmbH',
    null,
    'Acme GmbH',
    'Acme GmbH',
    'Globex',
  ])
  expect(rows[0]?.customer).toEqual({ id: core.acme, ...ACME })
  expect(linksOf(core)).toHaveLength(5)
  expect(await findings(core)).toEqual([])
})

test('CS-11 invariant 8 linking and removing move no status, and a linked Ready account waits for no order', async () => {
  const core = await openLinkedPool()
  const statuses = (await listed(core)).map(({ status }) => status)
  const totals = await core.call('accounts.totals', { filter: {} })
  await changeNow(core, EVERYTHING, { kind: 'link', customerId: core.acme })
  expect((await listed(core)).map(({ status }) => status)).toEqual(statuses)
  expect(await core.call('accounts.totals', { filter: {} })).toMatchObject({
    byStatus: totals.byStatus,
    held: 1,
  })
  const file = new Database(core.workspaceFile, { readonly: true })
  const states = file.prepare('SELECT state FROM account ORDER BY seq').pluck().all()
  file.close()
  const { linked, held, provisioning_in_progress: inProgress, invalid, allocated } = STATES
  expect(states).toEqual([linked, held, inProgress, invalid, allocated, STATES.provisioning_failed])
  await changeNow(core, EVERYTHING, UNLINK)
  expect((await listed(core)).map(({ status }) => status)).toEqual(statuses)
  expect(await findings(core)).toEqual([])
})

test('CS-11 a released or revalidated account of a customer stays out of line for orders', async () => {
  const core = await openLinkedPool()
  await changeNow(core, these(1, 2, 4), { kind: 'link', customerId: core.acme })
  await changeNow(core, these(2), { kind: 'release' })
  await changeNow(core, these(4), { kind: 'revalidate', reason: 'Open again' })
  await changeNow(core, these(1), { kind: 'hold', reason: 'Audit', until: null })
  await changeNow(core, these(1), { kind: 'release' })
  const file = new Database(core.workspaceFile, { readonly: true })
  const states = file.prepare('SELECT state FROM account WHERE seq IN (1, 2, 4)').pluck().all()
  file.close()
  expect(states).toEqual([STATES.linked, STATES.linked, STATES.linked])
  expect(await findings(core)).toEqual([])
})

test('CS-10 the preview of a removal names every account and every customer concerned', async () => {
  const core = await openLinkedPool()
  await changeNow(core, these(1, 2), { kind: 'link', customerId: core.acme })
  await changeNow(core, these(6), { kind: 'link', customerId: core.globex })
  const preview = await core.call('accounts.previewChange', { selection: EVERYTHING, change: UNLINK })
  expect(preview).toMatchObject({
    affected: 3,
    unchanged: 2,
    examples: [
      { accountId: id(1), customer: ACME },
      { accountId: id(2), customer: ACME },
      { accountId: id(6), customer: GLOBEX },
    ],
    customers: {
      total: 2,
      named: [
        { customer: ACME, accounts: 2 },
        { customer: GLOBEX, accounts: 1 },
      ],
    },
  })
  expect(preview.examples[0]?.cells).toEqual([{ field: 'Customer', before: 'acme', after: '' }])
})

test('CS-11 invariant 7 a removal closes the link and keeps its history, with the reason', async () => {
  const core = await openLinkedPool()
  await changeNow(core, these(1, 5), { kind: 'link', customerId: core.acme })
  const outcome = await changeNow(core, these(1), { kind: 'unlink', reason: 'Contract ended' })
  expect(outcome.label).toBe(`Removed account ${id(1)} from Acme GmbH`)
  await changeNow(core, these(1), { kind: 'link', customerId: core.globex })
  expect(linksOf(core)).toEqual([
    { account: 1, identifier: 'acme', isOpen: 0, reason: 'Contract ended' },
    { account: 5, identifier: 'acme', isOpen: 1, reason: null },
    { account: 1, identifier: 'globex', isOpen: 1, reason: null },
  ])
  const { history } = await core.call('accounts.get', { accountId: id(1) })
  expect(history.slice(0, 3).map(({ label, cells }) => ({ label, cells }))).toEqual([
    {
      label: `Linked account ${id(1)} to Globex`,
      cells: [{ field: 'Customer', before: '', after: 'globex' }],
    },
    {
      label: `Removed account ${id(1)} from Acme GmbH`,
      cells: [{ field: 'Customer', before: 'acme', after: '' }],
    },
    {
      label: 'Linked 2 accounts to Acme GmbH',
      cells: [{ field: 'Customer', before: '', after: 'acme' }],
    },
  ])
})

test('CS-09 CS-11 the log names the customer of each link, and every customer that a removal concerns', async () => {
  const core = await openLinkedPool()
  await changeNow(core, these(1, 2), { kind: 'link', customerId: core.acme })
  await changeNow(core, these(6), { kind: 'link', customerId: core.globex })
  await changeNow(core, EVERYTHING, UNLINK)
  const file = new Database(core.workspaceFile, { readonly: true })
  const events = file
    .prepare(
      `SELECT type, label, identifier FROM event LEFT JOIN customer ON customer.key = event.customer
       WHERE type IN ('ACCOUNT_LINKED', 'ACCOUNT_UNLINKED') ORDER BY seq`,
    )
    .all()
  file.close()
  expect(events).toEqual([
    { type: 'ACCOUNT_LINKED', label: 'Linked 2 accounts to Acme GmbH', identifier: 'acme' },
    { type: 'ACCOUNT_LINKED', label: `Linked account ${id(6)} to Globex`, identifier: 'globex' },
    { type: 'ACCOUNT_UNLINKED', label: 'Removed 2 accounts from Acme GmbH', identifier: 'acme' },
    { type: 'ACCOUNT_UNLINKED', label: 'Removed 1 account from Globex', identifier: 'globex' },
    { type: 'ACCOUNT_UNLINKED', label: 'Removed 3 accounts from their customers', identifier: null },
  ])
})

test('CS-09 linking and removing are undone, except where something happened since', async () => {
  const core = await openLinkedPool()
  const linking = await changeNow(core, these(1, 2, 4), { kind: 'link', customerId: core.acme })
  await changeNow(core, these(2), { kind: 'release' })
  expect(await core.run('activity.undo', { changeId: linking.changeId ?? '' })).toMatchObject({
    reversed: 2,
    kept: [{ subject: id(2), why: 'It was changed since.' }],
  })
  expect(await idsOf(core, { isLinked: true })).toEqual([id(2)])
  const removal = await changeNow(core, these(2), UNLINK)
  expect(await core.run('activity.undo', { changeId: removal.changeId ?? '' })).toMatchObject({ reversed: 1 })
  expect(await idsOf(core, { customerIds: [core.acme] })).toEqual([id(2)])
  expect(linksOf(core).filter((link) => (link as { account: number }).account === 2)).toEqual([
    { account: 2, identifier: 'acme', isOpen: 0, reason: null },
    { account: 2, identifier: 'acme', isOpen: 1, reason: null },
  ])
  expect(await findings(core)).toEqual([])
})

test('invariant 11 undo brings no account back to a customer that may get nothing new', async () => {
  const core = await openLinkedPool()
  await changeNow(core, these(1), { kind: 'link', customerId: core.acme })
  const removal = await changeNow(core, these(1), UNLINK)
  const file = new Database(core.workspaceFile)
  file.exec(`UPDATE customer SET status = 'disabled', status_reason = 'Unpaid' WHERE identifier = 'acme'`)
  file.close()
  const preview = await core.call('activity.previewUndo', { changeId: removal.changeId ?? '' })
  expect(preview.kept).toEqual([
    { subject: id(1), why: 'The customer it was linked to is gone, disabled or archived.' },
  ])
})

test('invariant 11 a customer that is not active, not there or not ours gets no account', async () => {
  const core = await openLinkedPool(
    { identifier: 'waiting', companyName: 'Waiting Ltd', status: 'pending_approval' },
    { identifier: 'closed', companyName: 'Closed Ltd', status: 'disabled' },
  )
  await core.call('providers.create', { name: 'Contoso', emailDomains: [], tier: 'distributor' })
  const [theirs = ''] = seedCustomers(core.workspaceFile, { companyName: 'Theirs', providerKey: 2 })
  const file = new Database(core.workspaceFile, { readonly: true })
  const idOf = (identifier: string): string =>
    file.prepare('SELECT id FROM customer WHERE identifier = ?').pluck().get(identifier) as string
  const ids = [idOf('waiting'), idOf('closed'), theirs, 'nobody']
  file.close()
  const whys = await Promise.all(
    ids.map((customerId) =>
      failureOf(
        core.call('accounts.previewChange', { selection: these(1), change: { kind: 'link', customerId } }),
      ),
    ),
  )
  expect(whys).toEqual(
    [
      'Waiting Ltd waits for approval. Approve it first.',
      'Closed Ltd is disabled and gets nothing new. Enable it first.',
      'Theirs is a customer of another provider. Choose one of your own customers.',
      'This customer is gone. Choose another one.',
    ].map((message) => ({ code: 'invalid-input', problems: [{ path: ['customerId'], message }] })),
  )
})

test('invariant 13 a quota refuses the whole link, with its numbers', async () => {
  const core = await openLinkedPool()
  const file = new Database(core.workspaceFile)
  file.exec(
    `INSERT INTO quota (customer, kind, most) SELECT key, 'accounts', 3 FROM customer WHERE identifier = 'acme'`,
  )
  file.close()
  const change: AccountChange = { kind: 'link', customerId: core.acme }
  await changeNow(core, these(1, 2), change)
  const failure = await failureOf(core.call('accounts.previewChange', { selection: these(4, 5), change }))
  expect(failure).toMatchObject({ code: 'invalid-input', problems: [{ path: ['customerId'] }] })
  expect(JSON.stringify(failure)).toContain('may have 3 accounts and has 2')
  await changeNow(core, these(4), change)
  expect(await idsOf(core, { customerIds: [core.acme] })).toEqual([1, 2, 4].map(id))
})

test('invariant 25 a linked account is not deleted before it is removed from its customer', async () => {
  const core = await openLinkedPool()
  await changeNow(core, these(1, 5), { kind: 'link', customerId: core.acme })
  const outcome = await changeNow(core, these(1, 4, 5), { kind: 'delete' })
  expect(outcome).toMatchObject({
    affected: 1,
    excluded: [{ why: 'Linked to Acme GmbH: remove it from the customer first', count: 2 }],
  })
  await changeNow(core, these(1), UNLINK)
  expect(await changeNow(core, these(1), { kind: 'delete' })).toMatchObject({ affected: 1 })
})

test('undo of an addition keeps the accounts that a customer has by now', async () => {
  const core = await openPool()
  await addAccounts(core, [id(1)])
  const [acme = ''] = seedCustomers(core.workspaceFile, ACME)
  await changeNow(core, these(1), { kind: 'link', customerId: acme })
  const { changeId } = (await core.call('accounts.get', { accountId: id(1) })).account
  const preview = await core.call('activity.previewUndo', { changeId })
  expect(preview.kept).toEqual([
    { subject: id(1), why: 'A customer has it. Remove it from the customer first.' },
  ])
})

test('accounts are listed by customer, linked or not, counted exactly and sorted by company', async () => {
  const core = await openLinkedPool()
  await changeNow(core, these(1, 2), { kind: 'link', customerId: core.globex })
  await changeNow(core, these(5), { kind: 'link', customerId: core.acme })
  expect(await idsOf(core, { customerIds: [core.globex] })).toEqual([1, 2].map(id))
  expect(await idsOf(core, { customerIds: ['nobody'] })).toEqual([])
  expect(await idsOf(core, { isLinked: true })).toEqual([1, 2, 5].map(id))
  expect(await idsOf(core, { isLinked: false })).toEqual([3, 4, 6].map(id))
  expect(await idsOf(core, { isLinked: true }, { by: 'customer', direction: 'ascending' })).toEqual(
    [5, 1, 2].map(id),
  )
  expect(await core.call('accounts.totals', { filter: { customerIds: [core.globex] } })).toMatchObject({
    byStatus: { ready: 2 },
    held: 1,
    total: 2,
    isExact: true,
  })
  const copied = await core.call('accounts.copy', {
    selection: these(5),
    sort: { by: 'added', direction: 'ascending' },
    format: 'json',
  })
  expect(JSON.parse(copied.text)).toMatchObject([{ accountId: id(5), customer: ACME }])
})

test('a filter names its customers by id, whoever else is asked for', async () => {
  const core = await openLinkedPool()
  expect(await core.call('accounts.customers', { ids: [core.globex, 'nobody'] })).toMatchObject({
    customers: [{ ...GLOBEX, id: core.globex, path: [] }],
  })
})

test('the check of a workspace finds links that its accounts do not have, and accounts without a link', async () => {
  const core = await openLinkedPool()
  await changeNow(core, these(1, 5), { kind: 'link', customerId: core.acme })
  const file = new Database(core.workspaceFile)
  file.exec(`UPDATE account SET customer = NULL WHERE account_id = 1;
    DELETE FROM account_link WHERE account = (SELECT seq FROM account WHERE account_id = 5)`)
  file.close()
  expect(await findings(core)).toEqual([
    '1 account linked without a record of the link.',
    '1 open link of accounts that are not linked so.',
    '1 account kept from orders as linked, but linked to nobody.',
  ])
})
