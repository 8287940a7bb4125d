import { createContext, useContext } from 'react'
import type { ImportField } from '../../shared/contract/imports.ts'

/** The cell that is being typed over. */
export interface EditedCell {
  readonly record: number
  readonly field: ImportField
}

/** Typing over cells of the review; handed down as context, so that typing draws one cell and not the whole grid. */
export interface ReviewEditing {
  readonly editing: EditedCell | null
  /** What was typed into cells and not yet checked again, by `record field`. */
  readonly typed: ReadonlyMap<string, string>
  /** Takes what was typed (null: the same as before) and goes on with the next cell or back to the grid. */
  readonly onDone: (cell: EditedCell, value: string | null, next: 'stay' | 'right') => void
  readonly onCancel: () => void
}

/** Filled by the review grid. */
export const ReviewEditingContext = createContext<ReviewEditing>({
  editing: null,
  typed: new Map(),
  onDone: () => undefined,
  onCancel: () => undefined,
})

/** What is being typed over, for a cell of the review. */
export function useReviewEditing(): ReviewEditing {
  return useContext(ReviewEditingContext)
}
