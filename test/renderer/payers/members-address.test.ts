import { expect, test } from 'vitest'
import { membersPath, readMembersQuery } from '../../../src/renderer/payers/members-address.ts'

test('an address of members says its filter and order, and is read back', () => {
  const filter = {
    search: 'a b',
    customerIds: ['c1'],
    isInPool: false,
    isOnboarded: true,
    roles: ['verified', 'failed'] as ('verified' | 'failed')[],
    awsStates: ['ACTIVE'] as 'ACTIVE'[],
  }
  const sort = { by: 'customer', direction: 'descending' } as const
  const path = membersPath({ account: '998877665544', filter, sort })
  expect(path).toMatch(/^\/aws\/998877665544\/members\?q=a\+b&/)
  const read = readMembersQuery(path.split('?')[1] ?? '')
  expect(read.sort).toEqual(sort)
  expect({ ...read.filter, roles: read.filter.roles?.toSorted() }).toEqual({
    ...filter,
    roles: ['failed', 'verified'],
  })
})

test('the plain list has a plain address, and unknown words are ignored', () => {
  expect(membersPath({ account: null })).toBe('/aws/members')
  expect(readMembersQuery('role=king&pool=maybe&sort=colour')).toEqual({
    filter: {},
    sort: { by: 'accountId', direction: 'ascending' },
  })
})
