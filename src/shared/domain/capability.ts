import { z } from 'zod'

/** What an operator is. */
export const OperatorRole = z.enum(['admin', 'operator', 'sales_readonly'])
export type OperatorRole = z.infer<typeof OperatorRole>

/** What a role may do; operations name the one they need and the dispatcher checks it (CS-01, A-16). */
export const Capability = z.enum(['read', 'pool', 'onboarding', 'approve', 'administer'])
export type Capability = z.infer<typeof Capability>

const TABLE: Readonly<Record<OperatorRole, ReadonlySet<Capability>>> = {
  admin: new Set<Capability>(['read', 'pool', 'onboarding', 'approve', 'administer']),
  operator: new Set<Capability>(['read', 'pool', 'onboarding']),
  sales_readonly: new Set<Capability>(['read']),
}

/** True when the role carries the capability. */
export function may(role: OperatorRole, capability: Capability): boolean {
  return TABLE[role].has(capability)
}
