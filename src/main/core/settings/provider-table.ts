import type { Provider } from '../../../shared/contract/session.ts'
import { all, get, run, sql, type ReadableDb, type WritableDb } from '../store/sql.ts'
import { takeKey } from './workspace-table.ts'

/** A provider with the key that other tables know it by. */
export type ProviderRecord = Provider & { readonly key: number }

/** What people can set of a provider. */
export type ProviderFields = Pick<Provider, 'name' | 'emailDomains' | 'tier'>

interface Row {
  key: number
  id: string
  name: string
  email_domains: string
  tier: Provider['tier']
  rev: number
  accounts: number
}

const SELECT = sql`
  SELECT key, id, name, email_domains, tier, rev,
    (SELECT coalesce(sum(tally.n), 0) FROM marketplace JOIN tally ON tally.marketplace = marketplace.key
     WHERE marketplace.provider = provider.key) AS accounts
  FROM provider`

function toProvider({ email_domains: emailDomains, ...row }: Row): ProviderRecord {
  return { ...row, emailDomains: JSON.parse(emailDomains) as string[] }
}

/** Every provider by name. */
export function allProviders(db: ReadableDb): ProviderRecord[] {
  return all<Row>(db, sql`${SELECT} ORDER BY name, key`).map(toProvider)
}

/** The provider of an id. */
export function providerById(db: ReadableDb, id: string): ProviderRecord | null {
  const row = get<Row>(db, sql`${SELECT} WHERE id = ${id}`)
  return row === undefined ? null : toProvider(row)
}

/** The provider of a key. */
export function providerByKey(db: ReadableDb, key: number): ProviderRecord | null {
  const row = get<Row>(db, sql`${SELECT} WHERE key = ${key}`)
  return row === undefined ? null : toProvider(row)
}

/** The provider of a name, whatever its case. */
export function providerByName(db: ReadableDb, name: string): ProviderRecord | null {
  const row = get<Row>(db, sql`${SELECT} WHERE name = ${name}`)
  return row === undefined ? null : toProvider(row)
}

/** How much belongs to a provider or is bound to it. */
export interface ProviderUse {
  readonly marketplaces: number
  readonly operators: number
  readonly customers: number
  readonly managementAccounts: number
  readonly roleConnections: number
}

/** What keeps a provider in the workspace. */
export function providerUse(db: ReadableDb, key: number): ProviderUse {
  return get<ProviderUse>(
    db,
    sql`SELECT (SELECT count(*) FROM marketplace WHERE provider = ${key}) AS marketplaces,
               (SELECT count(*) FROM operator WHERE provider = ${key}) AS operators,
               (SELECT count(*) FROM customer WHERE provider = ${key}) AS customers,
               (SELECT count(*) FROM management_account WHERE provider = ${key}) AS managementAccounts,
               (SELECT count(*) FROM role_connection WHERE provider = ${key}) AS roleConnections`,
  ) as ProviderUse // one row, always
}

/** Stores a new provider and returns its key. */
export function insertProvider(db: WritableDb, id: string, fields: ProviderFields): number {
  const key = takeKey(db, 'provider')
  run(
    db,
    sql`INSERT INTO provider (key, id, name, email_domains, tier)
        VALUES (${key}, ${id}, ${fields.name}, ${JSON.stringify(fields.emailDomains)}, ${fields.tier})`,
  )
  return key
}

/** Writes a provider's fields and counts its revision up. */
export function updateProvider(db: WritableDb, key: number, fields: ProviderFields): void {
  run(
    db,
    sql`UPDATE provider SET name = ${fields.name}, email_domains = ${JSON.stringify(fields.emailDomains)},
          tier = ${fields.tier}, rev = rev + 1 WHERE key = ${key}`,
  )
}
