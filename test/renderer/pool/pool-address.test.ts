import { expect, test } from 'vitest'
import {
  DEFAULT_SORT,
  isFilterEmpty,
  poolPath,
  poolQuery,
  readPoolQuery,
  type PoolAddress,
} from '../../../src/renderer/pool/pool-address.ts'

const FULL: PoolAddress = {
  filter: {
    statuses: ['ready', 'invalid'],
    marketplaceIds: ['one', 'two'],
    models: ['ECAM'],
    isHeld: false,
    awsStates: ['SUSPENDED'],
    customerIds: ['acme', 'globex'],
    projectIds: ['shop'],
    isLinked: true,
    includeOtherProviders: true,
    addedByChangeId: 'change-1',
    search: 'müller & co?',
  },
  sort: { by: 'email', direction: 'ascending' },
  account: '000000000012',
}

test('an address says all that the pool shows and reads back the same', () => {
  expect(readPoolQuery(poolQuery(FULL))).toEqual(FULL)
})

test('an address leaves out what is at its default', () => {
  expect(poolPath({})).toBe('/pool')
  expect(poolPath({ filter: { statuses: ['ready'] }, sort: DEFAULT_SORT })).toBe('/pool?status=ready')
  expect(poolPath({ filter: { statuses: ['ready', 'invalid'] } })).toBe('/pool?status=ready,invalid')
})

test('an address with words that nobody knows shows everything', () => {
  expect(readPoolQuery('status=lost&model=XXL&sort=-weight&aws=NO')).toEqual({
    filter: {},
    sort: DEFAULT_SORT,
    account: null,
  })
})

test.each([
  [{}, true],
  [{ includeOtherProviders: true }, true],
  [{ isHeld: false }, false],
  [{ isLinked: false }, false],
  [{ search: 'a' }, false],
])('a filter of %j leaves nothing out: %s', (filter, isEmpty) => {
  expect(isFilterEmpty(filter)).toBe(isEmpty)
})
