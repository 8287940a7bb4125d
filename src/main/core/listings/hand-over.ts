import type { ListingPart } from '../../../shared/contract/listings.ts'
import { AwsHandshake } from '../../../shared/domain/aws-answer.ts'
import { applyHandshakes } from '../invites/apply-handshakes.ts'
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
  const take = (part: 'handshakes' | 'account_requests', path: string): number => {
    if (!parts.includes(part)) return 0
    const entries = [...readLines(path)].flatMap((lines) => JSON.parse(lines) as readonly unknown[])
    takeRequests(tx, payer, { ...source, kind: part, entries, isComplete: true })
    return entries.length
  }
  return {
    handshakes: take('handshakes', files.handshakes),
    accountRequests: take('account_requests', files.accountRequests),
  }
}

/** Writes down what AWS says of invitations or of creations of accounts, in AWS's own shape. */
export function takeRequests(
  tx: ChangeTx,
  payer: ManagementAccountRecord,
  {
    kind,
    entries,
    isComplete,
    ...source
  }: ListingSource & {
    readonly kind: 'handshakes' | 'account_requests'
    readonly entries: readonly unknown[]
    readonly isComplete: boolean
  },
): void {
  insertListing(tx, { ...source, payer: payer.key, kind, isComplete, entries: entries.length })
  const from = { kind: source.source, name: source.sourceName }
  if (kind === 'handshakes') {
    const handshakes = entries.flatMap((entry) => AwsHandshake.safeParse(entry).data ?? [])
    applyHandshakes(tx, { payer, handshakes, source: from })
  }
}
