import { get, run, sql, type WritableDb } from '../store/sql.ts'
import { readLines } from './json-lines.ts'
import type { ListingFiles } from './listing-files.ts'

/**
 * Reads the staged accounts of a listing into the temporary table `listed`, a piece at a time. An account that stands twice
 * counts as it stands last. The answer is how many there are.
 */
export function fillListed(db: WritableDb, files: Pick<ListingFiles, 'accounts' | 'extras'>): number {
  run(
    db,
    sql`CREATE TEMP TABLE IF NOT EXISTS listed (account_id INTEGER PRIMARY KEY, name, email, aws_state,
          joined_method, joined_at, path, tags)`,
  )
  run(db, sql`DELETE FROM temp.listed`)
  for (const rows of readLines(files.accounts)) {
    run(
      db,
      sql`INSERT OR REPLACE INTO temp.listed
          SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7
          FROM json_each(${rows})`,
    )
  }
  for (const rows of readLines(files.extras)) {
    run(
      db,
      sql`UPDATE temp.listed SET path = coalesce(extra.path, listed.path), tags = coalesce(extra.tags, listed.tags)
          FROM (SELECT value ->> 0 AS account_id, max(value ->> 1) AS path, max(value ->> 2) AS tags
                FROM json_each(${rows}) GROUP BY value ->> 0) AS extra
          WHERE listed.account_id = extra.account_id`,
    )
  }
  return get<{ n: number }>(db, sql`SELECT count(*) AS n FROM temp.listed`)?.n ?? 0
}

/**
 * Writes what AWS says now of each listed account. What this listing does not say stays as it was known: a path, tags, a
 * time where there is only a day, and which of suspended and closed it is.
 */
export function observe(db: WritableDb, { payer, listing }: { payer: number; listing: number }): void {
  run(
    db,
    sql`INSERT INTO observed_account
          (management_account, account_id, listing, name, email, aws_state, joined_method, joined_at, path, tags)
        SELECT ${payer}, account_id, ${listing}, name, email, aws_state, joined_method, joined_at, path, tags
        FROM temp.listed WHERE true
        ON CONFLICT DO UPDATE SET listing = excluded.listing,
          name = coalesce(excluded.name, name), email = coalesce(excluded.email, email),
          aws_state = CASE WHEN excluded.aws_state IS NULL OR excluded.aws_state = 6 AND aws_state IN (3, 5)
            THEN aws_state ELSE excluded.aws_state END,
          joined_method = coalesce(excluded.joined_method, joined_method),
          joined_at = CASE WHEN excluded.joined_at IS NULL OR length(excluded.joined_at) <= 10
            THEN coalesce(joined_at, excluded.joined_at) ELSE excluded.joined_at END,
          path = coalesce(excluded.path, path), tags = coalesce(excluded.tags, tags)`,
  )
}
