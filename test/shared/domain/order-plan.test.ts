import { describe, expect, test } from 'vitest'
import { prepareRowRule } from '../../../src/shared/domain/account-row-rule.ts'
import type { AccountModel } from '../../../src/shared/domain/account-model.ts'
import type { KnownCustomer } from '../../../src/shared/domain/customer-facts.ts'
import type { ImportField } from '../../../src/shared/domain/import-field.ts'
import { planOrders, type OrderFacts, type PickableAccount } from '../../../src/shared/domain/order-plan.ts'
import { readOrderRow } from '../../../src/shared/domain/order-row.ts'

type Cells = Partial<Record<ImportField, string>>

const ACME: KnownCustomer = {
  key: 1,
  identifier: 'acme',
  companyName: 'Acme',
  kind: 'reseller',
  parent: null,
  isOurs: true,
  status: 'active',
  domain: null,
  sector: null,
  pricebook: null,
  currency: null,
  supportPlan: null,
  note: null,
}

const rule = prepareRowRule(
  { columnCount: 0, sources: {}, hasOldStatus: false },
  {
    marketplaces: [{ key: 1, code: 'MP-00010', defaultModel: null }],
    foreignMarketplaces: new Map(),
    padsZeros: false,
    restoreScientific: null,
    mappedValues: new Map(),
  },
)

/** A pool whose oldest accounts come first; SPAM ones have odd last digits. */
const POOL: readonly PickableAccount[] = [1, 2, 3, 4, 5].map((n) => ({
  seq: n,
  accountId: `15433534984${n}`,
  model: n % 2 === 1 ? 'SPAM' : 'ECAM',
}))

function facts(more: Partial<OrderFacts> = {}): OrderFacts {
  return {
    references: new Set(['PO-0']),
    customers: new Map([['acme', ACME]]),
    quotaOf: () => ({ kind: 'accounts', most: null, used: 0 }),
    queueOf: (_marketplace, model: AccountModel) => POOL.filter((account) => account.model === model),
    pick: ({ accountId }) =>
      POOL.find((account) => account.accountId === accountId) ?? `Account ${accountId} is not in the pool.`,
    ...more,
  }
}

/** Plans rows; each comes back as its outcome, the last digit of its account, and its errors. */
function plan(rows: readonly Cells[], given: OrderFacts = facts()): string[] {
  const read = rows.map((cells, record) => {
    const plain: Cells = { customer: 'acme', marketplace_id: 'MP-00010', ...cells }
    const row = readOrderRow((field) => plain[field] ?? null, rule)
    return { record, place: `line ${record + 2}`, isDiscarded: false, ...row }
  })
  return planOrders(read, given).verdicts.map(({ outcome, values, problems }) => {
    const account = outcome === 'create' ? (values.account_id?.at(-1) ?? '') : ''
    const errors = problems.filter(({ level }) => level === 'error').map(({ code }) => code)
    return [outcome, account, ...errors].filter((word) => word !== '').join(' ')
  })
}

describe('which account each row takes', () => {
  test('CB-10 the oldest of either model, in the order of the file, until there is none', () => {
    const rows = [1, 2, 3, 4, 5, 6].map((n) => ({ external_ref: `PO-${n}` }))
    expect(plan(rows)).toEqual([
      'create 1',
      'create 2',
      'create 3',
      'create 4',
      'create 5',
      'rejected E_ORDER_POOL_EMPTY',
    ])
  })

  test('A-09 a model may be asked for', () => {
    const rows = [
      { external_ref: 'PO-1', account_model: 'ECAM' },
      { external_ref: 'PO-2', account_model: 'end customer' },
      { external_ref: 'PO-3', account_model: 'ECAM' },
      { external_ref: 'PO-4' },
    ]
    expect(plan(rows)).toEqual(['create 2', 'create 4', 'rejected E_ORDER_POOL_EMPTY', 'create 1'])
  })

  test('an account that a row names is its own, wherever the row stands', () => {
    const rows = [
      { external_ref: 'PO-1' },
      { external_ref: 'PO-2', account_id: '154335349841' },
      { external_ref: 'PO-3', account_id: '154335349841' },
      { external_ref: 'PO-4', account_id: '154335349849' },
    ]
    expect(plan(rows)).toEqual([
      'create 2',
      'create 1',
      'rejected E_ORDER_ACCOUNT',
      'rejected E_ORDER_ACCOUNT',
    ])
  })

  test('a row that is refused takes none', () => {
    const rows = [
      { external_ref: 'PO-1', state: 'failed' },
      { external_ref: 'PO-2', customer: 'nobody', account_id: '154335349841' },
      { external_ref: 'PO-3' },
    ]
    expect(plan(rows)).toEqual(['rejected E_ORDER_REASON', 'rejected E_CUSTOMER_UNKNOWN', 'create 1'])
  })
})

test('a reference stands for one order, in the file and in the store', () => {
  const rows = [
    { external_ref: 'PO-0' },
    { external_ref: 'PO-1' },
    { external_ref: 'PO-1' },
    { external_ref: 'PO-1', state: 'completed' },
  ]
  expect(plan(rows)).toEqual(['unchanged', 'create 1', 'skipped', 'rejected E_ORDER_REF_TWICE'])
})

test('A-17 a quota is used up in the order of the file; an order that failed needs no room', () => {
  const rows = [
    { external_ref: 'PO-1', state: 'completed' },
    { external_ref: 'PO-2' },
    { external_ref: 'PO-3', state: 'failed', reason: 'Card declined' },
  ]
  const quotaOf: OrderFacts['quotaOf'] = () => ({ kind: 'accounts', most: 3, used: 2 })
  expect(plan(rows, facts({ quotaOf }))).toEqual(['create 1', 'rejected E_CUSTOMER_QUOTA', 'create 2'])
})
