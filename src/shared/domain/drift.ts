import { z } from 'zod'

/**
 * How the last listing and our records differ: an account is new, missing, suspended or closed at AWS, changed in another
 * way, or the pool knows something else of it.
 */
export const DriftKind = z.enum(['new', 'changed', 'missing', 'suspended', 'pool'])
export type DriftKind = z.infer<typeof DriftKind>

/** What differs: the account as such (new, missing), a field of the member, or a field of the pool account. */
export const DriftField = z.enum([
  'account',
  'name',
  'email',
  'aws_state',
  'joined',
  'path',
  'tags',
  'pool_name',
  'pool_email',
  'pool_aws_state',
  'pool_status',
])
export type DriftField = z.infer<typeof DriftField>

/** The complete listings in a row from which on a difference is a finding; until then it is a hint. */
export const FINDING_FROM = 2

/** True when a difference was in so many complete listings that it is no passing one. */
export function isFinding(times: number): boolean {
  return times >= FINDING_FROM
}
