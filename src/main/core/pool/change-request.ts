import type { AccountChange } from '../../../shared/contract/accounts.ts'
import { notAllowed, wrongField } from '../refusal.ts'
import type { ReadableDb } from '../store/sql.ts'
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

/** Refuses a change that makes no sense for any account, whatever is selected. `today` is a UTC day. */
export function checkChange(
  db: ReadableDb,
  change: AccountChange,
  at: { readonly providerKey: number; readonly today: string },
): { readonly marketplace: number | null } {
  if (change.kind === 'hold' && change.until !== null && change.until < at.today) {
    throw wrongField('until', `The hold would have ended on ${change.until}. Choose today or a later day.`)
  }
  if (change.kind !== 'edit') return { marketplace: null }
  if (change.marketplaceId === undefined && change.model === undefined) {
    throw wrongField('marketplaceId', 'Choose a marketplace, a model, or both.')
  }
  if (change.marketplaceId === undefined) return { marketplace: null }
  return { marketplace: ourMarketplace(db, change.marketplaceId, at.providerKey).key }
}

/** The UTC day of a time, as holds name it. */
export function utcDay(time: Date): string {
  return time.toISOString().slice(0, 10)
}
