/**
 * What a change can have done to accounts, in the order in which undo goes through it. Each part is a set of rows
 * with a condition under which a row can be taken back.
 */
export const UNDO_PARTS = ['added', 'edited', 'deleted', 'restored'] as const
export type UndoPart = (typeof UNDO_PARTS)[number]

/** Part of the rows of a change: those with `after < seq <= upTo`. */
export interface UndoSlice {
  readonly part: UndoPart
  readonly after: number
  readonly upTo: number
}

/** How far an undo has come: every row up to `seq` of `part`, and every part before it, is settled. */
export interface UndoCursor {
  readonly part: UndoPart
  readonly seq: number
}
