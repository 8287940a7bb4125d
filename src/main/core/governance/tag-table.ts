import type { TagRule, TagType } from '../../../shared/domain/tag-value.ts'
import { all, get, run, sql, type ReadableDb, type SqlFragment, type WritableDb } from '../store/sql.ts'

/** What people can set of a tag. */
export interface TagFields extends TagRule {
  readonly choices: string[]
  readonly description: string
}

/** A tag as the store has it. */
export interface TagRecord extends TagFields {
  readonly key: number
  readonly id: string
  /** How many customers have a value. */
  readonly customers: number
  readonly rev: number
}

/** The value of a customer for a tag. */
export interface TagValueRecord {
  readonly key: number
  readonly definitionKey: number
  readonly customerKey: number
  readonly value: string
  readonly rev: number
}

interface Row {
  readonly key: number
  readonly id: string
  readonly name: string
  readonly description: string
  readonly type: TagType
  readonly choices: string
  readonly pattern: string | null
  readonly defaultValue: string | null
  readonly isRestricted: number
  readonly isImmutable: number
  readonly isMandatory: number
  readonly customers: number
  readonly rev: number
}

const SELECT = sql`
  SELECT key, id, name, description, type, choices, pattern, default_value AS defaultValue,
    is_restricted AS isRestricted, is_immutable AS isImmutable, is_mandatory AS isMandatory, rev,
    (SELECT count(*) FROM tag_value WHERE definition = tag_definition.key) AS customers
  FROM tag_definition`

function toTag(row: Row): TagRecord {
  return {
    ...row,
    // Only this file writes the column.
    choices: JSON.parse(row.choices) as string[],
    isRestricted: row.isRestricted === 1,
    isImmutable: row.isImmutable === 1,
    isMandatory: row.isMandatory === 1,
  }
}

function one(db: ReadableDb, where: SqlFragment): TagRecord | null {
  const row = get<Row>(db, sql`${SELECT} WHERE ${where}`)
  return row === undefined ? null : toTag(row)
}

/** Every tag by name. */
export function allTags(db: ReadableDb): TagRecord[] {
  return all<Row>(db, sql`${SELECT} ORDER BY name`).map(toTag)
}

/** The tag of an id. */
export function tagById(db: ReadableDb, id: string): TagRecord | null {
  return one(db, sql`id = ${id}`)
}

/** The tag of a name, without regard to case. */
export function tagByName(db: ReadableDb, name: string): TagRecord | null {
  return one(db, sql`name = ${name}`)
}

/** Stores a new tag and returns its key. */
export function insertTag(db: WritableDb, id: string, tag: TagFields): number {
  run(
    db,
    sql`INSERT INTO tag_definition (id, name, description, type, choices, pattern, default_value, is_restricted,
          is_immutable, is_mandatory)
        VALUES (${id}, ${tag.name}, ${tag.description}, ${tag.type}, ${JSON.stringify(tag.choices)}, ${tag.pattern},
          ${tag.defaultValue}, ${Number(tag.isRestricted)}, ${Number(tag.isImmutable)}, ${Number(tag.isMandatory)})`,
  )
  return get<{ key: number }>(db, sql`SELECT last_insert_rowid() AS key`)?.key ?? 0
}

/** Writes a tag's fields and counts its revision up. */
export function updateTag(db: WritableDb, key: number, tag: TagFields): void {
  run(
    db,
    sql`UPDATE tag_definition SET name = ${tag.name}, description = ${tag.description}, type = ${tag.type},
          choices = ${JSON.stringify(tag.choices)}, pattern = ${tag.pattern}, default_value = ${tag.defaultValue},
          is_restricted = ${Number(tag.isRestricted)}, is_immutable = ${Number(tag.isImmutable)},
          is_mandatory = ${Number(tag.isMandatory)}, rev = rev + 1 WHERE key = ${key}`,
  )
}

const SELECT_VALUE = sql`
  SELECT key, definition AS definitionKey, customer AS customerKey, value, rev FROM tag_value`

/** The values of a customer. */
export function tagValuesOf(db: ReadableDb, customerKey: number): TagValueRecord[] {
  return all<TagValueRecord>(db, sql`${SELECT_VALUE} WHERE customer = ${customerKey}`)
}

/** The values that customers have for a tag. */
export function valuesOfTag(db: ReadableDb, definitionKey: number): TagValueRecord[] {
  return all<TagValueRecord>(db, sql`${SELECT_VALUE} WHERE definition = ${definitionKey} ORDER BY key`)
}

/** Stores a value and returns its key. */
export function insertTagValue(db: WritableDb, tag: Omit<TagValueRecord, 'key' | 'rev'>): number {
  run(
    db,
    sql`INSERT INTO tag_value (definition, customer, value)
        VALUES (${tag.definitionKey}, ${tag.customerKey}, ${tag.value})`,
  )
  return get<{ key: number }>(db, sql`SELECT last_insert_rowid() AS key`)?.key ?? 0
}

/** Writes a value and counts its revision up. */
export function updateTagValue(db: WritableDb, key: number, value: string): void {
  run(db, sql`UPDATE tag_value SET value = ${value}, rev = rev + 1 WHERE key = ${key}`)
}
