import type { ListingPart } from '../../../shared/contract/listings.ts'
import type { ManagementAccountRecord } from '../payers/management-account-table.ts'
import type { ChangeTx } from '../store/change.ts'
import { readLines } from './json-lines.ts'
import type { ListingFiles } from './listing-files.ts'
import { insertListing } from './listing-table.ts'
import type { ListingSource } from './reconcile.ts'

/** What came with the accounts. */
export interface HandedOver {
  readonly handshakes: number
  readonly accountRequests: number
}

/** Hands the invitations and creations of a live listing over to those who keep them. */
export function handOver(
  tx: ChangeTx,
  payer: ManagementAccountRecord,
  {
    files,
    parts,
    ...source
  }: ListingSource & { readonly files: ListingFiles; readonly parts: readonly ListingPart[] },
): HandedOver {
  const handed = { handshakes: 0, accountRequests: 0 }
  for (const [part, name, path] of [
    ['handshakes', 'handshakes', files.handshakes],
    ['account_requests', 'accountRequests', files.accountRequests],
  ] as const) {
    if (!parts.includes(part)) continue
    for (const piece of readLines(path)) handed[name] += (JSON.parse(piece) as readonly unknown[]).length
    const listing = { ...source, payer: payer.key, isComplete: true, entries: handed[name] }
    insertListing(tx, { ...listing, kind: part })
  }
  return handed
}
