import type {
  CustomerKind,
  CustomerOrigin,
  CustomerStatus,
  DisableCode,
} from '../../../shared/domain/customer.ts'
import { get, run, sql, type ReadableDb, type SqlFragment, type WritableDb } from '../store/sql.ts'

/** What people can set of a customer. */
export interface CustomerFields {
  readonly companyName: string
  readonly domain: string | null
  readonly sector: string | null
  readonly pricebook: string | null
  readonly currency: string | null
  readonly supportPlan: string | null
  readonly isPaymentOk: boolean | null
  readonly isGovernment: boolean
  readonly note: string | null
}

/** The fields of a customer of whom nothing but the name is known. */
export const NO_CUSTOMER_FIELDS: Omit<CustomerFields, 'companyName'> = {
  domain: null,
  sector: null,
  pricebook: null,
  currency: null,
  supportPlan: null,
  isPaymentOk: null,
  isGovernment: false,
  note: null,
}

/** A customer as the store has it. */
export interface CustomerRecord extends CustomerFields {
  readonly key: number
  readonly id: string
  readonly providerKey: number
  readonly identifier: string
  readonly kind: CustomerKind
  readonly parentKey: number | null
  readonly status: CustomerStatus
  readonly statusCode: DisableCode | null
  readonly statusReason: string | null
  readonly origin: CustomerOrigin
  readonly createdAt: string
  readonly rev: number
}

type Row = Omit<CustomerRecord, 'isPaymentOk' | 'isGovernment'> & {
  readonly isPaymentOk: number | null
  readonly isGovernment: number
}

const SELECT = sql`
  SELECT key, id, provider AS providerKey, identifier, company_name AS companyName, kind, parent AS parentKey, status,
    status_code AS statusCode, status_reason AS statusReason, origin, domain, sector, pricebook, currency,
    support_plan AS supportPlan, is_payment_ok AS isPaymentOk, is_government AS isGovernment, note,
    created_at AS createdAt, rev
  FROM customer`

function one(db: ReadableDb, where: SqlFragment): CustomerRecord | null {
  const row = get<Row>(db, sql`${SELECT} WHERE ${where}`)
  if (row === undefined) return null
  return {
    ...row,
    isPaymentOk: row.isPaymentOk === null ? null : row.isPaymentOk === 1,
    isGovernment: row.isGovernment === 1,
  }
}

/** The customer of an id. */
export function customerById(db: ReadableDb, id: string): CustomerRecord | null {
  return one(db, sql`id = ${id}`)
}

/** The customer of a key. */
export function customerByKey(db: ReadableDb, key: number): CustomerRecord | null {
  return one(db, sql`key = ${key}`)
}

/** The customer of an identifier, without regard to case (invariant 9). */
export function customerByIdentifier(db: ReadableDb, identifier: string): CustomerRecord | null {
  return one(db, sql`identifier = ${identifier}`)
}

/** How many customers of a provider wait for approval. */
export function countPending(db: ReadableDb, providerKey: number): number {
  const counted = get<{ n: number }>(
    db,
    sql`SELECT count(*) AS n FROM customer WHERE provider = ${providerKey} AND status = 'pending_approval'`,
  )
  return counted?.n ?? 0
}

/** The customer at the top of a provider that has the provider's own name and kind. */
export function topCustomerByName(
  db: ReadableDb,
  providerKey: number,
  provider: { readonly name: string; readonly tier: CustomerKind },
): CustomerRecord | null {
  return one(
    db,
    sql`provider = ${providerKey} AND parent IS NULL AND kind = ${provider.tier}
        AND company_name = ${provider.name} COLLATE NOCASE ORDER BY key LIMIT 1`,
  )
}

/** Stores a new customer and returns its key. */
export function insertCustomer(
  db: WritableDb,
  customer: CustomerFields &
    Pick<
      CustomerRecord,
      'id' | 'providerKey' | 'identifier' | 'kind' | 'parentKey' | 'status' | 'origin' | 'createdAt'
    >,
): number {
  const { isPaymentOk } = customer
  run(
    db,
    sql`INSERT INTO customer (id, provider, identifier, company_name, kind, parent, status, origin, domain, sector,
          pricebook, currency, support_plan, is_payment_ok, is_government, note, created_at)
        VALUES (${customer.id}, ${customer.providerKey}, ${customer.identifier}, ${customer.companyName},
          ${customer.kind}, ${customer.parentKey}, ${customer.status}, ${customer.origin}, ${customer.domain},
          ${customer.sector}, ${customer.pricebook}, ${customer.currency}, ${customer.supportPlan},
          ${isPaymentOk === null ? null : Number(isPaymentOk)}, ${Number(customer.isGovernment)}, ${customer.note},
          ${customer.createdAt})`,
  )
  return get<{ key: number }>(db, sql`SELECT last_insert_rowid() AS key`)?.key ?? 0
}

/** Writes what people can set of a customer and counts its revision up. */
export function updateCustomer(db: WritableDb, key: number, fields: CustomerFields): void {
  const { isPaymentOk } = fields
  run(
    db,
    sql`UPDATE customer SET company_name = ${fields.companyName}, domain = ${fields.domain}, sector = ${fields.sector},
          pricebook = ${fields.pricebook}, currency = ${fields.currency}, support_plan = ${fields.supportPlan},
          is_payment_ok = ${isPaymentOk === null ? null : Number(isPaymentOk)},
          is_government = ${Number(fields.isGovernment)}, note = ${fields.note}, rev = rev + 1 WHERE key = ${key}`,
  )
}

/** Puts a customer under another one, or at the top. */
export function updateParent(db: WritableDb, key: number, parentKey: number | null): void {
  run(db, sql`UPDATE customer SET parent = ${parentKey}, rev = rev + 1 WHERE key = ${key}`)
}

/** Writes a status that needs no reason; the reason of the one before is let go. */
export function updateCustomerStatus(db: WritableDb, key: number, status: CustomerStatus): void {
  run(
    db,
    sql`UPDATE customer SET status = ${status}, status_code = NULL, status_reason = NULL, rev = rev + 1
        WHERE key = ${key}`,
  )
}
