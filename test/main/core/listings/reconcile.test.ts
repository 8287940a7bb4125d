import { expect, test } from 'vitest'
import type { AccountId } from '../../../../src/shared/domain/account-id.ts'
import { failureOf } from '../../../support/failure-of.ts'
import { openListedCore, ALL } from '../../../support/listed-core.ts'
import { addMarketplaces, openImport } from '../../../support/import-into.ts'
import { seedPayer } from '../../../support/seed-payer.ts'

const ONE = '111122220001'
const TWO = '111122220002'

test('what AWS lists for the first time is new, and accepting it makes members that undo takes away again', async () => {
  const core = await openListedCore()
  await core.bring([{ Id: ONE }, { Id: TWO, State: 'SUSPENDED' }, { Id: '210987654321' }])
  expect(await core.said()).toEqual([
    `${ONE} account – → Account ${ONE}`,
    `${TWO} account – → Account ${TWO}`,
  ])

  const accepted = await core.accept()
  expect(accepted).toMatchObject({ selected: 2, added: 2, excluded: [] })
  expect(await core.said()).toEqual([])
  const members = () =>
    core.stored('SELECT account_id, name, email, aws_state, joined_method, joined_at FROM member')
  expect(members()).toEqual([
    {
      account_id: Number(ONE),
      name: `Account ${ONE}`,
      email: `aws+${ONE}@example.com`,
      aws_state: 2,
      joined_method: 'CREATED',
      joined_at: '2026-01-02T03:04:05.000Z',
    },
    expect.objectContaining({ account_id: Number(TWO), aws_state: 3 }),
  ])

  expect(await core.undo(accepted.changeId)).toMatchObject({ reversed: 2, keptCount: 0 })
  expect(members()).toEqual([])
  // What was accepted is open again.
  expect(await core.said()).toHaveLength(2)
})

test('a member that changed at AWS is accepted field by field', async () => {
  const core = await openListedCore()
  await core.bring([{ Id: ONE }])
  await core.accept()
  await core.bring([
    { Id: ONE, Name: 'Renamed', Email: 'new@example.com', State: 'CLOSED', JoinedMethod: 'INVITED' },
  ])
  expect(await core.said()).toEqual([
    `${ONE} aws_state ACTIVE → CLOSED`,
    `${ONE} email aws+${ONE}@example.com → new@example.com`,
    `${ONE} joined CREATED 2026-01-02 → INVITED 2026-01-02`,
    `${ONE} name Account ${ONE} → Renamed`,
  ])
  const { byKind } = await core.call('listings.differences', {
    payerId: core.payerId,
    filter: {},
    first: 0,
    count: 10,
  })
  expect(byKind).toEqual({ new: 0, changed: 3, missing: 0, suspended: 1, pool: 0 })

  const names = [{ accountId: ONE as AccountId, field: 'name' as const }]
  const accepted = await core.accept({ kind: 'these', differences: names })
  expect(core.stored('SELECT name, email, aws_state, rev FROM member')).toEqual([
    { name: 'Renamed', email: `aws+${ONE}@example.com`, aws_state: 2, rev: 2 },
  ])
  expect(await core.said()).toHaveLength(3)
  await core.accept()
  expect(core.stored('SELECT email, aws_state, joined_method FROM member')).toEqual([
    { email: 'new@example.com', aws_state: 5, joined_method: 'INVITED' },
  ])
  // The member was changed again since.
  expect(await failureOf(core.undo(accepted.changeId))).toMatchObject({ code: 'not-allowed' })
})

test('a missing account stays a member until staff accept that it left, and a customer keeps it', async () => {
  const core = await openListedCore()
  await core.bring([{ Id: ONE }, { Id: TWO }])
  await core.accept()
  await core.bring([{ Id: TWO }])
  expect(await core.said()).toEqual([`${ONE} account Account ${ONE} → –`])
  expect(core.stored('SELECT count(*) AS n FROM member')).toEqual([{ n: 2 }])

  const accepted = await core.accept()
  expect(accepted.removed).toBe(1)
  expect(core.stored('SELECT account_id AS id FROM member')).toEqual([{ id: Number(TWO) }])
  await core.undo(accepted.changeId)
  expect(core.stored('SELECT count(*) AS n FROM member')).toEqual([{ n: 2 }])

  const acme = await core.call('customers.create', {
    companyName: 'Acme',
    identifier: 'acme',
    kind: 'reseller',
    parentId: null,
    users: [],
  })
  core.stored(`UPDATE member SET customer = (SELECT key FROM customer WHERE id = '${acme.id}')
    WHERE account_id = ${ONE} RETURNING key`)
  const kept = await core.accept()
  expect(kept).toMatchObject({ removed: 0, changeId: null })
  expect(kept.excluded).toEqual([
    { why: 'The account still has a customer: remove it from the customer first', count: 1 },
  ])
})

test('a difference of one complete listing is a hint, of two in a row a finding; a part of a list counts for nothing', async () => {
  const core = await openListedCore()
  const times = async () => (await core.differences()).map(({ accountId, times: n }) => [accountId, n])
  await core.bring([{ Id: ONE }], { NextToken: 'more' })
  expect(await times()).toEqual([[ONE, 0]])
  await core.bring([{ Id: ONE }, { Id: TWO }])
  expect(await times()).toEqual([
    [ONE, 1],
    [TWO, 1],
  ])
  // A part neither counts nor says that the other one is gone.
  await core.bring([{ Id: TWO }], { NextToken: 'more' })
  expect(await times()).toEqual([
    [ONE, 1],
    [TWO, 1],
  ])
  await core.bring([{ Id: ONE }, { Id: TWO, Name: 'Another name' }])
  expect(await times()).toEqual([
    [ONE, 2],
    [TWO, 1],
  ])
  expect((await core.call('listings.organizations', {})).organizations).toMatchObject([
    { differences: 2, findings: 1 },
  ])
})

test('State goes before Status, and an old SUSPENDED stays open until a new source says which it is', async () => {
  const core = await openListedCore()
  await core.bring([
    { Id: ONE, State: undefined, Status: 'SUSPENDED' },
    { Id: TWO, State: 'CLOSED', Status: 'SUSPENDED' },
  ])
  await core.accept()
  const states = () => core.stored('SELECT aws_state AS state FROM member ORDER BY account_id')
  expect(states()).toEqual([{ state: 6 }, { state: 5 }])
  // An old source does not contradict what is known better.
  await core.bring([
    { Id: ONE, State: 'SUSPENDED' },
    { Id: TWO, State: undefined, Status: 'SUSPENDED' },
  ])
  expect(await core.said()).toEqual([`${ONE} aws_state SUSPENDED_OR_CLOSED → SUSPENDED`])
})

test('A-12 a Ready account that AWS reports suspended or closed is proposed Invalid; accepting and undoing moves the pool in memory', async () => {
  const core = await openListedCore()
  await addMarketplaces(core, 'MP-1000')
  const csv = `account_id;marketplace_id;account_model\n${ONE};MP-1000;SPAM\n${TWO};MP-1000;ECAM\n`
  await (await openImport(core, csv)).run()
  await core.bring([{ Id: ONE, State: 'CLOSED' }, { Id: TWO }])
  expect((await core.said()).filter((line) => line.startsWith(ONE))).toEqual([
    `${ONE} account – → Account ${ONE}`,
    `${ONE} pool_aws_state – → CLOSED`,
    `${ONE} pool_email – → aws+${ONE}@example.com`,
    `${ONE} pool_name – → Account ${ONE}`,
    `${ONE} pool_status Ready → Invalid`,
  ])
  const accepted = await core.accept({
    kind: 'matching',
    filter: { kinds: ['pool'], isIgnored: false },
    except: [],
  })
  expect(accepted).toMatchObject({ selected: 7, pool: 2, invalid: 1, added: 0 })
  const pool = async () => {
    const page = await core.call('accounts.page', {
      filter: {},
      sort: { by: 'accountId', direction: 'ascending' },
      first: 0,
      count: 10,
    })
    return page.rows.map(({ status, statusReason, name, awsState }) => [status, statusReason, name, awsState])
  }
  expect(await pool()).toEqual([
    ['invalid', 'AWS reports it closed', `Account ${ONE}`, 'CLOSED'],
    ['ready', null, `Account ${TWO}`, 'ACTIVE'],
  ])
  const { byStatus } = await core.call('dashboard.get', {})
  expect(byStatus).toMatchObject({ ready: 1, invalid: 1 })

  await core.undo(accepted.changeId)
  expect(await pool()).toEqual([
    ['ready', null, null, null],
    ['ready', null, null, null],
  ])
  expect((await core.call('dashboard.get', {})).byStatus).toMatchObject({ ready: 2, invalid: 0 })
  expect(await core.said()).toHaveLength(9)
})

test('what was put aside stays hidden until AWS says something else', async () => {
  const core = await openListedCore()
  await core.bring([{ Id: ONE }])
  const differences = [{ accountId: ONE as AccountId, field: 'account' as const }]
  await core.call('listings.ignore', { payerId: core.payerId, differences, isIgnored: true })
  expect(await core.said()).toEqual([])
  expect(await core.differences({ isIgnored: true })).toHaveLength(1)
  await core.bring([{ Id: ONE }])
  expect(await core.said()).toEqual([])
  expect((await core.accept()).selected).toBe(0)
  await core.bring([{ Id: ONE, Name: 'Renamed' }])
  expect(await core.said()).toEqual([`${ONE} account – → Renamed`])
})

test('an account that moved comes from its old management account with its customer, one of another provider does not', async () => {
  const core = await openListedCore()
  const other = seedPayer(core.workspaceFile, { accountId: '555566667777' as AccountId, name: 'Old Org' })
  await core.bring([{ Id: ONE }])
  await core.accept()
  core.stored(
    `UPDATE member SET management_account = (SELECT key FROM management_account WHERE id = '${other}') RETURNING key`,
  )
  await core.bring([{ Id: ONE, Name: 'Moved' }])
  expect(await core.said()).toEqual([`${ONE} account Old Org → Moved`])
  const accepted = await core.accept()
  expect(accepted).toMatchObject({ added: 0, moved: 1 })
  const where = () =>
    core.stored(`SELECT management_account.name AS payer, member.name FROM member
      JOIN management_account ON management_account.key = member.management_account`)
  expect(where()).toEqual([{ payer: 'Northwind Org', name: 'Moved' }])
  await core.undo(accepted.changeId)
  expect(where()).toEqual([{ payer: 'Old Org', name: `Account ${ONE}` }])
})

test('accepting does exactly what its preview said, or nothing', async () => {
  const core = await openListedCore()
  await core.bring([{ Id: ONE }])
  const { version } = await core.call('listings.previewAccept', { payerId: core.payerId, selection: ALL })
  await core.bring([{ Id: ONE }, { Id: TWO }])
  const failure = await failureOf(
    core.run('listings.accept', { payerId: core.payerId, selection: ALL, version }),
  )
  expect(failure.code).toBe('preview-outdated')
  expect(core.stored('SELECT key FROM member')).toEqual([])
})
