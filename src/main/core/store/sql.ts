import type Database from 'better-sqlite3'

/** What SQLite takes and gives. */
export type SqlValue = string | number | bigint | null | Uint8Array

/** A piece of SQL with its values; composed, never concatenated from user text. */
export interface SqlFragment {
  readonly text: string
  readonly values: readonly SqlValue[]
}

/** A connection that may only read. The signature of a function says which it needs. */
export interface ReadableDb {
  readonly connection: Database.Database
}

declare const writable: unique symbol
/** A connection inside a change: only `change()` and migrations hand it out. */
export interface WritableDb extends ReadableDb {
  readonly [writable]: true
}

/**
 * A value's place. The plus keeps the planner from looking at the value: a plan that depends on one is made anew at
 * every run, which costs more than most of our statements.
 */
const PARAMETER = '+?'

/** SQL as SQL: values become parameters, fragments are spliced in. */
export function sql(
  strings: TemplateStringsArray,
  ...parts: readonly (SqlValue | SqlFragment)[]
): SqlFragment {
  if (!parts.some(isFragment)) return { text: plainText(strings), values: parts as readonly SqlValue[] }
  let text = strings[0] ?? ''
  const values: SqlValue[] = []
  parts.forEach((part, index) => {
    if (isFragment(part)) {
      text += part.text
      values.push(...part.values)
    } else {
      text += PARAMETER
      values.push(part)
    }
    text += strings[index + 1] ?? ''
  })
  return { text, values }
}

/** A template that takes values only has always the same text. */
const plainTexts = new WeakMap<TemplateStringsArray, string>()

function plainText(strings: TemplateStringsArray): string {
  let text = plainTexts.get(strings)
  if (text === undefined) plainTexts.set(strings, (text = strings.join(PARAMETER)))
  return text
}

function isFragment(part: SqlValue | SqlFragment): part is SqlFragment {
  return typeof part === 'object' && part !== null && 'text' in part
}

/** Joins fragments, e.g. conditions with ` AND `. */
export function join(fragments: readonly SqlFragment[], separator: string): SqlFragment {
  return {
    text: fragments.map((fragment) => fragment.text).join(separator),
    values: fragments.flatMap((fragment) => fragment.values),
  }
}

/** A fixed piece of SQL from our own code, e.g. a column name out of a closed list. */
export function raw(text: string): SqlFragment {
  return { text, values: [] }
}

/** A value's place in a statement that is put together before its values are known; `filled` gives them. */
export const PLACE: SqlFragment = raw(PARAMETER)

/** A statement that was put together once, with the values for its places. */
export function filled({ text }: SqlFragment, values: readonly SqlValue[]): SqlFragment {
  return { text, values }
}

/** All rows; the caller names their shape, which stands beside the query. */
export function all<Row>(db: ReadableDb, query: SqlFragment): Row[] {
  return prepared(db, query.text).all(...query.values) as Row[]
}

/** The first row or undefined. */
export function get<Row>(db: ReadableDb, query: SqlFragment): Row | undefined {
  return prepared(db, query.text).get(...query.values) as Row | undefined
}

/** The first column of all rows: a list of numbers or texts without an object for each. */
export function column<Value extends SqlValue>(db: ReadableDb, query: SqlFragment): Value[] {
  const statement = prepared(db, query.text).pluck(true)
  try {
    return statement.all(...query.values) as Value[]
  } finally {
    statement.pluck(false)
  }
}

/** Runs a statement and tells how many rows it touched. */
export function run(db: WritableDb, statement: SqlFragment): number {
  return prepared(db, statement.text).run(...statement.values).changes
}

/** Runs an INSERT of one row and tells its key. */
export function insert(db: WritableDb, statement: SqlFragment): number {
  return Number(prepared(db, statement.text).run(...statement.values).lastInsertRowid)
}

/** Runs an INSERT of one row and tells what it RETURNs. */
export function insertReturning<Row>(db: WritableDb, statement: SqlFragment): Row {
  return prepared(db, statement.text).get(...statement.values) as Row
}

/** Statements by connection and text, so that a query is compiled once. Texts come from a closed set of templates. */
const statements = new WeakMap<Database.Database, Map<string, Database.Statement>>()

function prepared(db: ReadableDb, text: string): Database.Statement {
  let byText = statements.get(db.connection)
  if (byText === undefined) statements.set(db.connection, (byText = new Map()))
  let statement = byText.get(text)
  if (statement === undefined) byText.set(text, (statement = db.connection.prepare(text)))
  return statement
}
