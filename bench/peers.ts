import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'

/** Ends the benchmark with what to install when the peer is missing. */
export function requireSqlite(): string {
  const found = spawnSync('sqlite3', ['--version'], { encoding: 'utf8' })
  if (found.status !== 0) {
    console.error(
      'The benchmark compares with the sqlite3 command. Install it first, e.g.: apt-get install sqlite3',
    )
    process.exit(1)
  }
  return found.stdout.split(' ')[0] ?? ''
}

/** The account table of the product without any check, constraint or trigger, and its index. */
const SAME_SCHEMA = `
CREATE TABLE account (seq INTEGER PRIMARY KEY, account_id INTEGER NOT NULL UNIQUE, state INTEGER NOT NULL,
  marketplace INTEGER NOT NULL, model INTEGER NOT NULL, change INTEGER NOT NULL, rev INTEGER NOT NULL);
CREATE INDEX account_queue ON account (state, marketplace, model);`

/** Milliseconds of \`sqlite3 .import\` of the file into a table without index or check. */
export function importBare(folder: string, csv: string, columns: readonly string[]): number {
  const table = `CREATE TABLE bare (${columns.map((column) => `${column} TEXT`).join(', ')});`
  return timedImport(folder, csv, table, 'bare', 1)
}

/** Milliseconds of \`sqlite3 .import\` of ready-made rows into the same indexed schema, without any check. */
export function importSameSchema(folder: string, readyCsv: string): number {
  return timedImport(folder, readyCsv, SAME_SCHEMA, 'account', 0)
}

/** The peer works with the product's own settings: write-ahead log, full synchronisation, 8 MiB of cache. */
function timedImport(folder: string, csv: string, schema: string, table: string, skip: number): number {
  const file = join(folder, 'peer.sqlite')
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${suffix}`, { force: true })
  const script = [
    'PRAGMA journal_mode = WAL;',
    'PRAGMA synchronous = FULL;',
    'PRAGMA cache_size = -8192;',
    schema,
    '.mode csv',
    '.separator ;',
    `.import --skip ${skip} '${csv}' ${table}`,
  ].join('\n')
  const startedAt = performance.now()
  const done = spawnSync('sqlite3', [file], { input: script, encoding: 'utf8' })
  const tookMs = performance.now() - startedAt
  if (done.status !== 0 || done.stderr !== '') throw new Error(`sqlite3: ${done.stderr}`)
  return tookMs
}
