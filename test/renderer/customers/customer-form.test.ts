import { expect, test } from 'vitest'
import {
  customerFactsOf,
  customerFormOf,
  type CustomerFormValues,
} from '../../../src/renderer/customers/customer-form.ts'
import type { Customer } from '../../../src/shared/contract/customers.ts'

const BLUE: Customer = {
  id: 'blue-id',
  rev: 3,
  identifier: 'blue',
  companyName: 'Blue',
  kind: 'end_customer',
  status: 'active',
  statusCode: null,
  statusReason: null,
  origin: 'created',
  createdAt: '2026-01-01T00:00:00.000Z',
  parent: null,
  above: [],
  isOwn: false,
  counts: { children: 0, linkedAccounts: 0, openOrders: 0, users: 0, projects: 0 },
  domain: null,
  sector: 'Energy',
  pricebook: null,
  currency: null,
  supportPlan: null,
  isPaymentOk: false,
  isGovernment: true,
  note: null,
}

test('the form of a customer gives back what it was filled with', () => {
  const { domain, sector, isPaymentOk, isGovernment } = customerFactsOf(customerFormOf(BLUE))
  expect({ domain, sector, isPaymentOk, isGovernment }).toEqual({
    domain: null,
    sector: 'Energy',
    isPaymentOk: false,
    isGovernment: true,
  })
})

test('an empty box says nothing, and an unknown payment method stays unknown', () => {
  const values: CustomerFormValues = { ...customerFormOf(BLUE), sector: '  ', payment: 'unknown', note: 'Hi' }
  expect(customerFactsOf(values)).toMatchObject({ sector: null, isPaymentOk: null, note: 'Hi' })
})
