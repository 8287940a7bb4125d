import type { Quota } from '../../shared/contract/governance.ts'
import { quotaText } from '../../shared/domain/quota.ts'
import { formatCount } from '../ui/format.ts'

/** How much of a quota is used: `27 in use of 60`, `3 in use, no limit`. */
export function quotaUse({ used, most }: Pick<Quota, 'used' | 'most'>): string {
  return `${formatCount(used)} in use${most === null ? ', no limit' : ` of ${quotaText(most)}`}`
}
