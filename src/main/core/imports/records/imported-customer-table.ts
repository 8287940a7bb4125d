import type { CustomerKind, CustomerStatus } from '../../../../shared/domain/customer.ts'
import type { CustomerDraft } from '../../../../shared/domain/customer-row.ts'
import type { ChangeTx } from '../../store/change.ts'
import { ENTITY, type Entity } from '../../store/entity.ts'
import { changeRecord } from '../../store/record-table.ts'
import { get, raw, run, sql, type ReadableDb } from '../../store/sql.ts'

/** A new customer as it is stored; parents have smaller keys than their children. */
export interface ImportedCustomer {
  readonly key: number
  readonly id: string
  readonly identifier: string
  readonly kind: CustomerKind
  readonly parentKey: number | null
  readonly draft: CustomerDraft
}

/** A new user of a new customer. */
export interface ImportedUser {
  readonly key: number
  readonly id: string
  readonly customerKey: number
  readonly firstName: string
  readonly lastName: string
  readonly email: string
}

/** The first key that no customer, or no user, ever had. */
export function nextKey(db: ReadableDb, table: 'customer' | 'customer_user'): number {
  return (get<{ seq: number }>(db, sql`SELECT seq FROM sqlite_sequence WHERE name = ${table}`)?.seq ?? 0) + 1
}

/** Stores new customers set-wise and remembers that there were none. */
export function insertImported(
  tx: ChangeTx,
  customers: readonly ImportedCustomer[],
  { providerKey, status }: { readonly providerKey: number; readonly status: CustomerStatus },
): void {
  const rows = customers.map(({ key, id, identifier, kind, parentKey, draft }) => [
    key,
    id,
    identifier,
    draft.companyName,
    kind,
    parentKey,
    draft.domain,
    draft.sector,
    draft.pricebook,
    draft.currency,
    draft.supportPlan,
    draft.note,
  ])
  run(
    tx.db,
    sql`INSERT INTO customer (key, id, identifier, company_name, kind, parent, domain, sector, pricebook, currency,
          support_plan, note, provider, status, origin, created_at)
        SELECT ${values(12)}, ${providerKey}, ${status}, 'imported', ${tx.at}
        FROM json_each(${JSON.stringify(rows)}) ORDER BY json_each.key`,
  )
  rememberNew(tx, 'customer', customers)
}

/** Stores new users set-wise, invited until `expiresAt`, and remembers that there were none. */
export function insertImportedUsers(tx: ChangeTx, users: readonly ImportedUser[], expiresAt: string): void {
  const rows = users.map((user) => [
    user.key,
    user.id,
    user.customerKey,
    user.email,
    user.firstName,
    user.lastName,
  ])
  run(
    tx.db,
    sql`INSERT INTO customer_user (key, id, customer, email, first_name, last_name, role, state, invited_at, expires_at)
        SELECT ${values(6)}, 'owner', 'invited', ${tx.at}, ${expiresAt}
        FROM json_each(${JSON.stringify(rows)}) ORDER BY json_each.key`,
  )
  rememberNew(tx, 'customerUser', users)
}

/** Gives a known customer what the file says; what the file leaves empty stays (U-19). */
export function updateImported(tx: ChangeTx, key: number, draft: CustomerDraft): void {
  const { companyName, domain, sector, pricebook, currency, supportPlan, note } = draft
  changeRecord(tx, { entity: 'customer', key }, () => {
    run(
      tx.db,
      sql`UPDATE customer SET company_name = ${companyName}, domain = coalesce(${domain}, domain),
            sector = coalesce(${sector}, sector), pricebook = coalesce(${pricebook}, pricebook),
            currency = coalesce(${currency}, currency), support_plan = coalesce(${supportPlan}, support_plan),
            note = coalesce(${note}, note), rev = rev + 1
          WHERE key = ${key}`,
    )
  })
}

function values(count: number): ReturnType<typeof raw> {
  return raw(Array.from({ length: count }, (_, index) => `json_each.value ->> ${index}`).join(', '))
}

function rememberNew(tx: ChangeTx, entity: Entity, rows: readonly { readonly key: number }[]): void {
  const keys = JSON.stringify(rows.map(({ key }) => key))
  run(
    tx.db,
    sql`INSERT INTO change_row (change, entity, key, rev_after, before)
        SELECT ${tx.key}, ${ENTITY[entity]}, value, 1, NULL FROM json_each(${keys})`,
  )
}
