import { AccountId } from '../../../shared/domain/account-id.ts'
import type { ManagementAccountFields } from '../payers/management-account-table.ts'

/** A made-up management account, and what AWS calls its organization. */
export type SampleOrganization = Pick<
  ManagementAccountFields,
  | 'name'
  | 'isMsp'
  | 'sharing'
  | 'maxAccounts'
  | 'isEmailVerified'
  | 'billingBucket'
  | 'capabilities'
  | 'profile'
  | 'note'
> & {
  readonly accountId: AccountId
  readonly organizationId: string
  /** What its accounts are called that are not in the pool, with the customer that has them (null: nobody). */
  readonly others: readonly (readonly [name: string, customer: string | null])[]
}

/** Two organizations of the distributor's own, and one of a customer that lets staff look only. */
export const ORGANIZATIONS = {
  core: {
    name: 'Northwind Core',
    accountId: AccountId.parse('418830275916'),
    organizationId: 'o-nw7k2q9xm4',
    isMsp: true,
    sharing: 'shared',
    maxAccounts: 250,
    isEmailVerified: true,
    billingBucket: 'northwind-core-cur',
    capabilities: ['invite', 'create', 'close', 'role'],
    profile: 'northwind-core',
    note: null,
    others: [
      ['shared-network', null],
      ['shared-logging', null],
      ['security-audit', null],
      ['kupferberg-shop', 'Kupferberg Brauerei'],
      ['kupferberg-erp', 'Kupferberg Brauerei'],
      ['seestern-imaging', 'Seestern Kliniken'],
      ['granit-bau-cad', 'Granit Bau'],
      ['museum-archive', 'Museum am Kai'],
      ['rheinbogen-metering', null],
      ['partner-demo', null],
    ],
  },
  nordics: {
    name: 'Northwind Nordics',
    accountId: AccountId.parse('905127443068'),
    organizationId: 'o-h3v8r1zt6p',
    isMsp: true,
    sharing: 'shared',
    maxAccounts: 50,
    isEmailVerified: true,
    billingBucket: null,
    capabilities: ['invite', 'create', 'role'],
    profile: 'northwind-nordics',
    note: 'Ask Priya before inviting: the quota is nearly used up.',
    others: [
      ['fjordlys-grid', 'Fjordlys Energi'],
      ['nordhimmel-booking', 'Nordhimmel Airways'],
      ['nordhimmel-data', 'Nordhimmel Airways'],
      ['sandbox-oslo', null],
    ],
  },
  hafenkontor: {
    name: 'Hafenkontor Logistik',
    accountId: AccountId.parse('267714908351'),
    organizationId: 'o-c5j0d8ywu2',
    isMsp: false,
    sharing: 'dedicated',
    maxAccounts: null,
    isEmailVerified: null,
    billingBucket: null,
    capabilities: [],
    profile: null,
    note: 'Theirs: they send us a listing every month.',
    others: [
      ['hafenkontor-prod', 'Hafenkontor Logistik'],
      ['hafenkontor-test', 'Hafenkontor Logistik'],
      ['terminal-tracking', 'Hafenkontor Logistik'],
      ['customs-portal', 'Hafenkontor Logistik'],
      ['data-platform', 'Hafenkontor Logistik'],
      ['hafenkontor-logs', null],
    ],
  },
} as const satisfies Readonly<Record<string, SampleOrganization>>
export type OrganizationName = keyof typeof ORGANIZATIONS
