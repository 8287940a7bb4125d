import { ColumnMapping, type ImportTarget } from '../../../shared/contract/imports.ts'
import { get, run, sql, type ReadableDb, type WritableDb } from '../store/sql.ts'

/** What names a header: its titles, whatever their case and spaces, and what its rows become. */
export function headerSignature(titles: readonly string[], target: ImportTarget): string {
  const names = JSON.stringify(titles.map((title) => title.trim().toLowerCase()))
  return target === 'accounts' ? names : `${target} ${names}`
}

/** The mapping that was kept for a header; null when there is none, or none that can still be read. */
export function rememberedMapping(db: ReadableDb, signature: string): ColumnMapping | null {
  const row = get<{ mapping: string }>(
    db,
    sql`SELECT mapping FROM mapping_profile WHERE signature = ${signature}`,
  )
  if (row === undefined) return null
  const parsed = ColumnMapping.safeParse(JSON.parse(row.mapping))
  return parsed.success ? parsed.data : null
}

/** Keeps a mapping for the next file with the same header. */
export function rememberMapping(
  db: WritableDb,
  profile: { readonly signature: string; readonly mapping: ColumnMapping; readonly at: string },
): void {
  const mapping = JSON.stringify(profile.mapping)
  run(
    db,
    sql`INSERT INTO mapping_profile (signature, mapping, used_at)
        VALUES (${profile.signature}, ${mapping}, ${profile.at})
        ON CONFLICT (signature) DO UPDATE SET mapping = excluded.mapping, used_at = excluded.used_at`,
  )
}
