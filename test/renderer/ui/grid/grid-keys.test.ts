import { expect, test } from 'vitest'
import { commandOfKey, type ActiveCell } from '../../../../src/renderer/ui/grid/grid-keys.ts'

const AT = { row: 10, column: 2 }
const HEADING = { row: -1, column: 2 }

function press(keys: string, active: ActiveCell): unknown {
  const parts = keys.split('+')
  const key = parts.pop() ?? ''
  return commandOfKey(
    {
      key: key === 'Space' ? ' ' : key,
      ctrlKey: parts.includes('Ctrl'),
      metaKey: parts.includes('Meta'),
      shiftKey: parts.includes('Shift'),
      altKey: parts.includes('Alt'),
    },
    { active, rowCount: 5_000_000, columnCount: 12, rowsPerPage: 20 },
  )
}

const moved = (row: number, column: number, isExtending = false): unknown => ({
  kind: 'move',
  to: { row, column },
  isExtending,
})

test.each([
  ['ArrowDown', moved(11, 2)],
  ['ArrowUp', moved(9, 2)],
  ['ArrowLeft', moved(10, 1)],
  ['ArrowRight', moved(10, 3)],
  ['Shift+ArrowDown', moved(11, 2, true)],
  ['Ctrl+ArrowDown', moved(4_999_999, 2)],
  ['Ctrl+ArrowUp', moved(0, 2)],
  ['PageDown', moved(30, 2)],
  ['PageUp', moved(0, 2)],
  ['Home', moved(10, 0)],
  ['End', moved(10, 11)],
  ['Ctrl+Home', moved(0, 0)],
  ['Ctrl+End', moved(4_999_999, 11)],
  ['Ctrl+Shift+End', moved(4_999_999, 11, true)],
  ['Space', { kind: 'toggle' }],
  ['Enter', { kind: 'open' }],
  ['F2', { kind: 'edit' }],
  ['Delete', { kind: 'delete' }],
  ['Ctrl+a', { kind: 'select-all' }],
  ['Meta+a', { kind: 'select-all' }],
  ['Ctrl+c', { kind: 'copy' }],
  ['Escape', { kind: 'select-none' }],
  ['ContextMenu', { kind: 'menu' }],
  ['Shift+F10', { kind: 'menu' }],
  ['F10', null],
  ['x', null],
  ['Tab', null],
  ['Ctrl+Enter', null],
  ['Alt+ArrowLeft', null],
])('in a row, %s', (keys, command) => {
  expect(press(keys, AT)).toEqual(command)
})

test.each([
  ['ArrowDown', moved(0, 2)],
  ['ArrowUp', moved(-1, 2)],
  ['Enter', { kind: 'sort' }],
  ['Space', { kind: 'sort' }],
  ['F2', null],
  ['Delete', null],
  ['Alt+ArrowRight', { kind: 'resize', by: 16 }],
  ['Alt+Shift+ArrowLeft', { kind: 'reorder', by: -1 }],
])('in the heading, %s', (keys, command) => {
  expect(press(keys, HEADING)).toEqual(command)
})

test.each([
  ['ArrowRight', false, { kind: 'expand' }],
  ['ArrowRight', true, moved(10, 1)],
  ['ArrowRight', null, moved(10, 1)],
  ['ArrowLeft', true, { kind: 'collapse' }],
  ['ArrowLeft', false, { kind: 'parent' }],
  ['ArrowLeft', null, { kind: 'parent' }],
  ['ArrowDown', true, moved(11, 0)],
])('on the first column of a tree %s on a row that is open: %s', (key, isExpanded, command) => {
  const modifiers = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false }
  const tree = { active: { row: 10, column: 0 }, rowCount: 100, columnCount: 5, rowsPerPage: 20 }
  expect(commandOfKey({ key, ...modifiers }, { ...tree, isExpanded, isOnFold: true })).toEqual(command)
})
