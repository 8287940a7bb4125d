import { describe, expect, test } from 'vitest'
import {
  ALL_MATCHING,
  headingState,
  isSelected,
  NO_SELECTION,
  selectedCount,
  toggled,
  withRows,
} from '../../../../src/renderer/ui/grid/selection-rule.ts'

describe('a choice of rows', () => {
  test('CB-26 over a million rows stays a rule with its exceptions, never a list', () => {
    const allButTwo = toggled(toggled(ALL_MATCHING, 'b'), 'd')
    expect(allButTwo).toEqual({ kind: 'all', except: new Set(['b', 'd']) })
    expect(selectedCount(allButTwo, 1_000_000)).toBe(999_998)
    expect(['a', 'b', 'c', 'd'].map((key) => isSelected(allButTwo, key))).toEqual([true, false, true, false])
    expect(toggled(allButTwo, 'b')).toEqual({ kind: 'all', except: new Set(['d']) })
  })

  test('by name holds exactly the rows that were named', () => {
    const two = withRows(NO_SELECTION, ['a', 'b', 'b'], true)
    expect(two).toEqual({ kind: 'these', keys: new Set(['a', 'b']) })
    expect(selectedCount(two, 10)).toBe(2)
    expect(withRows(two, ['a', 'x'], false)).toEqual({ kind: 'these', keys: new Set(['b']) })
  })

  test('is not changed in place', () => {
    const one = toggled(NO_SELECTION, 'a')
    toggled(one, 'b')
    expect(one).toEqual({ kind: 'these', keys: new Set(['a']) })
    expect(NO_SELECTION).toEqual({ kind: 'these', keys: new Set() })
  })
})

test.each([
  { name: 'nothing', selection: NO_SELECTION, shown: ['a', 'b'], state: 'none' },
  { name: 'some of the rows shown', selection: toggled(NO_SELECTION, 'a'), shown: ['a', 'b'], state: 'some' },
  { name: 'only rows out of sight', selection: toggled(NO_SELECTION, 'z'), shown: ['a', 'b'], state: 'some' },
  {
    name: 'all rows shown',
    selection: withRows(NO_SELECTION, ['a', 'b'], true),
    shown: ['a', 'b'],
    state: 'all',
  },
  { name: 'all that match', selection: ALL_MATCHING, shown: [], state: 'all' },
  { name: 'all but one shown', selection: toggled(ALL_MATCHING, 'a'), shown: ['a', 'b'], state: 'some' },
  { name: 'nothing in an empty list', selection: NO_SELECTION, shown: [], state: 'none' },
])('the heading checkbox shows “$state” for $name', ({ selection, shown, state }) => {
  expect(headingState(selection, shown)).toBe(state)
})
