import { ENTITY } from '../store/entity.ts'
import { RECORD_ENTITIES, type RecordEntity } from '../store/record-table.ts'
import { all, run, sql, type ReadableDb, type SqlValue, type WritableDb } from '../store/sql.ts'

/** What a change remembered of one row that is not an account. */
export interface RememberedRecord {
  readonly entity: RecordEntity | 'settings'
  readonly key: number
  /** 0 when the change removed it. */
  readonly revAfter: number
  readonly before: Readonly<Record<string, SqlValue>> | null
}

/** The rows other than accounts that a change touched, in the order in which they can be taken back: what was added goes last one first. */
export function rememberedRecords(db: ReadableDb, change: number): RememberedRecord[] {
  const rows = all<{ entity: number; key: number; revAfter: number; before: string | null }>(
    db,
    sql`SELECT entity, key, rev_after AS revAfter, json(before) AS before FROM change_row
        WHERE change = ${change} AND entity NOT IN (${ENTITY.account}, ${ENTITY.deletedAccount})
        ORDER BY entity, key`,
  ).flatMap(({ entity, before, ...row }): RememberedRecord[] => {
    const name = ENTITY_NAMES.get(entity)
    if (name === undefined) return []
    return [
      {
        ...row,
        entity: name,
        before: before === null ? null : (JSON.parse(before) as Record<string, SqlValue>),
      },
    ]
  })
  const added = rows.filter(({ before }) => before === null)
  const others = rows.filter(({ before }) => before !== null)
  return [...added.toSorted(byDependence).toReversed(), ...others.toSorted(byDependence)]
}

/** Remembers a row under a change that does not go through `change()` row by row (an undo). */
export function insertRemembered(
  db: WritableDb,
  change: number,
  row: Pick<RememberedRecord, 'entity' | 'key' | 'revAfter'> & { readonly before: object | null },
): void {
  const before = row.before === null ? null : JSON.stringify(row.before)
  run(
    db,
    sql`INSERT INTO change_row (change, entity, key, rev_after, before)
        VALUES (${change}, ${ENTITY[row.entity]}, ${row.key}, ${row.revAfter}, jsonb(${before}))`,
  )
}

/** The entities other than accounts by the numbers that are stored. */
export const ENTITY_NAMES: ReadonlyMap<number, RememberedRecord['entity']> = new Map([
  [ENTITY.settings, 'settings'],
  ...RECORD_ENTITIES.map((entity) => [ENTITY[entity], entity] as const),
])

/** What others refer to comes first; a parent is older than its children. */
function byDependence(one: RememberedRecord, other: RememberedRecord): number {
  const rank = ({ entity }: RememberedRecord): number =>
    entity === 'settings' ? -1 : RECORD_ENTITIES.indexOf(entity)
  return rank(one) - rank(other) || one.key - other.key
}
