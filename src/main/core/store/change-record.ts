import type { ChangeIntent, ChangeTx } from './change.ts'
import { ENTITY, type Entity } from './entity.ts'
import { openEventLog, type EndOfLog, type EventFacts, type EventLog } from './event-log.ts'
import { insertReturning, run, sql, type WritableDb } from './sql.ts'

/** What a change set says when the change is complete; `details` is JSON. */
interface ChangeSetFacts {
  readonly label: string
  readonly subject: string
  readonly rows: number
  readonly firstSeq: number | null
  readonly lastSeq: number | null
  readonly details: string
}

type DescribedFacts = Parameters<ChangeTx['describe']>[0]

/** What a row was: number of its entity, key, revision after the change, and its columns as JSON. */
type RowBefore = readonly [entity: number, key: number, revAfter: number, before: string | null]

interface Begun {
  readonly key: number
  readonly firstEvent: number
  readonly log: EventLog
}

const NOTHING = {}

/** What a change set says when it has to be there before the change is made. */
const UNKNOWN: ChangeSetFacts = {
  label: '',
  subject: '',
  rows: 0,
  firstSeq: null,
  lastSeq: null,
  details: '{}',
}

/**
 * Records one change inside its transaction: the change set, what rows were before, and the entries of the log. Most
 * changes are recorded when they are made: then their change set is written once and in whole. Only one whose rows refer
 * to it is recorded from the moment that its key is needed, and completed in the end. A class, because closures are made
 * anew for every change, and right after the disk was waited for that takes its time.
 */
export class ChangeRecorder implements ChangeTx {
  readonly db: WritableDb
  readonly id: string
  readonly at: string
  readonly newId: () => string
  readonly #intent: ChangeIntent
  readonly #waitingRows: RowBefore[] = []
  readonly #waitingEvents: EventFacts[] = []
  #begun: Begun | null = null
  #rows = 0
  #facts: Partial<DescribedFacts> = NOTHING

  constructor(db: WritableDb, at: string, newId: () => string, intent: ChangeIntent) {
    this.db = db
    this.at = at
    this.id = newId()
    this.newId = newId
    this.#intent = intent
  }

  get key(): number {
    return (this.#begun ?? this.#begin(UNKNOWN)).key
  }

  remember(
    entity: Entity,
    key: number,
    revAfter: number,
    before: Readonly<Record<string, unknown>> | null,
  ): void {
    this.#rows += 1
    const row: RowBefore = [ENTITY[entity], key, revAfter, before === null ? null : JSON.stringify(before)]
    if (this.#begun === null) this.#waitingRows.push(row)
    else insertRow(this.db, this.#begun.key, row)
  }

  describe(facts: DescribedFacts): void {
    this.#rows = facts.rows
    this.#facts = facts
  }

  event(event: EventFacts): void {
    if (this.#begun === null) this.#waitingEvents.push(event)
    else this.#begun.log.write(event)
  }

  /** Writes what is left: the change set as it is in the end, and its own entry of the log after all others. */
  complete(): void {
    const intent = this.#intent
    const {
      label = intent.label,
      subject = intent.subject,
      details = NOTHING,
      firstSeq = null,
      lastSeq = null,
    } = this.#facts
    const customer = this.#facts.customer ?? intent.customer ?? null
    const facts = { label, subject, rows: this.#rows, firstSeq, lastSeq, details: JSON.stringify(details) }
    const event = { type: intent.type, label, subject, details, customer }
    if (this.#begun === null) {
      this.#waitingEvents.push(event)
      this.#begin(facts)
    } else completeChangeSet(this.db, this.#begun, facts, this.#begun.log.write(event))
  }

  #begin(facts: ChangeSetFacts): Begun {
    const { key, lastSeq, lastSeal } = insertChangeSet(
      this.db,
      this,
      this.#intent,
      facts,
      this.#waitingEvents.length,
    )
    const log = openEventLog(
      this.db,
      { lastSeq, lastSeal },
      { at: this.at, actor: this.#intent.actor, change: key },
    )
    for (const row of this.#waitingRows) insertRow(this.db, key, row)
    for (const event of this.#waitingEvents) log.write(event)
    return (this.#begun = { key, firstEvent: lastSeq + 1, log })
  }
}

/** Finds the end of the log too, behind which so many entries follow: a statement costs about as much as a page. */
function insertChangeSet(
  db: WritableDb,
  { id, at }: { readonly id: string; readonly at: string },
  { actor, type, isUndoable }: ChangeIntent,
  { label, subject, rows, firstSeq, lastSeq, details }: ChangeSetFacts,
  entries: number,
): { readonly key: number } & EndOfLog {
  return insertReturning(
    db,
    sql`INSERT INTO change_set (id, at, actor, kind, undo_state, label, subject, rows, first_seq, last_seq, details,
            first_event, last_event)
        SELECT ${id}, ${at}, ${actor}, ${type}, ${isUndoable ? 'possible' : 'not-undoable'}, ${label}, ${subject}, ${rows},
          ${firstSeq}, ${lastSeq}, ${details}, coalesce(max(seq), 0) + 1, coalesce(max(seq), 0) + ${entries} FROM event
        RETURNING key, first_event - 1 AS lastSeq, (SELECT seal FROM event WHERE seq = first_event - 1) AS lastSeal`,
  )
}

function completeChangeSet(
  db: WritableDb,
  { key, firstEvent }: Begun,
  { label, subject, rows, firstSeq, lastSeq, details }: ChangeSetFacts,
  lastEvent: number,
): void {
  run(
    db,
    sql`UPDATE change_set SET label = ${label}, subject = ${subject}, rows = ${rows}, first_seq = ${firstSeq},
          last_seq = ${lastSeq}, details = ${details}, first_event = ${firstEvent}, last_event = ${lastEvent}
        WHERE key = ${key}`,
  )
}

function insertRow(db: WritableDb, change: number, [entity, key, revAfter, before]: RowBefore): void {
  run(
    db,
    sql`INSERT INTO change_row (change, entity, key, rev_after, before)
        VALUES (${change}, ${entity}, ${key}, ${revAfter}, jsonb(${before}))`,
  )
}
