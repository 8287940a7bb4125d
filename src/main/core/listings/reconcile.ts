import type { AwsOrganization } from '../../../shared/domain/aws-answer.ts'
import type { DriftKind } from '../../../shared/domain/drift.ts'
import { accountIdToNumber } from '../../../shared/domain/account-id.ts'
import type { ManagementAccountRecord } from '../payers/management-account-table.ts'
import { countOf } from '../settings/wording.ts'
import type { ChangeTx } from '../store/change.ts'
import { compareListing } from './drift-table.ts'
import { observe } from './listed-table.ts'
import { insertListing, type NewListing } from './listing-table.ts'
import { noteOrganization } from './organization-table.ts'

/** Where a listing comes from. */
export type ListingSource = Pick<NewListing, 'source' | 'sourceName' | 'takenAt'>

/** How many differences there are of each kind. */
export type DifferenceCounts = Readonly<Record<DriftKind, number>>

/**
 * Writes down what AWS says of the accounts in the temporary table `listed` and compares it with members and pool, in the
 * change that is under way. Nothing of ours changes by that: accepting is staff's.
 */
export function reconcileAccounts(
  tx: ChangeTx,
  payer: ManagementAccountRecord,
  listing: ListingSource & { readonly entries: number; readonly isComplete: boolean },
): DifferenceCounts {
  const key = insertListing(tx, { ...listing, payer: payer.key, kind: 'accounts' })
  observe(tx.db, { payer: payer.key, listing: key })
  const found = compareListing(tx.db, {
    payer: payer.key,
    ownId: accountIdToNumber(payer.accountId),
    provider: payer.providerKey,
    listing: key,
    at: tx.at,
    isComplete: listing.isComplete,
  })
  const counts = { ...NO_DIFFERENCES, ...Object.fromEntries(found) }
  const total = Object.values(counts).reduce((sum, n) => sum + n, 0)
  if (total > 0) {
    tx.event({
      type: 'ACCOUNT_DRIFT_DETECTED',
      subject: payer.accountId,
      label: `${countOf(total, 'difference')} between AWS and us in ${payer.name}`,
      details: counts,
    })
  }
  return counts
}

/** Nothing differs. */
export const NO_DIFFERENCES: DifferenceCounts = { new: 0, changed: 0, missing: 0, suspended: 0, pool: 0 }

/** Writes down what AWS says of the organization as such. */
export function recordOrganization(
  tx: ChangeTx,
  payer: ManagementAccountRecord,
  { organization, ...source }: ListingSource & { readonly organization: AwsOrganization },
): void {
  insertListing(tx, { ...source, payer: payer.key, kind: 'organization', isComplete: true, entries: 1 })
  noteOrganization(tx, payer, {
    organizationId: organization.Id,
    featureSet: organization.FeatureSet ?? null,
    profile: source.source === 'live' ? source.sourceName : null,
  })
}
