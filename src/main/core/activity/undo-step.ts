import type { Effect, TaskSession } from '../jobs/task.ts'
import { notAllowed } from '../refusal.ts'
import { countOf } from '../settings/wording.ts'
import { change as makeChange, continueChange, type ChangeTx, type Store } from '../store/change.ts'
import type { WritableDb } from '../store/sql.ts'
import { setChangeFacts, setUndoState } from './change-table.ts'
import { customersOfChange, subjectOfChange } from './event-view.ts'
import type { UndoPlan } from './undo-plan.ts'
import { MAX_NAMED, type UndoProgress } from './undo-progress.ts'
import { reverseRecords } from './undo-records.ts'
import type { UndoSession } from './undo-session.ts'
import { headOf, partsAfter } from './undo-slices-view.ts'
import { reverseSlice } from './undo-table.ts'
import { whyOverQuotaAgain } from './why-over-quota-again.ts'

/** Where an undo stands after a transaction. */
export interface UndoStep {
  readonly progress: UndoProgress
  /** The change that the undo is itself; null before its first transaction. */
  readonly undoKey: number | null
  /** True until this run of the undo has written something. */
  readonly isFirst: boolean
  readonly isDone: boolean
}

interface Taken {
  readonly value: UndoStep & { readonly undoKey: number }
  readonly effects: readonly Effect[]
}

/** Where an undo works and for whom. */
export interface UndoContext {
  readonly store: Store
  readonly session: Pick<TaskSession, 'actor'> & UndoSession
}

/** One transaction of an undo: the first one makes its change, later ones continue it. */
export function takeUndoStep(
  context: UndoContext,
  plan: UndoPlan,
  { before, atMost }: { readonly before: UndoStep; readonly atMost: number },
): Taken {
  const { store, session } = context
  const { label } = plan.change
  const customers = customersOfChange(store, plan.change.key)
  const [customer = null] = customers.length === 1 ? customers : []
  const event = {
    customer,
    type: plan.change.kind.includes('IMPORT') ? 'IMPORT_UNDONE' : 'CHANGESET_UNDONE',
    subject: subjectOfChange(store, plan.change.key) ?? countOf(plan.change.rows, 'row'),
  }
  const key = before.undoKey
  if (key === null) {
    const intent = { ...event, label: `Undo: ${label}`, actor: session.actor, isUndoable: false }
    return makeChange(store, intent, (tx) => {
      const taken = reverseMore(tx.db, { context, plan, undoKey: tx.key, from: before.progress, atMost })
      tx.describe({ rows: taken.value.progress.reversed, details: taken.value.progress })
      tellCustomers(tx, customers, { ...event, label: intent.label })
      return taken
    }).value
  }
  return continueChange(store, { key, actor: session.actor }, (tx) => {
    if (before.isFirst) tx.event({ ...event, label: `Continued undo: ${label}` })
    const taken = reverseMore(tx.db, { context, plan, undoKey: key, from: before.progress, atMost })
    const { progress, isDone } = taken.value
    setChangeFacts(tx.db, key, { rows: progress.reversed, details: progress })
    if (isDone)
      tx.event({ ...event, label: `Finished undo: ${label} (${tell(progress)})`, details: progress })
    return taken
  })
}

/** A change that belongs to the histories of several customers is taken back in each of them. */
function tellCustomers(
  tx: Pick<ChangeTx, 'event'>,
  customers: readonly number[],
  event: Parameters<ChangeTx['event']>[0],
): void {
  if (customers.length < 2) return
  for (const customer of customers) tx.event({ ...event, customer })
}

interface Reversal {
  readonly context: UndoContext
  readonly plan: UndoPlan
  readonly undoKey: number
  readonly from: UndoProgress
  readonly atMost: number
}

function reverseMore(db: WritableDb, reversal: Reversal): Taken {
  const { context, plan, undoKey } = reversal
  const { progress, effects } = reverseRows(db, reversal)
  const isDone = partsAfter(plan.parts, progress.cursor).length === 0
  const { reversed, kept } = isDone
    ? reverseRecords(db, plan.records, { session: context.session, undoKey })
    : { reversed: 0, kept: [] }
  setUndoState(db, plan.change.key, { state: isDone ? 'undone' : 'interrupted', by: undoKey })
  return {
    value: {
      progress: {
        ...progress,
        reversed: progress.reversed + reversed,
        keptCount: progress.keptCount + kept.length,
        kept: [...progress.kept, ...kept.slice(0, MAX_NAMED - progress.kept.length)],
      },
      undoKey,
      isFirst: false,
      isDone,
    },
    effects: [
      ...effects,
      { kind: 'activity-changed' },
      ...(reversed > 0 ? [{ kind: 'records-changed' } as const] : []),
    ],
  }
}

function reverseRows(
  db: WritableDb,
  { plan, undoKey, from, atMost }: Reversal,
): { readonly progress: UndoProgress; readonly effects: readonly Effect[] } {
  const effects: Effect[] = []
  let progress = from
  for (let left = atMost; left > 0;) {
    const part = partsAfter(plan.parts, progress.cursor)[0]
    if (part === undefined) break
    const slice = headOf(db, plan.change, part, left)
    // Asked again where it is written: somebody may have linked others since the plan was made.
    const overQuota = whyOverQuotaAgain(db, plan.change, [slice])
    if (overQuota !== null) throw notAllowed(overQuota)
    const room = MAX_NAMED - progress.kept.length
    const {
      reversed,
      kept,
      effects: more,
    } = reverseSlice(db, plan.change, { key: undoKey, slice, atMost: room })
    effects.push(...more)
    left -= Math.max(1, reversed + kept.count)
    progress = {
      ...progress,
      reversed: progress.reversed + reversed,
      keptCount: progress.keptCount + kept.count,
      kept: [...progress.kept, ...kept.named],
      cursor: { part: slice.part, seq: slice.upTo },
    }
  }
  return { progress, effects }
}

function tell({ reversed, keptCount }: UndoProgress): string {
  const taken = `${countOf(reversed, 'row')} taken back`
  return keptCount === 0 ? taken : `${taken}, ${countOf(keptCount, 'row')} kept`
}
