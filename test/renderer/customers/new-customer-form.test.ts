import { describe, expect, it } from 'vitest'
import {
  newCustomerErrors,
  newCustomerOf,
  type NewCustomerValues,
} from '../../../src/renderer/customers/new-customer-form.ts'

const ACME = {
  id: 'acme-id',
  identifier: 'acme',
  companyName: 'Acme',
  kind: 'reseller',
  status: 'active',
  path: [],
} as const

const VALUES: NewCustomerValues = {
  companyName: 'Blue',
  identifier: 'blue',
  kind: 'end_customer',
  parent: { ...ACME, path: [] },
  firstName: 'Jo',
  lastName: 'Doe',
  email: 'jo@blue.example',
  further: [{ row: '1', firstName: 'Al', lastName: 'Poe', email: 'al@blue.example', role: 'admin' }],
}

describe('the form of a new customer', () => {
  it('MSH-02 makes the first person the owner and invites the others as chosen', () => {
    expect(newCustomerOf(VALUES)).toEqual({
      companyName: 'Blue',
      identifier: 'blue',
      kind: 'end_customer',
      parentId: 'acme-id',
      users: [
        { firstName: 'Jo', lastName: 'Doe', email: 'jo@blue.example', role: 'owner' },
        { firstName: 'Al', lastName: 'Poe', email: 'al@blue.example', role: 'admin' },
      ],
    })
  })

  it('leaves the parent out that a distributor cannot have', () => {
    expect(newCustomerOf({ ...VALUES, kind: 'distributor' }).parentId).toBeNull()
  })

  it('CS-07 shows each wrong part at its field', () => {
    const problems = [
      { path: ['companyName'], message: 'a' },
      { path: ['parentId'], message: 'b' },
      { path: ['users', 0, 'email'], message: 'c' },
      { path: ['users', 1, 'lastName'], message: 'd' },
    ]
    expect(newCustomerErrors({ code: 'invalid-input', problems })).toEqual({
      companyName: 'a',
      parent: 'b',
      email: 'c',
      'further.0.lastName': 'd',
    })
  })

  it('leaves to a notice what has no field', () => {
    const problems = [{ path: ['users'], message: 'a' }]
    expect(newCustomerErrors({ code: 'invalid-input', problems })).toBeNull()
    expect(newCustomerErrors({ code: 'cancelled' })).toBeNull()
  })
})
