import type { TaskContext } from '../jobs/task.ts'
import { change } from '../store/change.ts'
import { facetCode, STATE } from './account-codes.ts'
import { accountsText } from './change-wording.ts'
import { endedHolds } from './hold-view.ts'
import { effectOf, writePlan, type FacetMoves } from './write-plan.ts'

/** Returns accounts whose hold ended before `today` to circulation, as one change by the application itself. */
export async function releaseHoldsEndedBy(
  { today }: { readonly today: string },
  { store, write }: TaskContext,
): Promise<{ readonly released: number }> {
  return write(() => {
    const held = endedHolds(store, today)
    if (held.length === 0) return { value: { released: 0 }, effects: [] }
    const moves: FacetMoves = {
      seqs: Uint32Array.from(held, ({ seq }) => seq),
      before: Uint16Array.from(held, ({ marketplace, model }) => facetCode(marketplace, model, STATE.held)),
      after: Uint16Array.from(held, ({ marketplace, model, isLinked }) =>
        facetCode(marketplace, model, isLinked === 1 ? STATE.linked : STATE.ready),
      ),
    }
    const subject = accountsText(held.length)
    change(
      store,
      {
        type: 'ACCOUNT_RELEASED',
        label: `Released ${subject} whose hold had ended`,
        subject,
        actor: 'Quartermaster',
        // Taking it back would only last until the next look.
        isUndoable: false,
      },
      (tx) => {
        const stored = {
          change: { kind: 'release' },
          marketplace: null,
          customer: null,
          project: null,
        } as const
        writePlan(tx, moves, stored, () => {})
        tx.describe({ rows: held.length, details: { endedBefore: today } })
      },
    )
    return {
      value: { released: held.length },
      effects: [effectOf(moves), { kind: 'activity-changed' }],
    }
  })
}
