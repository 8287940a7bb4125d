import type { Operator } from '../../../shared/contract/session.ts'
import { all, get, run, sql, type ReadableDb, type WritableDb } from '../store/sql.ts'
import { takeKey } from './workspace-table.ts'

/** An operator with the keys of the tables. */
export type OperatorRecord = Operator & { readonly key: number; readonly providerKey: number | null }

/** What people can set of an operator. */
export interface OperatorFields extends Pick<Operator, 'name' | 'email' | 'role' | 'isPartner'> {
  readonly providerKey: number | null
}

interface Row {
  key: number
  id: string
  name: string
  email: string
  providerId: string | null
  providerKey: number | null
  role: Operator['role']
  isPartner: number
  rev: number
}

const SELECT = sql`
  SELECT operator.key, operator.id, operator.name, email, provider.id AS providerId, provider AS providerKey,
    role, is_partner AS isPartner, operator.rev
  FROM operator LEFT JOIN provider ON provider.key = operator.provider`

function toOperator(row: Row): OperatorRecord {
  return { ...row, isPartner: row.isPartner === 1 }
}

/** Every operator by name. */
export function allOperators(db: ReadableDb): OperatorRecord[] {
  return all<Row>(db, sql`${SELECT} ORDER BY operator.name, operator.key`).map(toOperator)
}

/** The operator of an id. */
export function operatorById(db: ReadableDb, id: string): OperatorRecord | null {
  const row = get<Row>(db, sql`${SELECT} WHERE operator.id = ${id}`)
  return row === undefined ? null : toOperator(row)
}

/** The operator of a key. */
export function operatorByKey(db: ReadableDb, key: number): OperatorRecord | null {
  const row = get<Row>(db, sql`${SELECT} WHERE operator.key = ${key}`)
  return row === undefined ? null : toOperator(row)
}

/** The operator of a name, whatever its case. */
export function operatorByName(db: ReadableDb, name: string): OperatorRecord | null {
  const row = get<Row>(db, sql`${SELECT} WHERE operator.name = ${name}`)
  return row === undefined ? null : toOperator(row)
}

/** Stores a new operator and returns its key. */
export function insertOperator(db: WritableDb, id: string, fields: OperatorFields): number {
  const key = takeKey(db, 'operator')
  run(
    db,
    sql`INSERT INTO operator (key, id, name, email, provider, role, is_partner)
        VALUES (${key}, ${id}, ${fields.name}, ${fields.email}, ${fields.providerKey}, ${fields.role}, ${fields.isPartner ? 1 : 0})`,
  )
  return key
}

/** Writes an operator's fields and counts the revision up. */
export function updateOperator(db: WritableDb, key: number, fields: OperatorFields): void {
  run(
    db,
    sql`UPDATE operator SET name = ${fields.name}, email = ${fields.email}, provider = ${fields.providerKey},
          role = ${fields.role}, is_partner = ${fields.isPartner ? 1 : 0}, rev = rev + 1 WHERE key = ${key}`,
  )
}
