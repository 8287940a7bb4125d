import type { ChangeVerdict } from '../../../shared/domain/pool-change.ts'

/** Why some of a choice stay as they are, how many, and a few of them. */
export interface Reason<Item> {
  readonly why: string
  readonly count: number
  readonly items: readonly Item[]
}

/** How many of each kind are named. */
export const EXAMPLES = 5
/** More reasons than these tell nobody anything: further customers are not named one by one. */
const MOST_REASONS = 20

/** Collects exclusions by their reason. */
export function createExclusions<Item>() {
  const reasons = new Map<string, { readonly why: string; count: number; readonly items: Item[] }>()
  return {
    add: (verdict: Extract<ChangeVerdict, { kind: 'excluded' }>, item: Item): void => {
      const isFull = reasons.size >= MOST_REASONS && !reasons.has(verdict.why)
      const why = isFull ? (verdict.whyMany ?? verdict.why) : verdict.why
      let reason = reasons.get(why)
      if (reason === undefined) reasons.set(why, (reason = { why, count: 0, items: [] }))
      reason.count += 1
      if (reason.items.length < EXAMPLES) reason.items.push(item)
    },
    list: (): readonly Reason<Item>[] => [...reasons.values()],
  }
}
