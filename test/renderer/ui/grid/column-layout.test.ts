import { describe, expect, test } from 'vitest'
import {
  defaultLayout,
  placeColumns,
  withHidden,
  withMoved,
  withPinned,
  withWidth,
} from '../../../../src/renderer/ui/grid/column-layout.ts'
import type { ColumnLayout, GridColumn } from '../../../../src/renderer/ui/grid/grid-types.ts'

const column = (id: string, more: Partial<GridColumn<string>> = {}): GridColumn<string> => ({
  id,
  title: id,
  width: 100,
  render: (row) => row,
  ...more,
})
const COLUMNS = [
  column('id', { isPinnedAtFirst: true, isFixed: true }),
  column('model'),
  column('name', { isGrowing: true }),
  column('note', { isHiddenAtFirst: true }),
]
const FIRST = defaultLayout(COLUMNS)

function placed(layout: ColumnLayout, roomPx = 0): unknown[] {
  return placeColumns(COLUMNS, layout, { leadPx: 40, roomPx }).map((each) => [
    each.column.id,
    each.widthPx,
    each.pinnedPx,
  ])
}

describe('columns', () => {
  test('stand as they are declared, pinned ones at the left edge', () => {
    expect(placed(FIRST)).toEqual([
      ['id', 100, 40],
      ['model', 100, null],
      ['name', 100, null],
    ])
  })

  test('give what room is left over to the growing one, unless somebody sized it', () => {
    expect(placed(FIRST, 640)).toEqual([
      ['id', 100, 40],
      ['model', 100, null],
      ['name', 400, null],
    ])
    expect(placed(withWidth(FIRST, column('name'), 150), 640)).toContainEqual(['name', 150, null])
  })

  test('can be hidden and shown, but not the one that names the row', () => {
    const fewer = withHidden(withHidden(FIRST, 'model', true), 'id', true)
    expect(placed(fewer)).toEqual([
      ['id', 100, 40],
      ['name', 100, null],
    ])
    expect(placed(withHidden(fewer, 'note', false)).at(-1)).toEqual(['note', 100, null])
  })

  test('move among their own kind', () => {
    const moved = withMoved(COLUMNS, FIRST, { id: 'name', by: -1 })
    expect(placed(moved).map((each) => (each as unknown[])[0])).toEqual(['id', 'name', 'model'])
    expect(withMoved(COLUMNS, FIRST, { id: 'id', by: 1 })).toBe(FIRST)
    expect(withMoved(COLUMNS, FIRST, { id: 'name', by: 1 })).toBe(FIRST)
  })

  test('pinned one after the other stand side by side', () => {
    expect(placed(withPinned(FIRST, 'model', true)).slice(0, 2)).toEqual([
      ['id', 100, 40],
      ['model', 100, 140],
    ])
  })

  test.each([
    [10, 56],
    [123.4, 123],
    [5_000, 900],
  ])('asked to be %f pixels wide are %i', (asked, width) => {
    expect(withWidth(FIRST, column('model'), asked).widths).toEqual({ model: width })
  })

  test('that a stored arrangement never heard of go to the end', () => {
    const old: ColumnLayout = { order: ['name', 'id'], widths: {}, hidden: [], pinned: [] }
    expect(placed(old).map((each) => (each as unknown[])[0])).toEqual(['name', 'id', 'model', 'note'])
  })
})
