import { z } from 'zod'
import { UNDO_PARTS } from './undo-part.ts'

/** What an undo's own change set keeps of it: the counts are exact at every moment, and `cursor` lets it go on after a crash. */
export const UndoProgress = z.object({
  /** Id of the change that is taken back. */
  undoes: z.string(),
  reversed: z.number(),
  keptCount: z.number(),
  /** At most `MAX_NAMED`. */
  kept: z.array(z.object({ subject: z.string(), why: z.string() })),
  cursor: z.object({ part: z.enum(UNDO_PARTS), seq: z.number() }).nullable(),
})
export type UndoProgress = z.infer<typeof UndoProgress>

/** How many kept rows an answer names; the count beside them is exact. */
export const MAX_NAMED = 1000

/** An undo that has not begun. */
export function noProgress(changeId: string): UndoProgress {
  return { undoes: changeId, reversed: 0, keptCount: 0, kept: [], cursor: null }
}
