import type { ListingOutcome, ListingPart } from '../../../shared/contract/listings.ts'
import type { AwsOrganization } from '../../../shared/domain/aws-answer.ts'
import type { TaskContext } from '../jobs/task.ts'
import { ownManagementAccount } from '../payers/own-management-account.ts'
import { countOf } from '../settings/wording.ts'
import { change, writeScratch } from '../store/change.ts'
import { handOver } from './hand-over.ts'
import { fillListed } from './listed-table.ts'
import { listingFiles } from './listing-files.ts'
import { reconcileAccounts, recordOrganization, type ListingSource } from './reconcile.ts'

/** A complete live listing that waits in the staging area. */
export interface StagedListing extends ListingSource {
  readonly folder: string
  readonly payerId: string
  readonly providerKey: number
  readonly actor: string
  readonly organization: AwsOrganization
  readonly parts: readonly ListingPart[]
}

/** The chore `apply-listing`: writes a staged live listing down and compares it, in one transaction. */
export async function applyListing(
  listing: StagedListing,
  { store, write }: TaskContext,
): Promise<Omit<ListingOutcome, 'durationMs'>> {
  const files = listingFiles(listing.folder)
  const accounts = writeScratch(store, (db) => fillListed(db, files))
  return write(() => {
    const payer = ownManagementAccount(store, listing.payerId, listing.providerKey)
    const label = `Listed ${countOf(accounts, 'account')} of ${payer.name}`
    const intent = {
      type: 'SNAPSHOT_APPLIED',
      label,
      subject: payer.accountId,
      actor: listing.actor,
      // What AWS said stays said.
      isUndoable: false,
    }
    const { source, sourceName, takenAt } = listing
    const said = { source, sourceName, takenAt }
    const { value } = change(store, intent, (tx) => {
      recordOrganization(tx, payer, { ...said, organization: listing.organization })
      // First, since an accepted invitation makes a member, which is then nothing new.
      const handed = handOver(tx, payer, { ...said, files, parts: listing.parts })
      const differences = reconcileAccounts(tx, payer, { ...said, entries: accounts, isComplete: true })
      tx.describe({ rows: accounts, details: { ...said, accounts, ...handed, differences } })
      return { accounts, ...handed, isComplete: true, differences }
    })
    return { value, effects: [{ kind: 'records-changed' }, { kind: 'activity-changed' }] }
  })
}
