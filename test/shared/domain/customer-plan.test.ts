import { describe, expect, test } from 'vitest'
import type { CustomerFacts, KnownCustomer } from '../../../src/shared/domain/customer-facts.ts'
import { planCustomers } from '../../../src/shared/domain/customer-plan.ts'
import { readCustomerRow } from '../../../src/shared/domain/customer-row.ts'
import type { ImportField } from '../../../src/shared/domain/import-field.ts'

type Cells = Partial<Record<ImportField, string>>

const KNOWN: KnownCustomer = {
  key: 1,
  identifier: 'acme',
  companyName: 'Acme Inc',
  kind: 'reseller',
  parent: 'own',
  isOurs: true,
  status: 'active',
  domain: 'acme.example',
  sector: null,
  pricebook: null,
  currency: 'USD',
  supportPlan: null,
  note: null,
}
const OWN: KnownCustomer = {
  ...KNOWN,
  key: 2,
  identifier: 'own',
  companyName: 'Own',
  kind: 'distributor',
  parent: null,
}

function facts(
  more: Partial<CustomerFacts> = {},
  known: readonly KnownCustomer[] = [KNOWN, OWN],
): CustomerFacts {
  return {
    known: new Map(known.map((each) => [each.identifier, each])),
    emails: new Map([['jo@acme.example', 'acme']]),
    tier: 'distributor',
    providerName: 'Own',
    own: OWN,
    policy: 'skip',
    tagProblems: () => [],
    ...more,
  }
}

/** Plans rows given as cells; each comes back as outcome and codes. */
function plan(rows: readonly Cells[], given: CustomerFacts = facts()): [string, ...string[]][] {
  return whole(rows, given).verdicts.map(({ outcome, problems }) => [
    outcome,
    ...problems.map(({ code }) => code),
  ])
}

function whole(rows: readonly Cells[], given: CustomerFacts): ReturnType<typeof planCustomers> {
  return planCustomers(
    rows.map((cells, record) => ({
      record,
      place: `line ${record + 2}`,
      isDiscarded: false,
      ...readCustomerRow((field) => cells[field] ?? null),
    })),
    given,
  )
}

const NEW = { company_name: 'Blue', identifier: 'blue', kind: 'end_customer', parent: 'acme' }

describe('a row by itself', () => {
  test.each<[Cells, string[]]>([
    [NEW, ['create']],
    [{ ...NEW, company_name: '' }, ['rejected', 'E_CUSTOMER_NAME_MISSING']],
    [{ ...NEW, company_name: 'x'.repeat(201) }, ['rejected', 'E_TEXT_LONG']],
    [{ ...NEW, identifier: 'Blue' }, ['create', 'I_CUSTOMER_IDENTIFIER_CLEANED']],
    [{ ...NEW, identifier: 'Blue GmbH' }, ['rejected', 'E_CUSTOMER_IDENTIFIER']],
    [{ ...NEW, identifier: '' }, ['create', 'W_CUSTOMER_IDENTIFIER_PROPOSED']],
    [{ ...NEW, company_name: '株式会社', identifier: '' }, ['rejected', 'E_CUSTOMER_IDENTIFIER_NONE']],
    [{ ...NEW, kind: 'End customer' }, ['create']],
    [{ ...NEW, kind: '' }, ['create', 'I_CUSTOMER_KIND_DEFAULT']],
    [{ ...NEW, kind: 'friend' }, ['rejected', 'E_CUSTOMER_KIND']],
    [{ ...NEW, currency: 'eur' }, ['create']],
    [{ ...NEW, currency: 'Euro' }, ['rejected', 'E_CUSTOMER_CURRENCY']],
    [{ ...NEW, domain: 'https://blue.example/de' }, ['create']],
    [{ ...NEW, domain: 'blue' }, ['create', 'W_CUSTOMER_DOMAIN']],
    [{ ...NEW, email: 'jo' }, ['rejected', 'E_CUSTOMER_EMAIL']],
    [{ ...NEW, email: 'jo@blue' }, ['rejected', 'E_CUSTOMER_EMAIL']],
    [{ ...NEW, email: 'jo@blue.example', first_name: 'Jo', last_name: 'Blue' }, ['create']],
    [{ ...NEW, email: 'jo@blue.example' }, ['create', 'W_CUSTOMER_PERSON']],
    [{ ...NEW, first_name: 'Jo' }, ['create', 'W_CUSTOMER_PERSON']],
  ])('%j is %j', (cells, expected) => {
    expect(plan([cells])).toEqual([expected])
  })
})

describe('MSH-04 the identifier alone says who is meant', () => {
  test('a missing one is made from the name, apart from all others, and shown', () => {
    const rows = [
      { ...NEW, company_name: 'Acme', identifier: '' },
      { ...NEW, company_name: 'ACME', identifier: '' },
      { ...NEW, company_name: 'Other', identifier: 'acme-3' },
    ]
    const { verdicts } = whole(rows, facts())
    expect(verdicts.map(({ values }) => values.identifier)).toEqual(['acme-2', 'acme-4', 'acme-3'])
    expect(verdicts[0]?.problems[0]).toMatchObject({ care: 'needs-eye', read: 'acme-2' })
  })

  test('the same one twice, in whatever case, counts once', () => {
    expect(plan([NEW, { ...NEW, identifier: 'BLUE' }, { ...NEW, identifier: 'Blue', note: 'x' }])).toEqual([
      ['create'],
      ['skipped', 'I_CUSTOMER_IDENTIFIER_CLEANED', 'I_DUP_IN_FILE'],
      ['rejected', 'I_CUSTOMER_IDENTIFIER_CLEANED', 'E_CUSTOMER_IN_FILE_TWICE'],
    ])
  })

  test('U-22 names and emails suggest a customer and never decide', () => {
    const alike = {
      ...NEW,
      company_name: 'ACME, inc.',
      email: 'JO@acme.example',
      first_name: 'J',
      last_name: 'A',
    }
    expect(plan([alike, { ...NEW, identifier: 'blue-2', company_name: 'acme inc' }])).toEqual([
      ['create', 'W_CUSTOMER_NAME_TWICE', 'W_CUSTOMER_EMAIL_TWICE'],
      ['create', 'W_CUSTOMER_NAME_TWICE'],
    ])
    const [verdict] = whole([{ ...NEW, parent: 'Acme Inc' }], facts()).verdicts
    expect([verdict?.outcome, verdict?.problems[0]?.message]).toEqual([
      'rejected',
      'The parent “Acme Inc” is no identifier, neither of a known customer nor in this file. The customer of that name has the identifier “acme”.',
    ])
  })

  test('one of another provider is refused', () => {
    const given = facts({}, [{ ...KNOWN, isOurs: false }, OWN])
    expect(plan([{ ...NEW, identifier: 'acme', parent: 'own' }], given)).toEqual([
      ['rejected', 'E_CUSTOMER_OTHER_PROVIDER'],
    ])
    expect(plan([NEW], given)).toEqual([['rejected', 'E_CUSTOMER_PARENT_UNKNOWN']])
  })
})

describe('known customers follow the policy (U-19)', () => {
  const acme = { company_name: 'Acme Ltd', identifier: 'acme', sector: 'Retail', currency: '' }
  test.each<[CustomerFacts['policy'], Cells, string[]]>([
    ['skip', acme, ['skipped', 'I_CUSTOMER_EXISTS']],
    ['reject', acme, ['rejected', 'I_CUSTOMER_EXISTS']],
    ['update', acme, ['update', 'I_CUSTOMER_EXISTS']],
    ['update', { company_name: 'Acme Inc', identifier: 'acme' }, ['unchanged', 'I_CUSTOMER_EXISTS']],
    [
      'update',
      { ...acme, kind: 'distributor', parent: 'x' },
      ['update', 'W_CUSTOMER_STAYS', 'W_CUSTOMER_STAYS', 'I_CUSTOMER_EXISTS'],
    ],
  ])('%s: %j is %j', (policy, cells, expected) => {
    expect(plan([cells], facts({ policy }))).toEqual([expected])
  })

  test('an update names what changes, and empty cells change nothing', () => {
    expect(whole([acme], facts({ policy: 'update' })).verdicts[0]?.cells).toEqual([
      { field: 'company_name', before: 'Acme Inc', after: 'Acme Ltd' },
      { field: 'sector', before: '', after: 'Retail' },
    ])
  })

  test('an archived one is left alone', () => {
    const given = facts({ policy: 'update' }, [{ ...KNOWN, status: 'archived' }, OWN])
    expect(plan([acme], given)).toEqual([['rejected', 'E_CUSTOMER_CLOSED']])
  })
})

describe('invariant 10 the place in the tree', () => {
  test('a parent may stand later in the file, and is written first', () => {
    const rows = [
      { ...NEW, parent: 'cyan' },
      { company_name: 'Cyan', identifier: 'cyan', kind: 'reseller', parent: 'deep' },
      { company_name: 'Deep', identifier: 'deep', kind: 'distributor' },
    ]
    const { verdicts, actions } = whole(rows, facts())
    expect(verdicts.map(({ outcome }) => outcome)).toEqual(['create', 'create', 'create'])
    expect(actions.map(({ record }) => record)).toEqual([2, 1, 0])
    expect(actions.map((action) => (action.kind === 'create' ? action.parent : null))).toEqual([
      { kind: 'top' },
      { kind: 'row', record: 2 },
      { kind: 'row', record: 1 },
    ])
  })

  test.each<[string, Cells[], string[][]]>([
    [
      'a circle',
      [
        { ...NEW, identifier: 'a', company_name: 'A', kind: 'reseller', parent: 'b' },
        { ...NEW, identifier: 'b', company_name: 'B', kind: 'reseller', parent: 'a' },
        { ...NEW, identifier: 'c', company_name: 'C', parent: 'b' },
      ],
      [
        ['rejected', 'E_CUSTOMER_PARENT_CYCLE'],
        ['rejected', 'E_CUSTOMER_PARENT_CYCLE'],
        ['rejected', 'E_CUSTOMER_PARENT_REFUSED'],
      ],
    ],
    ['itself', [{ ...NEW, parent: 'blue' }], [['rejected', 'E_CUSTOMER_PARENT_CYCLE']]],
    [
      'a parent whose row cannot be read',
      [
        { ...NEW, parent: 'x' },
        { ...NEW, identifier: 'x', kind: '?' },
      ],
      [
        ['rejected', 'E_CUSTOMER_PARENT_REFUSED'],
        ['rejected', 'E_CUSTOMER_KIND'],
      ],
    ],
    [
      'an end customer',
      [NEW, { ...NEW, company_name: 'C', identifier: 'c', parent: 'blue' }],
      [['create'], ['rejected', 'E_CUSTOMER_PARENT_KIND']],
    ],
    ['a reseller under a reseller', [{ ...NEW, kind: 'reseller' }], [['rejected', 'E_CUSTOMER_PARENT_KIND']]],
    [
      'a distributor under anybody',
      [{ ...NEW, kind: 'distributor' }],
      [['rejected', 'E_CUSTOMER_PARENT_KIND']],
    ],
    ['sold to directly (A-25)', [{ ...NEW, parent: 'own' }], [['create', 'W_CUSTOMER_NO_RESELLER']]],
    [
      'no parent',
      [{ ...NEW, parent: '' }],
      [['create', 'W_CUSTOMER_NO_RESELLER', 'I_CUSTOMER_PARENT_DEFAULT']],
    ],
    [
      'a reseller without one',
      [{ ...NEW, parent: '', kind: 'reseller' }],
      [['create', 'I_CUSTOMER_PARENT_DEFAULT']],
    ],
  ])('%s', (_case, rows, expected) => {
    expect(plan(rows)).toEqual(expected)
  })

  test('a closed parent gets nothing new', () => {
    for (const status of ['archived', 'rejected', 'disabled'] as const) {
      expect(plan([NEW], facts({}, [{ ...KNOWN, status }, OWN]))).toEqual([
        ['rejected', 'E_CUSTOMER_PARENT_CLOSED'],
      ])
    }
  })
})

test('rows that were thrown out are skipped and leave no trace', () => {
  const row = readCustomerRow((field) => ({ ...NEW })[field as keyof typeof NEW] ?? null)
  const planned = planCustomers([{ record: 0, place: 'line 2', isDiscarded: true, ...row }], facts())
  expect([planned.verdicts[0]?.outcome, planned.actions]).toEqual(['skipped', []])
})
