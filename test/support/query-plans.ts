import Database from 'better-sqlite3'
import { migrations } from '../../src/main/core/store/migrations/index.ts'
import { migrate } from '../../src/main/core/store/migrate.ts'
import type { ReadableDb } from '../../src/main/core/store/sql.ts'

/** What a query of ours reads, as SQLite plans it. */
export function plansOf(query: (db: ReadableDb) => unknown): string[] {
  const connection = new Database(':memory:')
  migrate(connection, migrations)
  const asked: string[] = []
  const prepare = connection.prepare.bind(connection)
  // The texts as they are, with parameters: the planner must not need to see the values.
  connection.prepare = (text: string) => {
    asked.push(text)
    return prepare(text)
  }
  query({ connection })
  connection.prepare = prepare
  const plans = asked
    .flatMap((text) => {
      const nothing = text
        .split('?')
        .slice(1)
        .map(() => null)
      return connection.prepare(`EXPLAIN QUERY PLAN ${text}`).all(nothing) as { detail: string }[]
    })
    .map(({ detail }) => detail)
    .filter((detail) => /^(SCAN|SEARCH|USE TEMP)/.test(detail))
  connection.close()
  return plans
}
