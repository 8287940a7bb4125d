import { expect, test } from 'vitest'
import { matchByNames, matchByValues, withoutForeignStatus } from '../../../src/shared/domain/column-match.ts'
import { scientificRange } from '../../../src/shared/domain/import-scientific.ts'
import { knownVendor } from '../../../src/shared/domain/known-accounts.ts'

test.each<[titles: string[], match: Record<string, number>, doubled: string[]]>([
  [
    ['account_id', 'marketplace_id', 'account_model'],
    { account_id: 0, marketplace_id: 1, account_model: 2 },
    [],
  ],
  [['AWS Account ID', 'Marketplace', 'Model'], { account_id: 0, marketplace_id: 1, account_model: 2 }, []],
  [
    ['Kontonummer', 'Marktplatz', 'Kontomodell', 'E-Mail-Adresse'],
    { account_id: 0, marketplace_id: 1, account_model: 2, email: 3 },
    [],
  ],
  [
    ['Copyaccount_id', 'marketplace_id', 'account_modelCopy'],
    { account_id: 0, marketplace_id: 1, account_model: 2 },
    [],
  ],
  [['Id', 'Status', 'State'], { account_id: 0, aws_state: 2 }, []],
  [['Id', 'State', 'Status'], { account_id: 0, aws_state: 1 }, []],
  [['Account ID', 'account id', 'x'], { account_id: 0 }, ['account id']],
  [['x', 'y'], {}, []],
])('columns %j are matched by name', (titles, match, doubled) => {
  const found = matchByNames(titles)
  expect([Object.fromEntries(found.match), found.doubled]).toEqual([match, doubled])
})

test('columns that no name tells are matched by their values', () => {
  const rows = [
    ['x', 'SPAM', 'MP-00010', '154335349840', 'a@b.example'],
    ['y', 'ecam', 'MP-00020', '', 'c@d.example'],
  ]
  expect(Object.fromEntries(matchByValues(rows, 5, new Map()))).toEqual({
    account_id: 3,
    marketplace_id: 2,
    account_model: 1,
    email: 4,
  })
  expect(Object.fromEntries(matchByValues(rows, 5, new Map([['account_id', 0]])))).toMatchObject({
    account_id: 0,
  })
})

test('a status column of the pool itself is not taken for what AWS says', () => {
  const titles = ['account_id', 'status']
  const match = new Map([
    ['account_id', 0],
    ['aws_state', 1],
  ] as const)
  expect([
    ...withoutForeignStatus(match, titles, [
      ['1', 'Ready'],
      ['2', 'Invalid'],
    ]).keys(),
  ]).toEqual(['account_id'])
  expect([
    ...withoutForeignStatus(match, titles, [
      ['1', 'Active'],
      ['2', 'Suspended'],
    ]).keys(),
  ]).toEqual(['account_id', 'aws_state'])
})

test.each<[text: string, range: { from: number; to: number } | null]>([
  ['1.23457E+11', { from: 123456500000, to: 123457499999 }],
  ['1,23457e11', { from: 123456500000, to: 123457499999 }],
  ['1.23457E+10', { from: 12345650000, to: 12345749999 }],
  ['1.23456789012E+11', { from: 123456789012, to: 123456789012 }],
  ['1E+11', { from: 50000000000, to: 149999999999 }],
  ['9.99999E+12', null],
  ['123456789012', null],
  ['', null],
])('%j stands for the ids %j', (text, range) => {
  expect(scientificRange(text)).toEqual(range)
})

test('publicly known accounts are known by name', () => {
  expect([knownVendor('464622532012'), knownVendor('009996457667'), knownVendor('154335349840')]).toEqual([
    'Datadog',
    'AWS ELB logs',
    null,
  ])
})
