import { ENTITY, type Entity } from '../store/change.ts'
import { all, sql, type ReadableDb, type SqlValue } from '../store/sql.ts'

/** What a change remembered of one row of the settings. */
export interface RememberedSetting {
  readonly entity: Extract<Entity, 'provider' | 'operator' | 'marketplace' | 'settings'>
  readonly key: number
  /** 0 when the change removed it. */
  readonly revAfter: number
  readonly before: Readonly<Record<string, SqlValue>> | null
}

/** The rows of the settings that a change touched. */
export function rememberedSettings(db: ReadableDb, change: number): RememberedSetting[] {
  return all<{ entity: number; key: number; revAfter: number; before: string | null }>(
    db,
    sql`SELECT entity, key, rev_after AS revAfter, json(before) AS before FROM change_row
        WHERE change = ${change} AND entity BETWEEN ${ENTITY.provider} AND ${ENTITY.settings} ORDER BY entity, key`,
  ).map(({ entity, before, ...row }) => ({
    ...row,
    entity: NAMES[entity] ?? 'settings',
    before: before === null ? null : (JSON.parse(before) as Record<string, SqlValue>),
  }))
}

const NAMES: Readonly<Record<number, RememberedSetting['entity']>> = {
  [ENTITY.provider]: 'provider',
  [ENTITY.operator]: 'operator',
  [ENTITY.marketplace]: 'marketplace',
  [ENTITY.settings]: 'settings',
}
