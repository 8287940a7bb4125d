import type { CustomerUserRole, CustomerUserState } from '../../../shared/domain/customer-user.ts'
import { all, get, run, sql, type ReadableDb, type SqlFragment, type WritableDb } from '../store/sql.ts'

/** A customer's user as the store has it: an invitation that ran out may still say `invited`. */
export interface UserRecord {
  readonly key: number
  readonly id: string
  readonly customerKey: number
  readonly email: string
  readonly firstName: string
  readonly lastName: string
  readonly jobFunction: string | null
  readonly role: CustomerUserRole
  readonly state: CustomerUserState
  /** The operator who assigned himself. */
  readonly operatorKey: number | null
  readonly operatorName: string | null
  readonly invitedAt: string
  readonly expiresAt: string | null
  readonly emailConfirmedAt: string | null
  readonly rev: number
}

const SELECT = sql`
  SELECT customer_user.key, customer_user.id, customer AS customerKey, customer_user.email,
    first_name AS firstName, last_name AS lastName, job_function AS jobFunction, customer_user.role, state,
    operator AS operatorKey, operator.name AS operatorName, invited_at AS invitedAt, expires_at AS expiresAt,
    email_confirmed_at AS emailConfirmedAt, customer_user.rev
  FROM customer_user LEFT JOIN operator ON operator.key = customer_user.operator`

function one(db: ReadableDb, where: SqlFragment): UserRecord | null {
  return get<UserRecord>(db, sql`${SELECT} WHERE ${where}`) ?? null
}

/** The user of an id. */
export function userById(db: ReadableDb, id: string): UserRecord | null {
  return one(db, sql`customer_user.id = ${id}`)
}

/** Everybody who is or was a user of a customer, those who are there first, then by name. */
export function usersOf(db: ReadableDb, customerKey: number): UserRecord[] {
  return all<UserRecord>(
    db,
    sql`${SELECT} WHERE customer = ${customerKey}
        ORDER BY state NOT IN ('active', 'invited'), last_name COLLATE NOCASE, first_name COLLATE NOCASE,
          customer_user.key LIMIT 1000`,
  )
}

/** The user with this email who is invited or active, without regard to case. */
export function presentUser(db: ReadableDb, customerKey: number, email: string): UserRecord | null {
  return one(
    db,
    sql`customer = ${customerKey} AND customer_user.email = ${email} AND state IN ('invited', 'active')`,
  )
}

/** An operator as an active user of a customer. */
export function ownUser(db: ReadableDb, customerKey: number, operatorKey: number): UserRecord | null {
  return one(db, sql`customer = ${customerKey} AND operator = ${operatorKey} AND state = 'active'`)
}

/** An operator as a user of every customer where they are or were one. */
export function usersOfOperator(db: ReadableDb, operatorKey: number): UserRecord[] {
  return all<UserRecord>(db, sql`${SELECT} WHERE operator = ${operatorKey} ORDER BY customer_user.key`)
}

/** Leaves a user as they are, without the operator they were, and counts the revision up. */
export function forgetOperator(db: WritableDb, key: number): void {
  run(db, sql`UPDATE customer_user SET operator = NULL, rev = rev + 1 WHERE key = ${key}`)
}

/** Stores a new user and returns the key. */
export function insertUser(
  db: WritableDb,
  user: Omit<UserRecord, 'key' | 'operatorName' | 'emailConfirmedAt' | 'rev'>,
): number {
  run(
    db,
    sql`INSERT INTO customer_user (id, customer, email, first_name, last_name, job_function, role, state, operator,
          invited_at, expires_at)
        VALUES (${user.id}, ${user.customerKey}, ${user.email}, ${user.firstName}, ${user.lastName},
          ${user.jobFunction}, ${user.role}, ${user.state}, ${user.operatorKey}, ${user.invitedAt}, ${user.expiresAt})`,
  )
  return get<{ key: number }>(db, sql`SELECT last_insert_rowid() AS key`)?.key ?? 0
}

/** Writes some of a user's fields and counts the revision up. */
export function updateUser(
  db: WritableDb,
  key: number,
  now: Pick<UserRecord, 'role' | 'state' | 'emailConfirmedAt'>,
): void {
  run(
    db,
    sql`UPDATE customer_user SET role = ${now.role}, state = ${now.state},
          email_confirmed_at = ${now.emailConfirmedAt}, rev = rev + 1 WHERE key = ${key}`,
  )
}
