import type { PlacedColumn } from './column-layout.ts'

/** Width of the checkbox column. */
export const SELECT_PX = 38

/** A part of every row: the checkbox, a column, or the buttons at the end. */
export interface GridMeasures<Row> {
  readonly placed: readonly PlacedColumn<Row>[]
  readonly hasSelect: boolean
  readonly actionsPx: number
}

/** `grid-template-columns` of heading and rows. */
export function templateOf<Row>({ placed, hasSelect, actionsPx }: GridMeasures<Row>): string {
  const parts = placed.map(({ widthPx }) => `${widthPx}px`)
  return [
    ...(hasSelect ? [`${SELECT_PX}px`] : []),
    ...parts,
    ...(actionsPx > 0 ? [`${actionsPx}px`] : []),
  ].join(' ')
}

/** Width of a whole row. */
export function rowWidthPx<Row>({ placed, hasSelect, actionsPx }: GridMeasures<Row>): number {
  const columnsPx = placed.reduce((sum, { widthPx }) => sum + widthPx, 0)
  return (hasSelect ? SELECT_PX : 0) + columnsPx + actionsPx
}

/** How many cells a row has. */
export function cellCount<Row>({ placed, hasSelect, actionsPx }: GridMeasures<Row>): number {
  return placed.length + (hasSelect ? 1 : 0) + (actionsPx > 0 ? 1 : 0)
}

/** Id of a cell's element, for `aria-activedescendant`. */
export function cellId(gridId: string, row: number, column: number): string {
  return `${gridId}-${row}-${column}`
}
