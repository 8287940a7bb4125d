import type { ColumnLayout, GridColumn } from './grid-types.ts'

/** A column as it is drawn: its width and, when pinned, its place at the left edge. */
export interface PlacedColumn<Row> {
  readonly column: GridColumn<Row>
  readonly widthPx: number
  /** Distance from the left edge while pinned; null when it scrolls. */
  readonly pinnedPx: number | null
}

const MIN_WIDTH_PX = 56
const MAX_WIDTH_PX = 900

/** The arrangement before anybody changed it. */
export function defaultLayout<Row>(columns: readonly GridColumn<Row>[]): ColumnLayout {
  return {
    order: columns.map(({ id }) => id),
    widths: {},
    hidden: columns.filter((column) => column.isHiddenAtFirst === true).map(({ id }) => id),
    pinned: columns.filter((column) => column.isPinnedAtFirst === true).map(({ id }) => id),
  }
}

/** The columns in the user's order; ones the layout has never heard of go to the end. */
export function orderedColumns<Row>(
  columns: readonly GridColumn<Row>[],
  layout: ColumnLayout,
): readonly GridColumn<Row>[] {
  const place = new Map(layout.order.map((id, index) => [id, index]))
  return columns.toSorted(
    (one, other) => (place.get(one.id) ?? columns.length) - (place.get(other.id) ?? columns.length),
  )
}

/** Which columns are seen, how wide, and where the pinned ones stand; `leadPx` is taken at the left, `roomPx` is what there is. */
export function placeColumns<Row>(
  columns: readonly GridColumn<Row>[],
  layout: ColumnLayout,
  room: { readonly leadPx: number; readonly roomPx: number },
): readonly PlacedColumn<Row>[] {
  const shown = orderedColumns(columns, layout).filter(
    ({ id, isFixed }) => isFixed === true || !layout.hidden.includes(id),
  )
  const isPinned = ({ id }: GridColumn<Row>): boolean => layout.pinned.includes(id)
  const inOrder = [...shown.filter(isPinned), ...shown.filter((column) => !isPinned(column))]
  const widths = inOrder.map((column) => layout.widths[column.id] ?? column.width)
  const leftOverPx = room.roomPx - room.leadPx - widths.reduce((sum, width) => sum + width, 0)
  const growing = inOrder.findLastIndex(
    (column) => column.isGrowing === true && layout.widths[column.id] === undefined,
  )
  if (growing >= 0 && leftOverPx > 0) widths[growing] = (widths[growing] ?? 0) + leftOverPx
  let leftPx = room.leadPx
  return inOrder.map((column, index) => {
    const widthPx = widths[index] ?? column.width
    const pinnedPx = isPinned(column) ? leftPx : null
    leftPx += widthPx
    return { column, widthPx, pinnedPx }
  })
}

/** Gives a column a width. */
export function withWidth<Row>(layout: ColumnLayout, column: GridColumn<Row>, widthPx: number): ColumnLayout {
  const least = column.minWidth ?? MIN_WIDTH_PX
  const width = Math.round(Math.min(Math.max(widthPx, least), MAX_WIDTH_PX))
  return { ...layout, widths: { ...layout.widths, [column.id]: width } }
}

/** Hides a column, or shows it again. */
export function withHidden(layout: ColumnLayout, id: string, isHidden: boolean): ColumnLayout {
  const others = layout.hidden.filter((each) => each !== id)
  return { ...layout, hidden: isHidden ? [...others, id] : others }
}

/** Pins a column to the left edge, or lets it scroll. */
export function withPinned(layout: ColumnLayout, id: string, isPinned: boolean): ColumnLayout {
  const others = layout.pinned.filter((each) => each !== id)
  return { ...layout, pinned: isPinned ? [...others, id] : others }
}

/** Moves a column by some places among the columns that are seen; pinned ones stay among themselves. */
export function withMoved<Row>(
  columns: readonly GridColumn<Row>[],
  layout: ColumnLayout,
  move: { readonly id: string; readonly by: number },
): ColumnLayout {
  const all = orderedColumns(columns, layout).map(({ id }) => id)
  const isPinned = layout.pinned.includes(move.id)
  const peers = all.filter((id) => !layout.hidden.includes(id) && layout.pinned.includes(id) === isPinned)
  const target = peers[peers.indexOf(move.id) + move.by]
  if (target === undefined || target === move.id) return layout
  const order = all.filter((id) => id !== move.id)
  order.splice(order.indexOf(target) + (move.by > 0 ? 1 : 0), 0, move.id)
  return { ...layout, order }
}
