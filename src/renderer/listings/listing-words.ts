import type { Difference, Listing } from '../../shared/contract/listings.ts'
import { isFinding, type DriftField, type DriftKind } from '../../shared/domain/drift.ts'

/** What each kind of difference is called. */
export const KIND_LABELS: Readonly<Record<DriftKind, string>> = {
  new: 'New',
  changed: 'Changed',
  missing: 'Missing',
  suspended: 'Suspended or closed',
  pool: 'Pool',
}

/** The colour of each kind's mark. */
export const KIND_COLOURS: Readonly<Record<DriftKind, string>> = {
  new: 'var(--qm-ready)',
  changed: 'var(--qm-progress)',
  missing: 'var(--qm-held)',
  suspended: 'var(--qm-failed)',
  pool: 'var(--qm-allocated)',
}

const FIELD_LABELS: Readonly<Record<DriftField, string>> = {
  account: 'Account',
  name: 'Name',
  email: 'Email',
  aws_state: 'AWS state',
  joined: 'Joined',
  path: 'Organizational unit',
  tags: 'Tags',
  pool_name: 'Name in the pool',
  pool_email: 'Email in the pool',
  pool_aws_state: 'AWS state in the pool',
  pool_status: 'Status in the pool',
}

/** What differs, in words. */
export function fieldText({ field, kind, ours }: Pick<Difference, 'field' | 'kind' | 'ours'>): string {
  if (kind === 'missing') return 'Not in the organization any more'
  if (kind !== 'new') return FIELD_LABELS[field]
  return ours === null ? 'Not a member here yet' : 'Came from another management account'
}

/** A value as people read it: states of AWS without underscores, tags one after the other. */
export function valueText({ field }: Pick<Difference, 'field'>, value: string | null): string {
  if (value === null) return ''
  if (field === 'aws_state' || field === 'pool_aws_state') {
    const words = value.toLowerCase().replaceAll('_', ' ')
    return words.charAt(0).toUpperCase() + words.slice(1)
  }
  if (field !== 'tags') return value
  const tags = Object.entries(JSON.parse(value) as Readonly<Record<string, string>>)
  return tags.length === 0 ? 'none' : tags.map(([key, text]) => `${key} = ${text}`).join(', ')
}

/** How sure a difference is (one listing may be a passing one). */
export function certaintyText(times: number): string {
  if (isFinding(times)) return `In ${times} listings in a row`
  return times === 0 ? 'Hint: in a part of a list' : 'Hint: in one listing'
}

const LISTING_LABELS: Readonly<Record<Listing['kind'], string>> = {
  organization: 'Organization',
  accounts: 'Accounts',
  handshakes: 'Invitations',
  account_requests: 'Creations of accounts',
  report_definitions: 'Report definitions',
}

/** What a listing is of. */
export function listingText({ kind }: Pick<Listing, 'kind'>): string {
  return LISTING_LABELS[kind]
}
