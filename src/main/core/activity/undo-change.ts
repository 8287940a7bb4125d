import { afterPartDone } from '../jobs/after-part-done.ts'
import type { Task } from '../jobs/task.ts'
import { notAllowed } from '../refusal.ts'
import { planUndo, whyRefused } from './undo-plan.ts'
import type { UndoProgress } from './undo-progress.ts'
import { takeUndoStep, type UndoStep } from './undo-step.ts'

/** Up to here an undo is one transaction; a longer one takes several of at most this many rows. */
const MOST_ROWS = 20_000
const FEWEST_ROWS = 2000
/** How long one transaction of a long undo should keep others from writing. */
const WANTED_MS = 30

/**
 * activity.undo: takes a change back. A long one works in transactions that are complete in themselves (counters, log,
 * memory); until the last one the change is `interrupted`, and any later undo of it goes on from there.
 */
export const undoChange: Task<'activity.undo'> = async ({ changeId }, context) => {
  const startedAt = performance.now()
  const plan = planUndo(context.store, changeId)
  const refused = whyRefused(context.store, plan, context.session)
  if (refused !== null) throw notAllowed(refused)
  const report = ({ reversed, keptCount }: UndoProgress): void =>
    context.report({
      done: reversed + keptCount,
      total: plan.change.rows,
      unit: 'rows',
      note: `Taking back: ${plan.change.label}`,
    })
  report(plan.progress)

  let size = plan.change.rows <= MOST_ROWS ? MOST_ROWS : FEWEST_ROWS
  let step: UndoStep = { progress: plan.progress, undoKey: plan.begunAs, isFirst: true, isDone: false }
  while (!step.isDone) {
    const before = step
    let tookMs = 0
    try {
      step = await context.write(() => {
        const beganAt = performance.now()
        const taken = takeUndoStep(context, plan, { before, atMost: size })
        tookMs = performance.now() - beganAt
        return taken
      })
    } catch (error) {
      throw before.undoKey === null ? error : afterPartDone(error, context.workspaceFile)
    }
    size = Math.round(Math.min(MOST_ROWS, Math.max(FEWEST_ROWS, (size * WANTED_MS) / tookMs)))
    report(step.progress)
    if (!step.isDone) await context.breathe()
  }
  const { reversed, keptCount, kept } = step.progress
  return { label: plan.change.label, reversed, keptCount, kept, durationMs: performance.now() - startedAt }
}
