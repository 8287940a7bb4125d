import { ENTITY } from '../store/entity.ts'
import { get, sql, type ReadableDb } from '../store/sql.ts'
import type { ChangeRecord } from './change-table.ts'
import { UNDO_PARTS, type UndoCursor, type UndoPart, type UndoSlice } from './undo-part.ts'

/** What a change did to accounts, each part as one slice, in the order of undoing. Looks at no row but the first and last. */
export function wholeParts(db: ReadableDb, change: ChangeRecord): UndoSlice[] {
  const accounts = endsOf(db, change, ENTITY.account)
  const deletions = endsOf(db, change, ENTITY.deletedAccount)
  const parts: UndoSlice[] = []
  if (change.firstSeq !== null && change.lastSeq !== null) {
    parts.push({ part: 'added', after: change.firstSeq - 1, upTo: change.lastSeq })
  } else if (accounts?.wasThere === 0) {
    parts.push({ part: 'added', after: accounts.first - 1, upTo: accounts.last })
  }
  if (accounts?.wasThere === 1) {
    parts.push({ part: 'edited', after: accounts.first - 1, upTo: accounts.last })
  }
  if (deletions !== null) {
    const part = deletions.wasThere === 0 ? 'deleted' : 'restored'
    parts.push({ part, after: deletions.first - 1, upTo: deletions.last })
  }
  return parts
}

/** What is left of the parts after `cursor` (null: all of them). */
export function partsAfter(parts: readonly UndoSlice[], cursor: UndoCursor | null): UndoSlice[] {
  if (cursor === null) return [...parts]
  const reached = UNDO_PARTS.indexOf(cursor.part)
  return parts.flatMap((slice) => {
    const position = UNDO_PARTS.indexOf(slice.part)
    if (position < reached) return []
    const after = position === reached ? Math.max(slice.after, cursor.seq) : slice.after
    return after < slice.upTo ? [{ ...slice, after }] : []
  })
}

/** The first rows of a part, at most `size`. */
export function headOf(db: ReadableDb, change: ChangeRecord, part: UndoSlice, size: number): UndoSlice {
  const end = part.part === 'added' ? part.after + size : rememberedEnd(db, change, part, size)
  return { ...part, upTo: Math.min(end, part.upTo) }
}

function rememberedEnd(db: ReadableDb, change: ChangeRecord, part: UndoSlice, size: number): number {
  const row = get<{ key: number }>(
    db,
    sql`SELECT key FROM change_row
        WHERE change = ${change.key} AND entity = ${entityOf(part.part)} AND key > ${part.after}
        ORDER BY key LIMIT 1 OFFSET ${size - 1}`,
  )
  return row?.key ?? part.upTo
}

function entityOf(part: UndoPart): number {
  return part === 'added' || part === 'edited' ? ENTITY.account : ENTITY.deletedAccount
}

/** First and last key of a change's rows of one entity, and whether they were there before: all rows of one kind agree. */
function endsOf(
  db: ReadableDb,
  change: ChangeRecord,
  entity: number,
): { readonly first: number; readonly last: number; readonly wasThere: number } | null {
  const rows = sql`FROM change_row WHERE change = ${change.key} AND entity = ${entity}`
  const ends = get<{ first: number; last: number; wasThere: number }>(
    db,
    sql`SELECT key AS first, before IS NOT NULL AS wasThere,
          (SELECT key ${rows} ORDER BY key DESC LIMIT 1) AS last
        ${rows} ORDER BY key LIMIT 1`,
  )
  return ends ?? null
}
