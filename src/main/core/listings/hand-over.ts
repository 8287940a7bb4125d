import type { ListingPart } from '../../../shared/contract/listings.ts'
import { AwsCreateAccountStatus, AwsHandshake } from '../../../shared/domain/aws-answer.ts'
import { applyHandshakes } from '../invites/apply-handshakes.ts'
import type { Effect } from '../jobs/task.ts'
import type { ManagementAccountRecord } from '../payers/management-account-table.ts'
import { applyCreateStatuses } from '../requests/apply-create-statuses.ts'
import type { ChangeTx } from '../store/change.ts'
import { readLines } from './json-lines.ts'
import type { ListingFiles } from './listing-files.ts'
import { insertListing } from './listing-table.ts'
import type { ListingSource } from './reconcile.ts'

/** What came with the accounts. */
export interface HandedOver {
  readonly handshakes: number
  readonly accountRequests: number
  /** How the pool in memory follows. */
  readonly effects: readonly Effect[]
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
  const effects: Effect[] = []
  const take = (part: 'handshakes' | 'account_requests', path: string): number => {
    if (!parts.includes(part)) return 0
    const entries = [...readLines(path)].flatMap((lines) => JSON.parse(lines) as readonly unknown[])
    effects.push(...takeRequests(tx, payer, { ...source, kind: part, entries, isComplete: true }))
    return entries.length
  }
  return {
    handshakes: take('handshakes', files.handshakes),
    accountRequests: take('account_requests', files.accountRequests),
    effects,
  }
}

/**
 * Writes down what AWS says of invitations or of creations of accounts, in AWS's own shape; the answer says how the pool in
 * memory follows.
 */
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
): readonly Effect[] {
  insertListing(tx, { ...source, payer: payer.key, kind, isComplete, entries: entries.length })
  const from = { kind: source.source, name: source.sourceName }
  if (kind === 'handshakes') {
    const handshakes = entries.flatMap((entry) => AwsHandshake.safeParse(entry).data ?? [])
    return applyHandshakes(tx, { payer, handshakes, source: from }).effects
  }
  const statuses = entries.flatMap((entry) => AwsCreateAccountStatus.safeParse(entry).data ?? [])
  return applyCreateStatuses(tx, { payer, statuses, source: from }).effects
}
