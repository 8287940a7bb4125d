import type { Session } from '../../shared/contract/session.ts'
import type { Capability } from '../../shared/domain/capability.ts'
import { roleName } from '../failure-text.ts'

/** Why the operator of this session may not do it, or null when they may. */
export function missingPermission(
  session: Pick<Session, 'capabilities' | 'operator'>,
  needs: Capability,
): string | null {
  if (session.capabilities.includes(needs)) return null
  const who = needs === 'administer' || needs === 'approve' ? 'an admin' : 'an admin or operator'
  return `Only ${who} can do this. ${session.operator.name} is ${roleName(session.operator.role)}.`
}
