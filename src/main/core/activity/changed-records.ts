import type { ChangedRow } from '../../../shared/contract/activity.ts'
import type { ReadableDb } from '../store/sql.ts'
import { recordName } from './record-name-view.ts'
import { RECORD_NOUNS } from './record-noun.ts'
import type { ChangedRecord } from './record-rows-view.ts'
import { recordCells, type NameOf } from './record-words.ts'

/** Tells in words what became of records; names are looked up once. */
export function recordTeller(db: ReadableDb): (record: ChangedRecord) => ChangedRow {
  const names = new Map<string, string>()
  const nameOf: NameOf = (entity, key) => {
    const id = `${entity} ${key}`
    const known = names.get(id)
    if (known !== undefined) return known
    const name = recordName(db, { entity, key, before: null }) || `a removed ${RECORD_NOUNS[entity]}`
    names.set(id, name)
    return name
  }
  return (record) => ({
    key: `${record.entity} ${record.key}`,
    subject: recordName(db, { ...record, before: record.before ?? record.left }),
    outcome: outcomeOf(record),
    cells: recordCells(record.entity, record, nameOf),
  })
}

function outcomeOf({ before, left, isThere }: ChangedRecord): string {
  if (left === null) return isThere ? 'Removed, back since' : 'Removed'
  const done = before === null ? 'Added' : 'Changed'
  return isThere ? done : `${done}, removed since`
}
