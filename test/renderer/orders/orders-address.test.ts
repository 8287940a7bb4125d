import { expect, test } from 'vitest'
import {
  ordersPath,
  ordersQuery,
  readOrdersQuery,
  type OrdersAddress,
} from '../../../src/renderer/orders/orders-address.ts'

const FULL: OrdersAddress = {
  filter: {
    states: ['draft', 'failed'],
    customerId: 'acme',
    marketplaceIds: ['one', 'two'],
    modes: ['existing', 'transfer'],
    search: 'müller & co?',
  },
  sort: { by: 'customer', direction: 'ascending' },
  opened: 'order-12',
  action: 'new',
}

test('an address says all that the orders show and reads back the same', () => {
  expect(readOrdersQuery(ordersQuery(FULL))).toEqual(FULL)
})

test('what nobody changed is left out of the address', () => {
  expect(ordersPath({})).toBe('/orders')
  expect(ordersPath(readOrdersQuery(''))).toBe('/orders')
})

test('words that the address does not know are ignored', () => {
  expect(readOrdersQuery('state=lost&sort=-colour')).toEqual(readOrdersQuery(''))
})
