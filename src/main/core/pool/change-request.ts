import type { AccountChange } from '../../../shared/contract/account-changes.ts'
import { whyNothingNew } from '../../../shared/domain/customer.ts'
import { customerById } from '../customers/customer-table.ts'
import { whyOverQuota } from '../governance/check-quota.ts'
import { projectById } from '../governance/project-table.ts'
import { notAllowed, wrongField } from '../refusal.ts'
import type { ReadableDb } from '../store/sql.ts'
import type { StoredChange } from './account-change-table.ts'
import { marketplaceDirectory, type MarketplaceEntry } from './marketplace-view.ts'

/** The marketplace of an id, when the provider may use it (CB-04, CB-17). */
export function ourMarketplace(db: ReadableDb, id: string, providerKey: number): MarketplaceEntry {
  const marketplace = marketplaceDirectory(db).byId.get(id)
  if (marketplace === undefined) {
    throw wrongField('marketplaceId', 'This marketplace is gone. Choose another one.')
  }
  if (marketplace.providerKey !== providerKey) {
    throw notAllowed(
      `${marketplace.code} belongs to ${marketplace.providerName}. Choose one of your own marketplaces.`,
    )
  }
  return marketplace
}

/** A change in the store's terms; refuses one that makes no sense for any account, whatever is selected. `today` is a UTC day. */
export function checkChange(
  db: ReadableDb,
  change: AccountChange,
  at: { readonly providerKey: number; readonly today: string },
): StoredChange {
  if (change.kind === 'hold' && change.until !== null && change.until < at.today) {
    throw wrongField('until', `The hold would have ended on ${change.until}. Choose today or a later day.`)
  }
  const stored = { change, marketplace: null, customer: null, project: null }
  if (change.kind === 'link') {
    return { ...stored, customer: openCustomer(db, change.customerId, at.providerKey) }
  }
  if (change.kind === 'assign') {
    return { ...stored, project: projectOfCustomer(db, change, at.providerKey) }
  }
  if (change.kind !== 'edit') return stored
  if (change.marketplaceId === undefined && change.model === undefined) {
    throw wrongField('marketplaceId', 'Choose a marketplace, a model, or both.')
  }
  if (change.marketplaceId === undefined) return stored
  return { ...stored, marketplace: ourMarketplace(db, change.marketplaceId, at.providerKey).key }
}

/** The key of a customer that may get accounts (invariant 11). */
function openCustomer(db: ReadableDb, id: string, providerKey: number): number {
  const customer = customerById(db, id)
  if (customer === null) throw wrongField('customerId', 'This customer is gone. Choose another one.')
  if (customer.providerKey !== providerKey) {
    throw wrongField(
      'customerId',
      `${customer.companyName} is a customer of another provider. Choose one of your own customers.`,
    )
  }
  const why = whyNothingNew(customer)
  if (why !== null) throw wrongField('customerId', why)
  return customer.key
}

/** The key of a project, when the customer that is named with it has it and is ours. */
function projectOfCustomer(
  db: ReadableDb,
  { projectId, customerId }: { readonly projectId: string; readonly customerId: string },
  providerKey: number,
): number {
  const project = projectById(db, projectId)
  const customer = customerById(db, customerId)
  if (project === null || customer === null || project.customerKey !== customer.key) {
    throw wrongField('projectId', 'This project is gone. Choose another one.')
  }
  if (customer.providerKey !== providerKey) {
    throw wrongField('projectId', `${customer.companyName} is a customer of another provider.`)
  }
  return project.key
}

/** Refuses to link more accounts than the customer's quota has room for (invariant 13). */
export function refuseOverQuota(db: ReadableDb, { customer }: StoredChange, adding: number): void {
  if (customer === null) return
  const why = whyOverQuota(db, customer, 'accounts', adding)
  if (why !== null) throw wrongField('customerId', why)
}

/** The UTC day of a time, as holds name it. */
export function utcDay(time: Date): string {
  return time.toISOString().slice(0, 10)
}
