import { expect, test } from 'vitest'
import type { KnownCustomer } from '../../../src/shared/domain/customer-facts.ts'
import type { CustomerStatus } from '../../../src/shared/domain/customer.ts'
import {
  planLinks,
  readLinkRow,
  type LinkableAccount,
  type LinkFacts,
} from '../../../src/shared/domain/link-plan.ts'

function customer(key: number, identifier: string, status: CustomerStatus = 'active'): KnownCustomer {
  return {
    key,
    identifier,
    companyName: identifier.toUpperCase(),
    kind: 'reseller',
    parent: null,
    isOurs: identifier !== 'foreign',
    status,
    domain: null,
    sector: null,
    pricebook: null,
    currency: null,
    supportPlan: null,
    note: null,
  }
}

const READY: LinkableAccount = { otherOwner: null, isDeleted: false, status: 'ready', customer: null }
const ACCOUNTS: Record<string, LinkableAccount> = {
  '154335349840': READY,
  '154335349841': READY,
  '154335349842': { ...READY, customer: 'acme' },
  '154335349843': { ...READY, status: 'provisioning_in_progress' },
  '154335349844': { ...READY, otherOwner: 'Other' },
  '154335349845': { ...READY, isDeleted: true },
  '154335349846': { ...READY, status: 'allocated' },
}

function facts(policy: LinkFacts['policy'] = 'skip', most: number | null = null): LinkFacts {
  const customers = [
    customer(1, 'acme'),
    customer(2, 'blue'),
    customer(3, 'closed', 'disabled'),
    customer(4, 'waiting', 'pending_approval'),
    customer(5, 'foreign'),
  ]
  return {
    accounts: new Map(Object.entries(ACCOUNTS)),
    customers: new Map(customers.map((each) => [each.identifier, each])),
    quotaOf: () => ({ kind: 'accounts', most, used: 1 }),
    policy,
  }
}

function plan(rows: readonly (readonly [string, string])[], given = facts()): string[] {
  const read = rows.map(([account, owner], record) => ({
    record,
    place: `line ${record + 2}`,
    isDiscarded: false,
    ...readLinkRow((field) => (field === 'account_id' ? account : field === 'customer' ? owner : null), {
      padsZeros: false,
      restoreScientific: null,
    }),
  }))
  return planLinks(read, given).verdicts.map(({ outcome, problems }) =>
    [outcome, ...problems.map(({ code }) => code)].join(' '),
  )
}

test.each<[string, string, string]>([
  ['154335349840', 'blue', 'create'],
  ['1543-3534-9840', 'BLUE', 'create I_ID_CLEANED'],
  ['154335349846', 'blue', 'create'],
  ['154335349842', 'acme', 'unchanged I_LINKED_ALREADY'],
  ['154335349842', 'blue', 'skipped I_LINK_OTHER'],
  ['154335349843', 'blue', 'rejected E_LINK_IN_PROGRESS'],
  ['154335349844', 'blue', 'rejected E_OTHER_PROVIDER'],
  ['154335349845', 'blue', 'rejected E_DELETED'],
  ['154335349849', 'blue', 'rejected E_LINK_ACCOUNT_UNKNOWN'],
  ['154335349840', '', 'rejected E_CUSTOMER_MISSING'],
  ['154335349840', 'nobody', 'rejected E_CUSTOMER_UNKNOWN'],
  ['154335349840', 'foreign', 'rejected E_CUSTOMER_UNKNOWN'],
  ['154335349840', 'closed', 'rejected E_CUSTOMER_NOTHING_NEW'],
  ['154335349840', 'waiting', 'rejected E_CUSTOMER_NOTHING_NEW'],
  ['', 'blue', 'rejected E_ID_MISSING'],
  ['4439589175', 'blue', 'rejected W_ID_PADDED'],
])('%s;%s is %s', (account, owner, expected) => {
  expect(plan([[account, owner]])).toEqual([expected])
})

test('an account that is linked elsewhere follows the policy', () => {
  const row = [['154335349842', 'blue']] as const
  expect(plan(row, facts('update'))).toEqual(['update I_LINK_OTHER'])
  expect(plan(row, facts('reject'))).toEqual(['rejected I_LINK_OTHER'])
})

test('an account that stands twice counts once', () => {
  const rows = [
    ['154335349840', 'blue'],
    ['154335349840', 'Blue'],
    ['154335349840', 'acme'],
  ] as const
  expect(plan(rows)).toEqual(['create', 'skipped I_DUP_IN_FILE', 'rejected E_LINK_IN_FILE_TWICE'])
})

test('a quota is used up in the order of the file', () => {
  const rows = [
    ['154335349840', 'blue'],
    ['154335349841', 'blue'],
    ['154335349846', 'acme'],
  ] as const
  expect(plan(rows, facts('skip', 2))).toEqual(['create', 'rejected E_CUSTOMER_QUOTA', 'create'])
})
