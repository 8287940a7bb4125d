import type Database from 'better-sqlite3'
import { storeVersion } from '../store/change.ts'
import { all, sql, type ReadableDb } from '../store/sql.ts'

/** A marketplace as the pool needs it. */
export interface MarketplaceEntry {
  readonly key: number
  readonly id: string
  readonly code: string
  readonly providerKey: number
  readonly providerId: string
  readonly providerName: string
}

/** All marketplaces, by the key that accounts hold and by the id that windows know. */
export interface MarketplaceDirectory {
  readonly byKey: ReadonlyMap<number, MarketplaceEntry>
  readonly byId: ReadonlyMap<string, MarketplaceEntry>
}

const directories = new WeakMap<Database.Database, { version: number; directory: MarketplaceDirectory }>()

/** Reads the directory, once per version of the store. */
export function marketplaceDirectory(db: ReadableDb): MarketplaceDirectory {
  const version = storeVersion(db)
  const known = directories.get(db.connection)
  if (known?.version === version) return known.directory
  const entries = all<MarketplaceEntry>(
    db,
    sql`SELECT marketplace.key, marketplace.id, code, provider.key AS providerKey, provider.id AS providerId,
          provider.name AS providerName
        FROM marketplace JOIN provider ON provider.key = marketplace.provider`,
  )
  const directory: MarketplaceDirectory = {
    byKey: new Map(entries.map((entry) => [entry.key, entry])),
    byId: new Map(entries.map((entry) => [entry.id, entry])),
  }
  directories.set(db.connection, { version, directory })
  return directory
}
