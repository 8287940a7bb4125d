import { z } from 'zod'

/**
 * Support plans of AWS (aws-facts §4.9, A-07): the current ones, then those that AWS sells no more from 2027-01-01 on and
 * that existing accounts still have.
 */
export const SupportPlan = z.enum([
  'Basic',
  'Business Support+',
  'Enterprise',
  'Unified Operations',
  'Developer',
  'Business',
  'Enterprise On-Ramp',
])
export type SupportPlan = z.infer<typeof SupportPlan>

const DISCONTINUED: ReadonlySet<SupportPlan> = new Set<SupportPlan>([
  'Developer',
  'Business',
  'Enterprise On-Ramp',
])

/** What to say beside a plan that AWS discontinues; null for a current one. */
export function supportPlanHint(plan: SupportPlan): string | null {
  return DISCONTINUED.has(plan) ? 'AWS discontinues this plan on 2027-01-01.' : null
}
