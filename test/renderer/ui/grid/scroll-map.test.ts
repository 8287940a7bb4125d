import { describe, expect, test } from 'vitest'
import {
  lastTop,
  MAX_SPACER_PX,
  rowsFromWheel,
  scrollFromTop,
  spacerPx,
  topFromScroll,
  topToReveal,
  type ScrollMeasures,
} from '../../../../src/renderer/ui/grid/scroll-map.ts'

const measures = (rowCount: number): ScrollMeasures => ({ rowCount, rowHeightPx: 30, viewportPx: 610 })

describe('the scrollbar of a list', () => {
  test.each([0, 1, 20, 21, 1_000, 266_666, 1_000_000, 5_000_000])(
    'reaches the first and the last of %i rows and stays under the height that Chromium can lay out',
    (rowCount) => {
      const list = measures(rowCount)
      const rangePx = spacerPx(list) - list.viewportPx
      expect(spacerPx(list)).toBeLessThanOrEqual(MAX_SPACER_PX)
      expect(topFromScroll(0, list)).toBe(0)
      expect(topFromScroll(rangePx, list)).toBe(lastTop(list))
      expect(lastTop(list)).toBe(Math.max(0, rowCount - 20))
    },
  )

  test.each([0, 1, 2, 777, 123_456, 2_500_001, 4_999_979, 4_999_980])(
    'stands for row %i of five million and finds it again',
    (top) => {
      const list = measures(5_000_000)
      expect(topFromScroll(scrollFromTop(top, list), list)).toBe(top)
    },
  )

  test('of a list that fits does not move', () => {
    expect(topFromScroll(40, measures(12))).toBe(0)
    expect(scrollFromTop(3, measures(12))).toBe(0)
  })
})

test.each([
  { row: 5, top: 10, seenFrom: 5 },
  { row: 10, top: 10, seenFrom: 10 },
  { row: 29, top: 10, seenFrom: 10 },
  { row: 30, top: 10, seenFrom: 11 },
  { row: 999, top: 10, seenFrom: 980 },
])(
  'row $row is brought into sight from $top with as little movement as possible',
  ({ row, top, seenFrom }) => {
    expect(topToReveal(row, top, measures(1_000))).toBe(seenFrom)
  },
)

describe('a wheel', () => {
  test.each([
    { name: 'a notch of 100 pixels', delta: 100, mode: 0, rows: 3 },
    { name: 'a notch of 120 pixels back', delta: -120, mode: 0, rows: -3 },
    { name: 'three lines', delta: 3, mode: 1, rows: 3 },
    { name: 'a page', delta: 1, mode: 2, rows: 19 },
  ])('that says $name moves $rows whole rows however long the list is', ({ delta, mode, rows }) => {
    for (const rowCount of [100, 5_000_000]) {
      expect(rowsFromWheel({ delta, mode }, 0, measures(rowCount))).toEqual({ rows, leftOver: 0 })
    }
  })

  test('adds up the small steps of a touchpad', () => {
    let leftOver = 0
    let moved = 0
    for (let step = 0; step < 36; step += 1) {
      const answer = rowsFromWheel({ delta: 10, mode: 0 }, leftOver, measures(1_000))
      moved += answer.rows
      leftOver = answer.leftOver
    }
    expect(moved + Math.round(leftOver)).toBe(10)
  })
})
