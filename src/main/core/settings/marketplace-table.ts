import type { Marketplace } from '../../../shared/contract/session.ts'
import type { AccountModel } from '../../../shared/domain/account-model.ts'
import { modelCode, modelOfCode } from '../pool/account-codes.ts'
import { all, get, run, sql, type ReadableDb, type SqlFragment, type WritableDb } from '../store/sql.ts'
import { takeKey } from './workspace-table.ts'

/** A marketplace with the keys of the tables. */
export type MarketplaceRecord = Marketplace & { readonly key: number; readonly providerKey: number }

/** What people can set of a marketplace. */
export type MarketplaceFields = Pick<
  Marketplace,
  'code' | 'name' | 'defaultModel' | 'currency' | 'poolTarget' | 'reorderAt'
>

/** Facet codes keep a marketplace in eleven bits. */
export const MAX_MARKETPLACE_KEY = 2047

type Row = Omit<MarketplaceRecord, 'defaultModel'> & { readonly defaultModel: number | null }

const SELECT = sql`
  SELECT marketplace.key, marketplace.id, marketplace.provider AS providerKey, provider.id AS providerId, code,
    marketplace.name, default_model AS defaultModel, currency, pool_target AS poolTarget,
    reorder_at AS reorderAt, marketplace.rev,
    (SELECT coalesce(sum(n), 0) FROM tally WHERE tally.marketplace = marketplace.key) AS accounts
  FROM marketplace JOIN provider ON provider.key = marketplace.provider`

function toMarketplace(row: Row): MarketplaceRecord {
  return { ...row, defaultModel: row.defaultModel === null ? null : modelOfCode(row.defaultModel) }
}

function one(db: ReadableDb, where: SqlFragment): MarketplaceRecord | null {
  const row = get<Row>(db, sql`${SELECT} WHERE ${where}`)
  return row === undefined ? null : toMarketplace(row)
}

/** Every marketplace of every provider, by provider and code. */
export function allMarketplaces(db: ReadableDb): MarketplaceRecord[] {
  return all<Row>(db, sql`${SELECT} ORDER BY provider.name, provider.key, code`).map(toMarketplace)
}

/** The marketplace of an id. */
export function marketplaceById(db: ReadableDb, id: string): MarketplaceRecord | null {
  return one(db, sql`marketplace.id = ${id}`)
}

/** The marketplace of a key. */
export function marketplaceByKey(db: ReadableDb, key: number): MarketplaceRecord | null {
  return one(db, sql`marketplace.key = ${key}`)
}

/** The marketplace that a provider calls by this code. */
export function marketplaceByCode(db: ReadableDb, provider: number, code: string): MarketplaceRecord | null {
  return one(db, sql`provider = ${provider} AND code = ${code}`)
}

/** How many deleted accounts of a marketplace could come back. */
export function deletedAccountsOf(db: ReadableDb, key: number): number {
  const row = get<{ n: number }>(
    db,
    sql`SELECT count(*) AS n FROM deleted_account WHERE marketplace = ${key}`,
  )
  return row?.n ?? 0
}

/** Stores a new marketplace of a provider and returns its key. */
export function insertMarketplace(
  db: WritableDb,
  id: string,
  providerKey: number,
  fields: MarketplaceFields,
): number {
  const key = takeKey(db, 'marketplace')
  run(
    db,
    sql`INSERT INTO marketplace (key, id, provider, code, name, default_model, currency, pool_target, reorder_at)
        VALUES (${key}, ${id}, ${providerKey}, ${fields.code}, ${fields.name}, ${storedModel(fields.defaultModel)},
          ${fields.currency}, ${fields.poolTarget}, ${fields.reorderAt})`,
  )
  return key
}

/** Writes a marketplace's fields and counts its revision up. */
export function updateMarketplace(db: WritableDb, key: number, fields: MarketplaceFields): void {
  run(
    db,
    sql`UPDATE marketplace SET code = ${fields.code}, name = ${fields.name},
          default_model = ${storedModel(fields.defaultModel)}, currency = ${fields.currency},
          pool_target = ${fields.poolTarget}, reorder_at = ${fields.reorderAt}, rev = rev + 1 WHERE key = ${key}`,
  )
}

function storedModel(model: AccountModel | null): number | null {
  return model === null ? null : modelCode(model)
}
