import type { ListingKind } from '../../../shared/contract/listings.ts'
import type { ChangeTx } from '../store/change.ts'
import { all, insert, run, sql, type ReadableDb } from '../store/sql.ts'

/** A listing, before it is written down. */
export interface NewListing {
  readonly payer: number
  readonly kind: ListingKind
  readonly source: 'live' | 'evidence'
  /** Profile or file. */
  readonly sourceName: string
  /** When AWS said it. */
  readonly takenAt: string
  readonly isComplete: boolean
  readonly entries: number
}

/** A listing as it is stored. */
export interface ListingRecord extends Omit<NewListing, 'payer' | 'isComplete'> {
  readonly id: string
  readonly isComplete: number
}

const MOST_SHOWN = 200

/** Writes a listing down; its key is the answer. */
export function insertListing(tx: ChangeTx, listing: NewListing): number {
  return insert(
    tx.db,
    sql`INSERT INTO listing (id, management_account, kind, source, source_name, taken_at, is_complete, entries, change)
        VALUES (${tx.newId()}, ${listing.payer}, ${listing.kind}, ${listing.source}, ${listing.sourceName},
          ${listing.takenAt}, ${listing.isComplete ? 1 : 0}, ${listing.entries}, ${tx.key})`,
  )
}

/** Keeps report definitions as AWS printed them. */
export function insertReportDefinitions(
  tx: ChangeTx,
  listing: number,
  definitions: readonly unknown[],
): void {
  run(
    tx.db,
    sql`INSERT INTO report_definitions (listing, raw) VALUES (${listing}, ${JSON.stringify(definitions)})`,
  )
}

/** The listings of a management account, newest first. */
export function listingsOf(db: ReadableDb, payer: number): ListingRecord[] {
  return all(
    db,
    sql`SELECT id, kind, source, source_name AS sourceName, taken_at AS takenAt, is_complete AS isComplete, entries
        FROM listing WHERE management_account = ${payer} ORDER BY taken_at DESC, key DESC LIMIT ${MOST_SHOWN}`,
  )
}
