import type { Marketplace, Operator, Provider } from '../../../shared/contract/session.ts'

/** Everyone and every company here is made up; the domains end in `.example`, which nobody can own (RFC 2606). */
export const OWN_PROVIDER: Pick<Provider, 'name' | 'emailDomains' | 'tier'> = {
  name: 'Northwind Distribution',
  emailDomains: ['northwind-distribution.example'],
  tier: 'distributor',
}

/** A reseller whose accounts can be seen but not touched (CB-04). */
export const OTHER_PROVIDER: Pick<Provider, 'name' | 'emailDomains' | 'tier'> = {
  name: 'Bluepeak Cloud',
  emailDomains: ['bluepeak.example', 'bluepeak-cloud.example'],
  tier: 'reseller',
}

export const ADMIN = 'Maya Lindqvist'
export const STAFF = 'Jonas Weber'
const SALES = 'Priya Nair'
/** Who the log says placed and completed orders before this application does. */
export const CONNECTOR = 'Connector'

/** Who works with the sample beside the admin. */
export const COLLEAGUES: readonly Pick<Operator, 'name' | 'email' | 'role' | 'isPartner'>[] = [
  { name: STAFF, email: 'jonas.weber@northwind-distribution.example', role: 'operator', isPartner: true },
  {
    name: SALES,
    email: 'priya.nair@northwind-distribution.example',
    role: 'sales_readonly',
    isPartner: false,
  },
]

/** A marketplace of the sample, and how many orders a day it sees at most. */
export type SampleMarketplace = Pick<
  Marketplace,
  'code' | 'name' | 'defaultModel' | 'currency' | 'poolTarget' | 'reorderAt'
> & { readonly isOwn: boolean; readonly mark: string; readonly ordersPerDay: number }

/** Well stocked, below its reorder level, empty, oddly named, and two of the other provider. */
export const MARKETPLACES = {
  germany: {
    isOwn: true,
    mark: 'de',
    ordersPerDay: 5,
    code: 'MP-10010',
    name: 'Germany',
    defaultModel: 'SPAM',
    currency: 'EUR',
    poolTarget: 600,
    reorderAt: 250,
  },
  nordics: {
    isOwn: true,
    mark: 'nd',
    ordersPerDay: 5,
    code: 'MP-10020',
    name: 'Nordics',
    defaultModel: 'ECAM',
    currency: 'SEK',
    poolTarget: 300,
    reorderAt: 180,
  },
  switzerland: {
    isOwn: true,
    mark: 'ch',
    ordersPerDay: 3,
    code: 'MP-10040',
    name: 'Switzerland',
    defaultModel: 'SPAM',
    currency: 'CHF',
    poolTarget: 60,
    reorderAt: 20,
  },
  trials: {
    isOwn: true,
    mark: 'tr',
    ordersPerDay: 1,
    code: 'PARTNER-TRIALS',
    name: 'Partner trials',
    defaultModel: null,
    currency: 'EUR',
    poolTarget: null,
    reorderAt: null,
  },
  austria: {
    isOwn: false,
    mark: 'at',
    ordersPerDay: 2,
    code: 'MP-20010',
    name: 'Austria',
    defaultModel: 'ECAM',
    currency: 'EUR',
    poolTarget: 150,
    reorderAt: 60,
  },
  czechia: {
    isOwn: false,
    mark: 'cz',
    ordersPerDay: 1,
    code: 'MP-20020',
    name: 'Czechia',
    defaultModel: 'SPAM',
    currency: 'CZK',
    poolTarget: 100,
    reorderAt: 40,
  },
} as const satisfies Readonly<Record<string, SampleMarketplace>>
export type MarketplaceName = keyof typeof MARKETPLACES
