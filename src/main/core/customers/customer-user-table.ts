import type { NewCustomerUser } from '../../../shared/contract/new-customers.ts'
import { column, get, run, sql, type ReadableDb, type WritableDb } from '../store/sql.ts'

/** Stores somebody who is invited to a customer and returns the key. */
export function insertInvitedUser(
  db: WritableDb,
  user: NewCustomerUser & {
    readonly id: string
    readonly customerKey: number
    readonly invitedAt: string
    readonly expiresAt: string
  },
): number {
  run(
    db,
    sql`INSERT INTO customer_user (id, customer, email, first_name, last_name, role, state, invited_at, expires_at)
        VALUES (${user.id}, ${user.customerKey}, ${user.email}, ${user.firstName}, ${user.lastName}, ${user.role},
          'invited', ${user.invitedAt}, ${user.expiresAt})`,
  )
  return get<{ key: number }>(db, sql`SELECT last_insert_rowid() AS key`)?.key ?? 0
}

/** Keys of the customers of a provider who have a user with this email now. */
export function customersWithEmail(db: ReadableDb, providerKey: number, email: string): number[] {
  return column<number>(
    db,
    sql`SELECT DISTINCT customer FROM customer_user JOIN customer ON customer.key = customer_user.customer
        WHERE email = ${email} AND state IN ('invited', 'active') AND provider = ${providerKey}`,
  )
}

/** Keys of the customers to which an operator assigned himself (MSH-12). */
export function customersOfOperator(db: ReadableDb, operatorId: string): number[] {
  return column<number>(
    db,
    sql`SELECT customer FROM customer_user
        WHERE operator = (SELECT key FROM operator WHERE id = ${operatorId}) AND state = 'active'`,
  )
}
