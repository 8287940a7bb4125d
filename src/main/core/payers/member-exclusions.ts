import type { Exclusion } from '../../../shared/contract/account-changes.ts'
import { accountIdFromNumber, type AccountId } from '../../../shared/domain/account-id.ts'
import { EXAMPLES, type Reason } from '../pool/exclusions.ts'

/** Why some chosen members stay as they are, by account id; the last reason is that they are no members any more. */
export function memberExclusions(
  reasons: readonly Reason<number>[],
  missing: readonly AccountId[],
): Exclusion[] {
  const named = reasons.map(({ why, count, items }) => ({
    why,
    count,
    examples: items.map(accountIdFromNumber),
  }))
  if (missing.length === 0) return named
  const gone = { why: 'No member account (any more)', count: missing.length }
  return [...named, { ...gone, examples: missing.slice(0, EXAMPLES) }]
}
