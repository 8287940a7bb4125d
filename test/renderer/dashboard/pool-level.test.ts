import { expect, test } from 'vitest'
import { fillShare, levelOf, pickable } from '../../../src/renderer/dashboard/pool-level.ts'

function line(ready: number, held: number, poolTarget: number | null, reorderAt: number | null) {
  const byStatus = { ready, provisioning_in_progress: 0, invalid: 0, allocated: 0, provisioning_failed: 0 }
  return { byStatus, held, linked: 0, poolTarget, reorderAt }
}

test('held and linked accounts are Ready but cannot be picked', () => {
  expect(pickable(line(10, 3, null, null))).toBe(7)
  expect(pickable({ ...line(10, 3, null, null), linked: 2 })).toBe(5)
})

test.each([
  ['no plan', line(5, 0, null, null), { kind: 'unplanned' }],
  ['only a reorder level, and above it', line(5, 0, null, 5), { kind: 'unplanned' }],
  [
    'below the reorder level',
    line(4, 0, 20, 5),
    { kind: 'reorder', sentence: 'Below the reorder level of 5: add 16 accounts.' },
  ],
  [
    'below it because of holds, without a target',
    line(6, 2, null, 5),
    { kind: 'reorder', sentence: 'Below the reorder level of 5: add 1 account.' },
  ],
  [
    'below the target',
    line(8, 0, 20, 5),
    { kind: 'below-target', sentence: '12 accounts below the target.' },
  ],
  ['at the target', line(20, 0, 20, 5), { kind: 'reached', sentence: 'The target is reached.' }],
])('%s', (_, stand, level) => {
  expect(levelOf(stand)).toEqual(level)
})

test('the bar is full at the target and absent without one', () => {
  expect([
    fillShare(line(5, 0, 20, null)),
    fillShare(line(50, 0, 20, null)),
    fillShare(line(5, 0, null, 2)),
  ]).toEqual([0.25, 1, null])
})
