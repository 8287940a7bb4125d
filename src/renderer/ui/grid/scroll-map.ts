/**
 * Chromium stops laying out past 33.5 million pixels and rounds to even pixels past 16.7 million,
 * so the scrollbar runs over a spacer of bounded height and its position is mapped to a row number.
 */
export const MAX_SPACER_PX = 8_000_000

/** The measures that scrolling is computed from. */
export interface ScrollMeasures {
  readonly rowCount: number
  readonly rowHeightPx: number
  /** Height that rows can be seen in, without the heading. */
  readonly viewportPx: number
}

/** How many rows are seen whole. */
export function wholeRows({ rowHeightPx, viewportPx }: ScrollMeasures): number {
  return Math.max(1, Math.floor(viewportPx / rowHeightPx))
}

/** The last row number that can stand at the top. */
export function lastTop(measures: ScrollMeasures): number {
  return Math.max(0, measures.rowCount - wholeRows(measures))
}

/** How high the scrolled content pretends to be. */
export function spacerPx({ rowCount, rowHeightPx, viewportPx }: ScrollMeasures): number {
  const wanted = Math.min(rowCount * rowHeightPx, MAX_SPACER_PX)
  // At least a viewport, or the sticky stage would have no room.
  return Math.max(wanted, viewportPx)
}

function scrollRangePx(measures: ScrollMeasures): number {
  return spacerPx(measures) - measures.viewportPx
}

/** Keeps a row number where it can stand at the top. */
export function clampTop(top: number, measures: ScrollMeasures): number {
  return Math.min(Math.max(0, Math.round(top)), lastTop(measures))
}

/** The row at the top for a scrollbar position: both ends are reached exactly. */
export function topFromScroll(scrollTopPx: number, measures: ScrollMeasures): number {
  const range = scrollRangePx(measures)
  if (range <= 0) return 0
  return clampTop((scrollTopPx / range) * lastTop(measures), measures)
}

/** The scrollbar position for the row at the top. */
export function scrollFromTop(top: number, measures: ScrollMeasures): number {
  const last = lastTop(measures)
  return last === 0 ? 0 : (clampTop(top, measures) / last) * scrollRangePx(measures)
}

/** The row at the top that brings a row into sight with as little movement as possible. */
export function topToReveal(row: number, top: number, measures: ScrollMeasures): number {
  const seen = wholeRows(measures)
  if (row < top) return clampTop(row, measures)
  if (row >= top + seen) return clampTop(row - seen + 1, measures)
  return top
}

/** What one wheel event says: pixels, lines or pages, as the browser reports them. */
export interface WheelStep {
  readonly delta: number
  readonly mode: number
}

/**
 * Whole rows of a wheel event and what is left over for the next one. A notch of a common wheel (100 or 120 px,
 * or 3 lines) moves three rows, at any number of rows; a touchpad's small steps add up.
 */
export function rowsFromWheel(
  step: WheelStep,
  leftOver: number,
  measures: ScrollMeasures,
): { readonly rows: number; readonly leftOver: number } {
  const sum = leftOver + rowsOfStep(step, measures)
  const rows = Math.trunc(sum)
  return { rows, leftOver: sum - rows }
}

const PIXELS_PER_ROW = 36

function rowsOfStep({ delta, mode }: WheelStep, measures: ScrollMeasures): number {
  if (mode === 1) return delta
  if (mode === 2) return delta * Math.max(1, wholeRows(measures) - 1)
  if (Math.abs(delta) === 100 || Math.abs(delta) === 120) return 3 * Math.sign(delta)
  return delta / PIXELS_PER_ROW
}
