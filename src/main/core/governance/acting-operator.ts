import type { ActingOperator } from '../../../shared/domain/customer-user.ts'
import type { HandlerContext } from '../handler.ts'
import { operatorById } from '../settings/operator-table.ts'
import { ownUser, type UserRecord } from './user-table.ts'

/** The operator at work, seen from a customer. */
export interface OperatorAtCustomer extends ActingOperator {
  readonly key: number
  /** As a user of the customer (MSH-12). */
  readonly user: UserRecord | null
}

/** Who is at work and what they are at a customer. */
export function operatorAt({ session, store }: HandlerContext, customerKey: number): OperatorAtCustomer {
  const { id, name, role, isPartner, email } = session.current().operator
  const key = operatorById(store, id)?.key ?? 0
  const user = ownUser(store, customerKey, key)
  return { key, user, name, isAdmin: role === 'admin', isPartner, email, ownRole: user?.role ?? null }
}

/** Whether the operator at work sets restricted tags: partners and admins do (MSH-03, invariant 14). */
export function maySetRestricted({ session }: Pick<HandlerContext, 'session'>): boolean {
  const { role, isPartner } = session.current().operator
  return isPartner || role === 'admin'
}
