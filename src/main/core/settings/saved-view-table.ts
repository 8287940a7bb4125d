import type { SavedView } from '../../../shared/contract/workspace.ts'
import { all, get, run, sql, type ReadableDb, type WritableDb } from '../store/sql.ts'

interface Row {
  id: string
  screen: string
  name: string
  state: string
}

function toView(row: Row): SavedView {
  return { ...row, state: JSON.parse(row.state) as unknown }
}

/** The saved views of a screen by name. */
export function savedViews(db: ReadableDb, screen: string): SavedView[] {
  return all<Row>(
    db,
    sql`SELECT id, screen, name, state FROM saved_view WHERE screen = ${screen} ORDER BY name`,
  ).map(toView)
}

/** Saves a view; one of the same name on the same screen keeps its id and gets the new state. */
export function saveView(db: WritableDb, view: SavedView): SavedView {
  const row = get<Row>(
    db,
    sql`INSERT INTO saved_view (id, screen, name, state)
        VALUES (${view.id}, ${view.screen}, ${view.name}, ${JSON.stringify(view.state ?? null)})
        ON CONFLICT (screen, name) DO UPDATE SET name = excluded.name, state = excluded.state
        RETURNING id, screen, name, state`,
  )
  if (row === undefined) throw new Error('a saved view comes back')
  return toView(row)
}

/** Forgets a view; true when there was one. */
export function removeView(db: WritableDb, id: string): boolean {
  return run(db, sql`DELETE FROM saved_view WHERE id = ${id}`) > 0
}
