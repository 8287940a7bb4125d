import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readWindowState, writeWindowState } from '../../../src/main/electron/window-state.ts'
import { testFolder } from '../../support/test-folder.ts'

const SCREENS = [
  { x: 0, y: 0, width: 1920, height: 1080 },
  { x: 1920, y: -200, width: 1280, height: 1024 },
]
const PLACE = { x: 100, y: 100, width: 1200, height: 800, isMaximized: false }

test.each([
  ['in the middle of a screen', PLACE, true],
  ['on the second screen', { ...PLACE, x: 2000, y: -150 }, true],
  ['half over the right edge', { ...PLACE, x: 3000 }, true],
  ['on a screen that is gone', { ...PLACE, x: 5000 }, false],
  ['with the title bar above the screen', { ...PLACE, y: -150 }, false],
  ['below the screen', { ...PLACE, y: 1050 }, false],
  ['too small to see', { ...PLACE, width: 20 }, false],
  ['with a place that is no number', { ...PLACE, x: '100' }, false],
  ['without its size', { x: 1, y: 1 }, false],
])('a window %s is taken back: %o %s', (_what, state, isTaken) => {
  const file = join(testFolder(), 'window.json')
  writeFileSync(file, JSON.stringify(state))
  expect(readWindowState(file, SCREENS)).toEqual(isTaken ? state : null)
})

test('no state, half a state and a folder that is gone are no reason to fail', () => {
  const folder = testFolder()
  writeFileSync(join(folder, 'half.json'), '{"x":1')
  expect(readWindowState(join(folder, 'none.json'), SCREENS)).toBeNull()
  expect(readWindowState(join(folder, 'half.json'), SCREENS)).toBeNull()
  writeWindowState(join(folder, 'gone/window.json'), PLACE)
  writeWindowState(join(folder, 'window.json'), PLACE)
  expect(readWindowState(join(folder, 'window.json'), SCREENS)).toEqual(PLACE)
})
