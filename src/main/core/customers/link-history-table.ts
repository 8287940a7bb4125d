import { raw, run, sql, type WritableDb } from '../store/sql.ts'

/** Accounts of the pool or members of organizations: their table, its key, and which of them as JSON text. */
interface Linked {
  readonly table: 'account' | 'member'
  readonly key: 'seq' | 'key'
  readonly keys: string
}

/**
 * Lets a history of links follow whatever the customers are now (invariant 7): closes open links to another customer
 * (or none) and opens one where there is a customer without it. The history of a table is `<table>_link`.
 */
export function followLinkHistory(
  db: WritableDb,
  linked: Linked,
  change: { readonly key: number; readonly reason: string | null },
): void {
  const [table, key, link] = [raw(linked.table), raw(linked.key), raw(`${linked.table}_link`)]
  run(
    db,
    sql`UPDATE ${link} SET unlinked_by = ${change.key}, unlink_reason = ${change.reason}
        WHERE ${table} IN (SELECT value FROM json_each(${linked.keys})) AND unlinked_by IS NULL
          AND customer IS NOT (SELECT now.customer FROM ${table} AS now WHERE now.${key} = ${link}.${table})`,
  )
  run(
    db,
    sql`INSERT INTO ${link} (${table}, linked_by, customer)
        SELECT now.${key}, ${change.key}, now.customer
        FROM json_each(${linked.keys}) AS chosen CROSS JOIN ${table} AS now ON now.${key} = chosen.value
        WHERE now.customer IS NOT NULL AND NOT EXISTS (
          SELECT 1 FROM ${link} WHERE ${link}.${table} = now.${key} AND unlinked_by IS NULL)`,
  )
}
