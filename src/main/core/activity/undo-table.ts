import { followLinks, forgetLinks } from '../customers/account-link-table.ts'
import type { Effect } from '../jobs/task.ts'
import { indexAgainForSearch } from '../pool/account-search-table.ts'
import { addToTally } from '../pool/tally-table.ts'
import { effectOf, tallyOf, type FacetMoves } from '../pool/write-plan.ts'
import { ENTITY } from '../store/entity.ts'
import { column, join, raw, run, sql, type SqlFragment, type WritableDb } from '../store/sql.ts'
import type { ChangeRecord } from './change-table.ts'
import type { UndoPart, UndoSlice } from './undo-part.ts'
import { keptIn, type KeptRows } from './kept-rows.ts'
import { mayGo, verdicts } from './undo-verdict-view.ts'

/** The columns that an account has in the pool and when it is deleted. */
const PLAIN_COLUMNS = [
  'marketplace',
  'model',
  'state',
  'name',
  'email',
  'aws_state',
  'status_reason',
  'hold_reason',
  'hold_until',
  'note',
] as const
/** The columns of an account that a change can remember; a linked account is never deleted. */
const COLUMNS = [...PLAIN_COLUMNS, 'customer', 'project'] as const
const WHOLE_ACCOUNT = raw(['seq', 'account_id', 'change', ...PLAIN_COLUMNS, 'rev'].join(', '))

/** What became of one slice. */
export interface SliceOutcome {
  readonly reversed: number
  readonly kept: KeptRows
  readonly effects: readonly Effect[]
}

/**
 * Takes one slice back, set-wise: chooses the rows that may go back, writes, moves the counters, and remembers what the
 * rows were under the undo's own change, so that each account's history tells of it. Names at most `atMost` kept rows.
 */
export function reverseSlice(
  db: WritableDb,
  change: ChangeRecord,
  undo: { readonly key: number; readonly slice: UndoSlice; readonly atMost: number },
): SliceOutcome {
  const { slice } = undo
  if (slice.part === 'added') {
    const added = placesOfAdded(db, change, slice)
    WRITERS.added(db, { change, slice, undoKey: undo.key })
    // Whatever the range still holds was kept: a look at what is left instead of one at everything.
    const moves = { seqs: added.seqs, before: added.codes, after: new Uint16Array(added.seqs.length) }
    return outcome(db, moves, keptIn(db, change, undo))
  }
  const { seqs, codes: before } = choose(db, change, slice)
  const kept = keptIn(db, change, undo)
  WRITERS[slice.part](db, { change, slice, undoKey: undo.key })
  return outcome(db, { seqs, before, after: placesOfChosen(db).codes }, kept)
}

function outcome(db: WritableDb, moves: FacetMoves, kept: KeptRows): SliceOutcome {
  const reversed = moves.seqs.length
  if (reversed === 0) return { reversed, kept, effects: [] }
  addToTally(db, tallyOf(moves))
  return { reversed, kept, effects: [effectOf(moves)] }
}

/** Accounts by running number with their facet codes, 0 where one is not in the pool. */
interface Places {
  readonly seqs: Uint32Array
  readonly codes: Uint16Array
}

/** One number a row: a million small objects would cost more than the undo itself. */
const PACKED = raw(`seq * 65536 + coalesce((marketplace << 5) | ((model - 1) << 4) | state, 0)`)

/** Added accounts are found and removed by their range alone, which is twice as fast as choosing them first. */
function placesOfAdded(db: WritableDb, change: ChangeRecord, slice: UndoSlice): Places {
  return unpacked(db, sql`SELECT ${PACKED} FROM account WHERE ${mayGo(change, slice)}`)
}

function choose(db: WritableDb, change: ChangeRecord, slice: UndoSlice): Places {
  run(db, sql`CREATE TEMP TABLE IF NOT EXISTS undo_slice (seq INTEGER PRIMARY KEY)`)
  run(db, sql`DELETE FROM temp.undo_slice`)
  run(
    db,
    sql`INSERT INTO temp.undo_slice (seq) SELECT seq FROM (${verdicts(change, slice)}) WHERE verdict = 'ok'`,
  )
  return placesOfChosen(db)
}

function placesOfChosen(db: WritableDb): Places {
  return unpacked(db, sql`SELECT ${PACKED} FROM temp.undo_slice LEFT JOIN account USING (seq)`)
}

function unpacked(db: WritableDb, query: SqlFragment): Places {
  const packed = column<number>(db, query)
  return {
    seqs: Uint32Array.from(packed, (value) => Math.floor(value / 65536)),
    codes: Uint16Array.from(packed, (value) => value % 65536),
  }
}

interface Writing {
  readonly change: ChangeRecord
  readonly slice: UndoSlice
  readonly undoKey: number
}

const WRITERS: Readonly<Record<UndoPart, (db: WritableDb, writing: Writing) => void>> = {
  added: (db, { change, slice }) => {
    run(db, sql`DELETE FROM account WHERE ${mayGo(change, slice)}`)
    forgetLinks(db, change.key, slice)
  },
  edited: (db, { change, undoKey }) => {
    const names = rememberedColumns(db, change)
    const fields = names.map((name) => sql`${literal(name)}, account.${raw(name)}`)
    remember(db, {
      undoKey,
      entity: ENTITY.account,
      // The revision goes back with the values, so that the change before this one can be taken back too.
      rev: sql`account.rev - 1`,
      before: sql`jsonb_object(${join(fields, ', ')})`,
      from: raw('account'),
    })
    const assignments = names.map(
      (name) => sql`${raw(name)} = CASE WHEN json_type("row".before, ${literal(`$.${name}`)}) IS NULL
        THEN account.${raw(name)} ELSE "row".before ->> ${literal(`$.${name}`)} END`,
    )
    run(
      db,
      sql`UPDATE account SET ${join([...assignments, sql`rev = "row".rev_after - 1`], ', ')}
          FROM change_row AS "row"
          -- Chosen by IN: joined with the slice, SQLite would read every account there is to find them.
          WHERE account.seq IN (SELECT seq FROM temp.undo_slice)
            AND "row".change = ${change.key} AND "row".entity = ${ENTITY.account} AND "row".key = account.seq`,
    )
    if (names.includes('customer')) {
      const seqs = JSON.stringify(column<number>(db, sql`SELECT seq FROM temp.undo_slice`))
      followLinks(db, seqs, { key: undoKey, reason: 'Undone' })
    }
    if (names.includes('name') || names.includes('email')) {
      indexAgainForSearch(db, column<number>(db, sql`SELECT seq FROM temp.undo_slice`))
    }
  },
  deleted: (db, { undoKey }) => {
    const from = raw('deleted_account')
    const before = sql`jsonb_object('deleted_at', deleted_at, 'deleted_by', deleted_by)`
    remember(db, { undoKey, entity: ENTITY.deletedAccount, rev: raw('rev'), before, from })
    run(
      db,
      sql`INSERT INTO account (${WHOLE_ACCOUNT}) SELECT ${WHOLE_ACCOUNT} FROM deleted_account
          WHERE seq IN (SELECT seq FROM temp.undo_slice) ORDER BY seq`,
    )
    run(db, sql`DELETE FROM deleted_account WHERE seq IN (SELECT seq FROM temp.undo_slice)`)
  },
  restored: (db, { change, undoKey }) => {
    remember(db, {
      undoKey,
      entity: ENTITY.deletedAccount,
      rev: raw('rev'),
      before: raw('NULL'),
      from: raw('account'),
    })
    run(
      db,
      sql`INSERT INTO deleted_account (${WHOLE_ACCOUNT}, deleted_at, deleted_by)
          SELECT ${WHOLE_ACCOUNT}, deleted_at, deleted_by FROM (
            SELECT account.*, "row".before ->> '$.deleted_at' AS deleted_at, "row".before ->> '$.deleted_by' AS deleted_by
            FROM temp.undo_slice CROSS JOIN account USING (seq)
            JOIN change_row AS "row" ON "row".change = ${change.key}
              AND "row".entity = ${ENTITY.deletedAccount} AND "row".key = undo_slice.seq)`,
    )
    run(db, sql`DELETE FROM account WHERE seq IN (SELECT seq FROM temp.undo_slice)`)
  },
}

/** The columns that the change touched in any chosen row: the fewer are written, the faster. */
function rememberedColumns(db: WritableDb, change: ChangeRecord): readonly string[] {
  const found = column<string>(
    db,
    sql`SELECT DISTINCT each.key FROM temp.undo_slice CROSS JOIN change_row AS "row"
          ON "row".change = ${change.key} AND "row".entity = ${ENTITY.account} AND "row".key = undo_slice.seq
        CROSS JOIN json_each("row".before) AS each`,
  )
  return COLUMNS.filter((name) => found.includes(name))
}

function remember(
  db: WritableDb,
  rows: {
    readonly undoKey: number
    readonly entity: number
    readonly rev: SqlFragment
    readonly before: SqlFragment
    readonly from: SqlFragment
  },
): void {
  run(
    db,
    sql`INSERT INTO change_row (change, entity, key, rev_after, before)
        SELECT ${rows.undoKey}, ${rows.entity}, seq, ${rows.rev}, ${rows.before}
        FROM temp.undo_slice CROSS JOIN ${rows.from} USING (seq)`,
  )
}

function literal(text: string): SqlFragment {
  return raw(`'${text}'`)
}
