import {
  all,
  column,
  get,
  join,
  raw,
  run,
  sql,
  type ReadableDb,
  type SqlFragment,
  type WritableDb,
} from '../store/sql.ts'
import { foldCase, foldedColumn } from './folded-text.ts'

/** More trigrams than this narrow a search no further; hits are checked anyway. */
const MAX_TRIGRAMS = 24
/** Merged in one short write: a few dozen milliseconds. */
const MERGED_PAGES = 64

const twelveDigits = raw(`printf('%012d', account_id)`)

/** The accounts up to this running number are in the search index; later ones are looked through one by one. */
export function searchWatermark(db: ReadableDb): number {
  return Number(
    get<{ value: string }>(db, sql`SELECT value FROM workspace WHERE key = 'search_watermark'`)?.value ?? 0,
  )
}

/** Adds the accounts `from … to` (deleted ones too, they may be restored) to the index and moves the watermark to `to`. */
export function indexForSearch(db: WritableDb, from: number, to: number): void {
  const columns = raw('seq, account_id, name, email')
  run(
    db,
    sql`INSERT INTO account_search (rowid, text) SELECT seq, ${searchedText(db)} FROM (
          SELECT ${columns} FROM account WHERE seq BETWEEN ${from} AND ${to} UNION ALL
          SELECT ${columns} FROM deleted_account WHERE seq BETWEEN ${from} AND ${to}
          ORDER BY seq)`,
  )
  run(
    db,
    sql`INSERT INTO workspace (key, value) VALUES ('search_watermark', ${String(to)})
        ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
  )
}

/**
 * Adds accounts to the index again after their name or email changed; to be called in the same transaction. Their old
 * texts stay as candidates that the check throws out. `seqs` may hold accounts behind the watermark.
 */
export function indexAgainForSearch(db: WritableDb, seqs: readonly number[]): void {
  run(
    db,
    sql`INSERT INTO account_search (rowid, text) SELECT seq, ${searchedText(db)} FROM account
        WHERE seq IN (SELECT value FROM json_each(${JSON.stringify(seqs)})) AND seq <= ${searchWatermark(db)}
        ORDER BY seq`,
  )
}

/** Merges a few pages of the index, so that it stays quick to search; true when there is nothing more to merge. */
export function mergeSearchIndex(db: WritableDb): boolean {
  const changes = (): number => db.connection.prepare('SELECT total_changes()').pluck().get() as number
  const before = changes()
  run(
    db,
    sql`INSERT INTO account_search (account_search, rank) VALUES ('merge', ${raw(String(MERGED_PAGES))})`,
  )
  // The command itself counts as one change (SQLite's documentation of FTS5, "merge").
  return changes() - before < 2
}

/** A page of candidates out of the index in order of seq, each with whether it really matches. */
export function indexedCandidates(
  db: ReadableDb,
  needle: string,
  window: {
    readonly after: number
    readonly upTo: number
    readonly limit: number
    readonly isDescending: boolean
  },
): { readonly seq: number; readonly isHit: boolean }[] {
  const rows = all<{ seq: number; isHit: number }>(
    db,
    sql`SELECT account.seq AS seq, ${matchesText(db, needle)} AS isHit
        FROM account_search CROSS JOIN account ON account.seq = account_search.rowid
        WHERE account_search MATCH ${trigramQuery(needle)}
          AND account_search.rowid > ${window.after} AND account_search.rowid <= ${window.upTo}
        ORDER BY account_search.rowid ${raw(window.isDescending ? 'DESC' : 'ASC')} LIMIT ${window.limit}`,
  )
  return rows.map(({ seq, isHit }) => ({ seq, isHit: isHit === 1 }))
}

/** The accounts among `after + 1 … upTo` that hold the needle, read one by one. */
export function scannedMatches(db: ReadableDb, needle: string, after: number, upTo: number): number[] {
  return column<number>(
    db,
    sql`SELECT seq FROM account WHERE seq > ${after} AND seq <= ${upTo} AND ${matchesText(db, needle)} ORDER BY seq`,
  )
}

/** Accounts whose id lies in `from … to`, in order of id; `after` is the last id of the page before. */
export function seqsByIdRange(
  db: ReadableDb,
  from: number,
  to: number,
  limit: number,
): { readonly seq: number; readonly id: number }[] {
  return all<{ seq: number; id: number }>(
    db,
    sql`SELECT seq, account_id AS id FROM account WHERE account_id BETWEEN ${from} AND ${to}
        ORDER BY account_id LIMIT ${limit}`,
  )
}

/** True when a needle is long enough for the index. */
export function hasTrigrams(needle: string): boolean {
  return trigramsOf(needle).length > 0
}

function matchesText(db: ReadableDb, needle: string): SqlFragment {
  const texts = [twelveDigits, foldedColumn(db, 'name'), foldedColumn(db, 'email')]
  return sql`(${join(
    texts.map((text) => sql`instr(${text}, ${needle}) > 0`),
    ' OR ',
  )})`
}

/** What is indexed; a line feed keeps the end of one column from meeting the start of the next. */
function searchedText(db: ReadableDb): SqlFragment {
  return sql`${twelveDigits} || char(10) || ${foldedColumn(db, 'name')} || char(10) || ${foldedColumn(db, 'email')}`
}

/** What the index is asked for a needle of three letters or more. */
export function trigramQuery(needle: string): string {
  return trigramsOf(needle)
    .slice(0, MAX_TRIGRAMS)
    .map((trigram) => `"${trigram.replaceAll('"', '""')}"`)
    .join(' AND ')
}

/** The index skips NUL characters, so the needle's trigrams do too. */
function trigramsOf(needle: string): readonly string[] {
  const characters = Array.from(foldCase(needle)).filter((character) => character !== '\0')
  const trigrams = characters.slice(2).map((_, at) => characters.slice(at, at + 3).join(''))
  return [...new Set(trigrams)]
}
