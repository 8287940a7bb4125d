import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readAccountListing } from '../../../src/shared/domain/import-listing.ts'

const ACCOUNT = {
  Id: '004439589175',
  Name: 'N',
  Email: 'a@b.example',
  State: 'ACTIVE',
  JoinedMethod: 'CREATED',
}
const NEXT = 'Save the output of “aws organizations list-accounts” or a CSV file, and choose that.'

function sample(name: string): string {
  return readFileSync(new URL(`../../samples/${name}`, import.meta.url), 'utf8')
}

test('the output of list-accounts becomes rows, the new State before the retired Status', () => {
  const listing = readAccountListing(sample('aws-cli-list-accounts.json'))
  expect(
    listing.ok && [
      listing.value.titles,
      listing.value.rows.length,
      listing.value.rows[0],
      listing.value.hasMore,
    ],
  ).toEqual([
    ['Id', 'Name', 'Email', 'State', 'JoinedMethod', 'JoinedTimestamp'],
    60,
    [
      '321291986879',
      'Wingtip Media Prod',
      'aws+86879@northwind.example',
      'ACTIVE',
      'CREATED',
      '2025-12-16T18:36:00+00:00',
    ],
    false,
  ])
})

test.each<[what: string, json: unknown, titles: string | null, hasMore: boolean]>([
  ['a bare array', [ACCOUNT], 'State', false],
  ['one account of describe-account', { Account: ACCOUNT }, 'State', false],
  ['a page with a token', { Accounts: [ACCOUNT], NextToken: 't' }, 'State', true],
  ['an old page', { Accounts: [{ Id: '1', Status: 'SUSPENDED' }] }, 'Status', false],
])('%s is read', (_what, json, title, hasMore) => {
  const listing = readAccountListing(JSON.stringify(json))
  expect(listing.ok && [listing.value.titles[3], listing.value.hasMore]).toEqual([title, hasMore])
})

test.each<[what: string, text: string, why: string, next: string]>([
  [
    'handshakes',
    sample('aws-cli-list-handshakes-for-organization.json'),
    'This is the invitations of an organization (list-handshakes-for-organization), not a list of accounts.',
    NEXT,
  ],
  [
    'report definitions',
    sample('aws-cli-describe-report-definitions.json'),
    'This is cost and usage report definitions (describe-report-definitions), not a list of accounts.',
    NEXT,
  ],
  [
    'a listing cut off',
    sample('aws-cli-list-accounts.json').slice(0, 5000),
    'This looks like JSON, but it ends in the middle: the output was cut off.',
    'Save the whole output again, and choose that.',
  ],
  ['broken JSON', '{"Accounts": [}', 'This looks like JSON, but it is not well-formed.', NEXT],
  ['something else', '{"a": 1, "b": 2}', 'This is JSON with a, b, not a list of accounts.', NEXT],
  ['an empty object', '{}', 'This is an empty JSON object, not a list of accounts.', NEXT],
  ['an array of numbers', '[1, 2]', 'This is a JSON array of something else, not a list of accounts.', NEXT],
  [
    'no accounts',
    '{"Accounts": []}',
    'The list of accounts is empty.',
    'Run the command again with a profile that may list accounts.',
  ],
])('%s is refused by its name', (_what, text, why, next) => {
  expect(readAccountListing(text)).toEqual({ ok: false, reason: { why, next } })
})
