import type { GridColumn } from './grid-types.ts'

const PADDING_PX = 34

/** The width that shows a column's heading and all given rows in full. */
export function fittingWidthPx<Row>(column: GridColumn<Row>, rows: readonly Row[]): number {
  const context = document.createElement('canvas').getContext('2d')
  if (context === null) return column.width
  const { fontFamily } = getComputedStyle(document.body)
  context.font = `500 13px ${fontFamily}`
  const texts = [column.title, ...rows.map((row) => column.text?.(row) ?? '')]
  return Math.ceil(Math.max(...texts.map((text) => context.measureText(text).width))) + PADDING_PX
}
