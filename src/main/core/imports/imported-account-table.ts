import { STATE } from '../pool/account-codes.ts'
import { ENTITY } from '../store/entity.ts'
import { column, get, raw, run, sql, type ReadableDb, type WritableDb } from '../store/sql.ts'

/** An update of one account: what it becomes (null: stays as it is), and what it was, for undo. */
export interface AccountUpdate {
  readonly seq: number
  readonly rev: number
  readonly marketplace: number
  readonly model: number
  readonly name: string | null
  readonly email: string | null
  readonly awsState: number | null
  readonly note: string | null
  /** The columns that change, as they were. */
  readonly before: Readonly<Record<string, unknown>>
}

/**
 * Stores the rows of a merged chunk as Ready accounts (CB-09); `elements` is its JSONB array. With `seq` null each gets
 * the number after the highest, which SQLite appends without looking for its place: the importer gives the first row
 * its reserved number, all others follow. OR FAIL spares the journal of the statement; a failure rolls everything back.
 */
export function insertElements(
  db: WritableDb,
  elements: Uint8Array,
  batch: { readonly change: number; readonly seq: number | null; readonly hasTexts: boolean },
): number {
  const place = batch.seq === null ? sql`` : raw('seq, ')
  const seq = batch.seq === null ? sql`` : sql`${batch.seq}, `
  if (!batch.hasTexts) {
    return run(
      db,
      sql`INSERT OR FAIL INTO account (${place}account_id, state, marketplace, model, change)
          SELECT ${seq}value >> 13, ${STATE.ready}, (value >> 1) & 4095, (value & 1) + 1, ${batch.change}
          FROM json_each(${elements})`,
    )
  }
  // LIMIT keeps SQLite from taking the packed number out of its array three times over.
  return run(
    db,
    sql`INSERT OR FAIL INTO account (${place}account_id, state, marketplace, model, change, name, email, aws_state, note)
        SELECT ${seq}packed >> 13, ${STATE.ready}, (packed >> 1) & 4095, (packed & 1) + 1, ${batch.change},
          name, email, aws_state, note
        FROM (SELECT value ->> 0 AS packed, value ->> 1 AS name, value ->> 2 AS email, value ->> 3 AS aws_state,
                value ->> 4 AS note FROM jsonb_each(${elements}) LIMIT -1)`,
  )
}

/** The highest running number in use. */
export function highestSeq(db: ReadableDb): number {
  return get<{ seq: number | null }>(db, sql`SELECT max(seq) AS seq FROM account`)?.seq ?? 0
}

/** The keys of a provider's marketplaces. */
export function marketplaceKeysOf(db: ReadableDb, providerKey: number): ReadonlySet<number> {
  return new Set(column<number>(db, sql`SELECT key FROM marketplace WHERE provider = ${providerKey}`))
}

/** Remembers what accounts were before a change and then updates them; returns how many rows it changed. */
export function updateAccounts(db: WritableDb, change: number, updates: readonly AccountUpdate[]): number {
  const rows = JSON.stringify(
    updates.map(({ seq, rev, marketplace, model, name, email, awsState, note, before }) => [
      seq,
      rev,
      marketplace,
      model,
      name,
      email,
      awsState,
      note,
      before,
    ]),
  )
  run(
    db,
    sql`INSERT INTO change_row (change, entity, key, rev_after, before)
        SELECT ${change}, ${ENTITY.account}, value ->> 0, (value ->> 1) + 1, jsonb(value -> 8)
        FROM json_each(${rows})`,
  )
  return run(
    db,
    sql`UPDATE account SET marketplace = fresh.marketplace, model = fresh.model,
          name = coalesce(fresh.name, account.name), email = coalesce(fresh.email, account.email),
          aws_state = coalesce(fresh.aws_state, account.aws_state), note = coalesce(fresh.note, account.note),
          rev = account.rev + 1
        FROM (SELECT value ->> 0 AS seq, value ->> 1 AS rev, value ->> 2 AS marketplace, value ->> 3 AS model,
                value ->> 4 AS name, value ->> 5 AS email, value ->> 6 AS aws_state, value ->> 7 AS note
              FROM json_each(${rows})) AS fresh
        WHERE account.seq = fresh.seq AND account.rev = fresh.rev`,
  )
}
