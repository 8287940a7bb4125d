import Database from 'better-sqlite3'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AccountFilter, AccountRow, AccountSort } from '../../../../src/shared/contract/accounts.ts'
import { OperationFailed } from '../../../../src/shared/client.ts'
import { AccountStatus } from '../../../../src/shared/domain/account-status.ts'
import { seedCustomers } from '../../../support/seed-customers.ts'
import {
  addAccounts,
  addMarketplace,
  changeNow,
  id,
  openPool,
  reopenWith,
  STATES,
  type PoolCore,
} from './pool-fixture.ts'

const account = fc.integer({ min: 1, max: 14 })
const model = fc.constantFrom('SPAM' as const, 'ECAM' as const)
const place = fc.constantFrom('ten' as const, 'twenty' as const)
const filter: fc.Arbitrary<AccountFilter> = fc.record(
  {
    statuses: fc.subarray([...AccountStatus.options]),
    models: fc.subarray(['SPAM' as const, 'ECAM' as const]),
    isHeld: fc.boolean(),
    awsStates: fc.subarray(['ACTIVE' as const, 'CLOSED' as const]),
    customerIds: fc.subarray(['acme', 'globex', 'gone']),
    isLinked: fc.boolean(),
    includeOtherProviders: fc.boolean(),
    search: fc.constantFrom('1', 'a', 'amm', 'alpha', '000', 'example.com'),
  },
  { requiredKeys: [] },
)
const change = fc.oneof(
  fc.record({ kind: fc.constant('edit' as const), model }),
  fc.record({ kind: fc.constant('mark-invalid' as const), reason: fc.constant('Audit') }),
  fc.record({ kind: fc.constant('revalidate' as const), reason: fc.constant('Audit') }),
  fc.record({ kind: fc.constant('hold' as const), reason: fc.constant('Quota'), until: fc.constant(null) }),
  fc.record({ kind: fc.constant('release' as const) }),
  fc.record({ kind: fc.constant('delete' as const) }),
  fc.record({ kind: fc.constant('link' as const), customerId: fc.constantFrom('acme', 'globex', 'gone') }),
  fc.record({ kind: fc.constant('unlink' as const), reason: fc.constant(null) }),
)
/** A third of all bulk changes are of everything, so that histories do not stand still. */
const rule = fc.oneof({ weight: 1, arbitrary: fc.constant({}) }, { weight: 2, arbitrary: filter })
const step = fc.oneof(
  fc.record({ do: fc.constant('create' as const), account, place, model }),
  fc.record({ do: fc.constant('edit' as const), account, place, model }),
  fc.record({ do: fc.constant('restore' as const), account }),
  fc.record({
    do: fc.constant('change' as const),
    filter: rule,
    change,
    except: fc.array(account, { maxLength: 2 }),
  }),
  fc.record({ do: fc.constant('undo' as const), change: fc.nat(20) }),
)
const sort: fc.Arbitrary<AccountSort> = fc.record({
  by: fc.constantFrom('added', 'accountId', 'marketplace', 'model', 'status', 'name', 'email', 'customer'),
  direction: fc.constantFrom('ascending', 'descending'),
})

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

test(
  'after any history of changes the pool in memory, the counters, the links and the table agree, and every list is what sorting by hand gives',
  { timeout: 120_000 },
  async () => {
    const core = await openStartingPool()
    const undoable: string[] = []
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 4, maxLength: 10 }),
        fc.array(fc.tuple(filter, sort), { minLength: 4, maxLength: 4 }),
        async (steps, lists) => {
          for (const one of steps) await tryStep(core, one, undoable)
          await expectCountsAgree(core)
          for (const [asked, order] of lists) await expectListAgrees(core, named(asked), order)
          expect((await core.run('workspace.check', {})).findings).toEqual([])
        },
      ),
      // One pool for all runs: histories grow long, and each run begins where the last one ended.
      { numRuns: 40, endOnFailure: true },
    )
    // The histories were not made of refusals only.
    expect(undoable.length).toBeGreaterThan(5)
  },
)

const customerIds = new Map<string, string>()

/** What names customers by our own names, in terms of their ids. */
function named<Asked extends { customerIds?: string[] | undefined } | { kind: string; customerId?: string }>(
  asked: Asked,
): Asked {
  const idOf = (name: string): string => customerIds.get(name) ?? name
  if ('customerIds' in asked && asked.customerIds !== undefined) {
    return { ...asked, customerIds: asked.customerIds.map(idOf) }
  }
  if ('customerId' in asked && asked.customerId !== undefined) {
    return { ...asked, customerId: idOf(asked.customerId) }
  }
  return asked
}

/** Accounts 1 … 7 of our provider and 21, 22 of another one, of every status, some with names. */
async function openStartingPool(): Promise<PoolCore> {
  const fresh = await openPool()
  await addAccounts(fresh, [3, 1, 2, 7, 6, 5, 4].map(id))
  const ours = (await fresh.call('session.get', {})).provider.id
  const contoso = { name: 'Contoso', emailDomains: [], tier: 'distributor' as const }
  const { id: theirs } = await fresh.call('providers.create', contoso)
  await fresh.call('session.useProvider', { providerId: theirs })
  const marketplaceId = await addMarketplace(fresh, 'MP-00005')
  await addAccounts(fresh, [id(22), id(21)], { marketplaceId })
  await fresh.call('session.useProvider', { providerId: ours })
  const companies = [
    { identifier: 'acme', companyName: 'Äcme' },
    { identifier: 'globex', companyName: 'globex' },
  ]
  for (const [at, customerId] of seedCustomers(fresh.workspaceFile, ...companies).entries()) {
    customerIds.set(companies[at]?.identifier ?? '', customerId)
  }
  return reopenWith(fresh, {
    [id(1)]: { name: 'Alpha', email: 'z@example.com', aws_state: 2 },
    [id(2)]: { state: STATES.allocated, name: 'gamma', aws_state: 2 },
    [id(3)]: { state: STATES.provisioning_in_progress, name: 'ALPHABET' },
    [id(4)]: { state: STATES.provisioning_failed, email: 'a@example.com', aws_state: 5 },
    [id(22)]: { name: 'alpha', aws_state: 2 },
  })
}

/** Does one step; an expected no is part of every history. */
async function tryStep(core: PoolCore, one: Step, undoable: string[]): Promise<void> {
  try {
    switch (one.do) {
      case 'create': {
        const { changeId } = await core.call('accounts.create', {
          accountId: id(one.account),
          marketplaceId: core.marketplaces[one.place],
          model: one.model,
        })
        undoable.push(changeId)
        return
      }
      case 'edit': {
        const { account: row } = await core.call('accounts.get', { accountId: id(one.account) })
        const fields = { marketplaceId: core.marketplaces[one.place], model: one.model, rev: row.rev }
        await core.call('accounts.edit', { accountId: id(one.account), ...fields })
        return
      }
      case 'restore':
        await core.call('accounts.restore', { accountId: id(one.account) })
        return
      case 'change': {
        const selection = { kind: 'matching' as const, filter: named(one.filter), except: one.except.map(id) }
        const { changeId } = await changeNow(core, selection, named(one.change))
        if (changeId !== null) undoable.push(changeId)
        return
      }
      case 'undo': {
        const changeId = undoable.at(-1 - one.change)
        if (changeId !== undefined) await core.run('activity.undo', { changeId })
        return
      }
    }
  } catch (error) {
    if (!(error instanceof OperationFailed) || error.failure.code === 'unexpected') throw error
  }
}

async function expectCountsAgree(core: PoolCore): Promise<void> {
  const file = new Database(core.workspaceFile, { readonly: true })
  const counted = file
    .prepare('SELECT marketplace, model, state, count(*) AS n FROM account GROUP BY 1, 2, 3 ORDER BY 1, 2, 3')
    .all()
  const tallied = file
    .prepare('SELECT marketplace, model, state, n FROM tally WHERE n > 0 ORDER BY 1, 2, 3')
    .all()
  file.close()
  expect(tallied).toEqual(counted)
  const rows = await allRows(core)
  const totals = await core.call('accounts.totals', { filter: { includeOtherProviders: true } })
  expect(totals.total).toBe((counted as { n: number }[]).reduce((sum, { n }) => sum + n, 0))
  expect(totals.byStatus).toEqual(
    Object.fromEntries(
      AccountStatus.options.map((status) => [status, rows.filter((row) => row.status === status).length]),
    ),
  )
  expect(totals.held).toBe(rows.filter(({ hold }) => hold !== null).length)
}

async function expectListAgrees(core: PoolCore, asked: AccountFilter, order: AccountSort): Promise<void> {
  const expected = sorted(
    (await allRows(core)).filter((row) => matches(row, asked)),
    order,
  )
  const first = Math.floor(expected.length / 3)
  const page = await core.call('accounts.page', { filter: asked, sort: order, first, count: 4 })
  expect(page.rows).toEqual(expected.slice(first, first + 4))
  expect({ total: page.total, isExact: page.isExact }).toEqual({ total: expected.length, isExact: true })
  expect((await core.call('accounts.totals', { filter: asked })).total).toBe(expected.length)
}

async function allRows(core: PoolCore): Promise<AccountRow[]> {
  const { rows } = await core.call('accounts.page', {
    filter: { includeOtherProviders: true },
    sort: { by: 'added', direction: 'ascending' },
    first: 0,
    count: 1000,
  })
  return rows
}

function matches(row: AccountRow, asked: AccountFilter): boolean {
  const isIn = <Item>(list: readonly Item[] | undefined, item: Item | null): boolean =>
    list === undefined || list.length === 0 || (item !== null && list.includes(item))
  return (
    isIn(asked.statuses, row.status) &&
    isIn(asked.models, row.model) &&
    isIn(asked.awsStates, row.awsState) &&
    isIn(asked.customerIds, row.customer?.id ?? null) &&
    (asked.isLinked === undefined || asked.isLinked === (row.customer !== null)) &&
    (asked.isHeld === undefined || asked.isHeld === (row.hold !== null)) &&
    (asked.includeOtherProviders === true || row.isOurs) &&
    (asked.search === undefined || holds(row, asked.search))
  )
}

function holds(row: AccountRow, search: string): boolean {
  if (/^\d{1,2}$/.test(search)) return row.accountId.startsWith(search)
  return [row.accountId, row.name ?? '', row.email ?? ''].some((text) => text.toLowerCase().includes(search))
}

function sorted(rows: readonly AccountRow[], { by, direction }: AccountSort): AccountRow[] {
  if (by === 'name' || by === 'email' || by === 'customer') {
    const text = (row: AccountRow): string | null =>
      by === 'customer' ? (row.customer?.companyName ?? null) : row[by]
    const withText = rows.filter((row) => text(row) !== null)
    const ascending = withText.toSorted((one, other) => compare(lower(text(one)), lower(text(other))))
    const without = rows.filter((row) => text(row) === null)
    return [...(direction === 'ascending' ? ascending : ascending.toReversed()), ...without]
  }
  const keys: Readonly<
    Record<Exclude<AccountSort['by'], 'name' | 'email' | 'customer'>, (row: AccountRow) => string | number>
  > = {
    added: () => 0,
    accountId: (row) => row.accountId,
    marketplace: (row) => row.marketplaceCode,
    model: (row) => row.model,
    status: (row) => AccountStatus.options.indexOf(row.status),
  }
  const key = keys[by]
  const ascending = rows.toSorted((one, other) => compare(key(one), key(other)))
  return direction === 'ascending' ? ascending : ascending.toReversed()
}

function lower(text: string | null): string {
  return (text ?? '').toLowerCase()
}

function compare(one: string | number, other: string | number): number {
  return one < other ? -1 : Number(one > other)
}
