import type { PoolLine } from '../../shared/contract/dashboard.ts'
import { formatAmount, formatCount } from '../ui/format.ts'

/** How a marketplace stands against its plan. */
export type PoolLevel =
  | { readonly kind: 'unplanned' }
  | { readonly kind: 'reached'; readonly sentence: string }
  | { readonly kind: 'below-target'; readonly sentence: string }
  | { readonly kind: 'reorder'; readonly sentence: string }

type Stand = Pick<PoolLine, 'byStatus' | 'held' | 'linked' | 'poolTarget' | 'reorderAt'>

/** Accounts that the next orders can really take: Ready, neither held nor linked. */
export function pickable({ byStatus, held, linked }: Pick<PoolLine, 'byStatus' | 'held' | 'linked'>): number {
  return Math.max(0, byStatus.ready - held - linked)
}

/** Compares what can be picked with reorder level and target; the reorder level is the more urgent. */
export function levelOf(line: Stand): PoolLevel {
  const { poolTarget, reorderAt } = line
  const ready = pickable(line)
  if (reorderAt !== null && ready < reorderAt) {
    const wanted = Math.max(poolTarget ?? 0, reorderAt) - ready
    return {
      kind: 'reorder',
      sentence: `Below the reorder level of ${formatCount(reorderAt)}: add ${formatAmount(wanted, 'account')}.`,
    }
  }
  if (poolTarget === null) return { kind: 'unplanned' }
  if (ready < poolTarget) {
    return {
      kind: 'below-target',
      sentence: `${formatAmount(poolTarget - ready, 'account')} below the target.`,
    }
  }
  return { kind: 'reached', sentence: 'The target is reached.' }
}

/** How full the pool is against its target, 0 to 1; null without a target. */
export function fillShare(
  line: Pick<PoolLine, 'byStatus' | 'held' | 'linked' | 'poolTarget'>,
): number | null {
  if (line.poolTarget === null || line.poolTarget === 0) return null
  return Math.min(1, pickable(line) / line.poolTarget)
}
