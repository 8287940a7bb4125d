import { expect, it } from 'vitest'
import { payersQuery, readPayersQuery } from '../../../src/renderer/payers/payers-address.ts'
import { shownPayers } from '../../../src/renderer/payers/shown-payers.ts'
import type { Payer } from '../../../src/shared/contract/payers.ts'

const BY_NAME = { by: 'name', direction: 'ascending' } as const

// What is not looked at is left out.
const PAYERS = [
  { name: 'vega', accountId: '111122223333', isMsp: true, members: 1, organizationId: 'o-lyra' },
  { name: 'Sirius', accountId: '444455556666', isMsp: true, members: 9, organizationId: null },
  { name: 'Mizar', accountId: '777788889999', isMsp: false, members: 5, organizationId: null },
] as Payer[]

function names(search: string, sort: Parameters<typeof shownPayers>[1]['sort'] = BY_NAME): string[] {
  return shownPayers(PAYERS, { isMsp: true, search, sort }).map(({ name }) => name)
}

it('management accounts are found by name, organization and account ID, however it is written', () => {
  expect(names('')).toEqual(['Sirius', 'vega'])
  expect(names('SIR')).toEqual(['Sirius'])
  expect(names('lyra')).toEqual(['vega'])
  expect(names('1111-2222')).toEqual(['vega'])
  expect(names('Mizar')).toEqual([])
  expect(names('', { by: 'members', direction: 'ascending' })).toEqual(['vega', 'Sirius'])
})

it('search and order are read back from the address as they were', () => {
  const address = { search: 'sirius & co', sort: { by: 'members', direction: 'descending' } } as const
  expect(readPayersQuery(payersQuery(address))).toEqual(address)
  expect(payersQuery(readPayersQuery(''))).toBe('')
  expect(readPayersQuery('sort=colour')).toEqual({ search: '', sort: BY_NAME })
})
