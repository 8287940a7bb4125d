import type Database from 'better-sqlite3'
import { storeVersion, timesContinued } from '../store/change.ts'
import { ENTITY } from '../store/entity.ts'
import { all, column, get, sql, type ReadableDb, type SqlFragment } from '../store/sql.ts'
import {
  compareEntries,
  createDirectory,
  type CustomerDirectory,
  type CustomerEntry,
} from './customer-directory.ts'
import { foldName, wordsOf } from './customer-words.ts'

/** What the store was when a directory was read. */
interface Stamp {
  readonly version: number
  readonly change: number
  readonly continued: number
}

interface Known {
  readonly providerKey: number
  readonly byKey: Map<number, CustomerEntry>
  directory: CustomerDirectory
  stamp: Stamp
}

/** More changed customers than this, and all are read anew. */
const MOST_FOLLOWED = 2000

const known = new WeakMap<Database.Database, Known>()

/** The customers of a provider; read once, then only those that changed since. */
export function customerDirectory(db: ReadableDb, providerKey: number): CustomerDirectory {
  const stamp = stampOf(db)
  const before = known.get(db.connection)
  if (before?.providerKey === providerKey) {
    const changed = changedSince(db, before.stamp, stamp)
    if (changed !== null) {
      if (changed.length > 0) follow(db, before, changed)
      before.stamp = stamp
      return before.directory
    }
  }
  const inOrder = readEntries(db, sql`provider = ${providerKey}`).toSorted(compareEntries)
  const byKey = new Map(inOrder.map((entry) => [entry.key, entry]))
  const directory = createDirectory(inOrder, byKey)
  known.set(db.connection, { providerKey, byKey, directory, stamp })
  return directory
}

function follow(db: ReadableDb, kept: Known, keys: readonly number[]): void {
  const isChanged = new Set(keys)
  const fresh = readEntries(
    db,
    sql`provider = ${kept.providerKey} AND key IN (SELECT value FROM json_each(${JSON.stringify(keys)}))`,
  )
  for (const key of keys) kept.byKey.delete(key)
  for (const entry of fresh) kept.byKey.set(entry.key, entry)
  const others = kept.directory.inOrder.filter(({ key }) => !isChanged.has(key))
  kept.directory = createDirectory(merged(others, fresh.toSorted(compareEntries)), kept.byKey)
}

function merged(many: readonly CustomerEntry[], few: readonly CustomerEntry[]): CustomerEntry[] {
  const entries: CustomerEntry[] = []
  let next = 0
  for (const entry of many) {
    for (let other = few[next]; other !== undefined && compareEntries(other, entry) < 0; other = few[next]) {
      entries.push(other)
      next += 1
    }
    entries.push(entry)
  }
  return [...entries, ...few.slice(next)]
}

function stampOf(db: ReadableDb): Stamp {
  const row = get<{ change: number }>(db, sql`SELECT coalesce(max(key), 0) AS change FROM change_set`)
  return { version: storeVersion(db), change: row?.change ?? 0, continued: timesContinued(db) }
}

/** Keys of the customers that were written since, they or their users; null when it takes less to read all. */
function changedSince(db: ReadableDb, before: Stamp, now: Stamp): number[] | null {
  if (now.version === before.version) return []
  // A change that was continued (an undo in slices) may be older than the stamp.
  if (now.continued !== before.continued) return null
  const changes = column<number>(
    db,
    sql`SELECT key FROM change_set WHERE key > ${before.change}
        UNION SELECT key FROM change_set WHERE undone_by > ${before.change}`,
  )
  if (changes.length > MOST_FOLLOWED) return null
  const keys = column<number | null>(
    db,
    sql`SELECT change_row.key FROM json_each(${JSON.stringify(changes)}) AS made
          CROSS JOIN change_row ON change = made.value AND entity = ${ENTITY.customer}
        UNION
        SELECT customer FROM json_each(${JSON.stringify(changes)}) AS made
          CROSS JOIN change_row ON change = made.value AND entity = ${ENTITY.customerUser}
          LEFT JOIN customer_user ON customer_user.key = change_row.key
        UNION
        SELECT before ->> 'customer' FROM json_each(${JSON.stringify(changes)}) AS made
          CROSS JOIN change_row ON change = made.value AND entity = ${ENTITY.customerUser}
        WHERE before IS NOT NULL
        LIMIT ${MOST_FOLLOWED + 1}`,
  )
  // Of a user who is gone again nobody knows any more whose it was.
  const isAllKnown = (found: (number | null)[]): found is number[] => !found.includes(null)
  return keys.length <= MOST_FOLLOWED && isAllKnown(keys) ? keys : null
}

type Row = Omit<CustomerEntry, 'name' | 'words'> & {
  readonly domain: string | null
  readonly emails: string | null
}

function readEntries(db: ReadableDb, where: SqlFragment): CustomerEntry[] {
  const rows = all<Row>(
    db,
    sql`SELECT key, id, identifier, company_name AS companyName, kind, parent AS parentKey, status,
          created_at AS createdAt, domain, (
            SELECT group_concat(email, ' ') FROM customer_user
            WHERE customer = customer.key AND state IN ('invited', 'active')) AS emails
        FROM customer WHERE ${where}`,
  )
  return rows.map(({ domain, emails, ...row }) => ({
    ...row,
    name: foldName(row.companyName),
    words: wordsOf(`${row.companyName} ${row.identifier} ${domain ?? ''} ${emails ?? ''}`),
  }))
}
