import { describe, expect, test } from 'vitest'
import {
  whyMarketplaceStays,
  whyOperatorStays,
  whyProviderStays,
} from '../../../src/renderer/settings/permission.ts'
import type { Operator, Provider } from '../../../src/shared/contract/session.ts'

const admin: Operator = {
  id: 'o1',
  name: 'Mara',
  email: '',
  providerId: null,
  role: 'admin',
  isPartner: false,
  rev: 1,
}
const sales: Operator = { ...admin, id: 'o2', name: 'Tom', role: 'sales_readonly' }
const provider: Provider = {
  id: 'p1',
  name: 'Northwind',
  emailDomains: [],
  tier: 'distributor',
  rev: 1,
  accounts: 0,
}

describe('what cannot be removed', () => {
  test('a provider with accounts, the last one, the one in use', () => {
    const other = { ...provider, id: 'p2' }
    const session = { provider, providers: [provider, other] }
    expect([
      whyProviderStays({ ...other, accounts: 1 }, session),
      whyProviderStays(provider, { provider, providers: [provider] }),
      whyProviderStays(provider, session),
      whyProviderStays(other, session),
    ]).toEqual([
      '1 account belongs to it, and an account never changes its provider.',
      'A workspace needs at least one provider.',
      'You work for it right now. Switch to another provider first.',
      null,
    ])
  })

  test('a marketplace with accounts', () => {
    expect([whyMarketplaceStays({ accounts: 1200 }), whyMarketplaceStays({ accounts: 0 })]).toEqual([
      '1,200 accounts use it. Move them to another marketplace first.',
      null,
    ])
  })

  test('oneself, and the last admin', () => {
    const session = { operator: sales, operators: [admin, sales] }
    expect([
      whyOperatorStays(sales, session),
      whyOperatorStays(admin, session),
      whyOperatorStays(sales, { operator: admin, operators: [admin, sales] }),
    ]).toEqual([
      'This is you. Switch to another operator first.',
      'A workspace needs at least one admin.',
      null,
    ])
  })
})
