import { all, get, run, sql, type ReadableDb, type WritableDb } from '../store/sql.ts'

/** A project as the store has it. */
export interface ProjectRecord {
  readonly key: number
  readonly id: string
  readonly customerKey: number
  readonly identifier: string
  readonly name: string
  readonly createdAt: string
  readonly rev: number
}

const SELECT = sql`
  SELECT key, id, customer AS customerKey, identifier, name, created_at AS createdAt, rev FROM project`

/** The projects of a customer by name. */
export function projectsOf(db: ReadableDb, customerKey: number): ProjectRecord[] {
  return all<ProjectRecord>(
    db,
    sql`${SELECT} WHERE customer = ${customerKey} ORDER BY name COLLATE NOCASE, key LIMIT 2000`,
  )
}

/** The project of an id. */
export function projectById(db: ReadableDb, id: string): ProjectRecord | null {
  return get<ProjectRecord>(db, sql`${SELECT} WHERE id = ${id}`) ?? null
}

/** The project of a key. */
export function projectByKey(db: ReadableDb, key: number): ProjectRecord | null {
  return get<ProjectRecord>(db, sql`${SELECT} WHERE key = ${key}`) ?? null
}

/** The project that a customer calls by this identifier, without regard to case. */
export function projectByIdentifier(
  db: ReadableDb,
  customerKey: number,
  identifier: string,
): ProjectRecord | null {
  return (
    get<ProjectRecord>(db, sql`${SELECT} WHERE customer = ${customerKey} AND identifier = ${identifier}`) ??
    null
  )
}

/** How many accounts are in each project of a customer, by the key of the project; those without any are left out. */
export function accountsOfProjects(db: ReadableDb, customerKey: number): ReadonlyMap<number, number> {
  const counted = all<{ project: number; accounts: number }>(
    db,
    sql`SELECT account.project, count(*) AS accounts
        FROM project CROSS JOIN account INDEXED BY account_project ON account.project = project.key
        WHERE project.customer = ${customerKey} GROUP BY account.project`,
  )
  return new Map(counted.map(({ project, accounts }) => [project, accounts]))
}

/** Stores a new project and returns its key. */
export function insertProject(db: WritableDb, project: Omit<ProjectRecord, 'key' | 'rev'>): number {
  run(
    db,
    sql`INSERT INTO project (id, customer, identifier, name, created_at)
        VALUES (${project.id}, ${project.customerKey}, ${project.identifier}, ${project.name}, ${project.createdAt})`,
  )
  return get<{ key: number }>(db, sql`SELECT last_insert_rowid() AS key`)?.key ?? 0
}

/** Writes a project's name and counts its revision up. */
export function renameProject(db: WritableDb, key: number, name: string): void {
  run(db, sql`UPDATE project SET name = ${name}, rev = rev + 1 WHERE key = ${key}`)
}
