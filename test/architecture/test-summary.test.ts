import { expect, test } from 'vitest'
import { playwrightCounts, summary, vitestCounts } from '../../scripts/test-summary.ts'

const vitest = (passed: number, failed: number, pending = 0): unknown => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: pending,
  numTodoTests: 0,
})
const playwright = (expected: number, unexpected: number, flaky = 0): unknown => ({
  stats: { expected, unexpected, flaky, skipped: 0 },
})

test.each([
  ['all good', vitestCounts(vitest(7, 0), true), [7, 0, 0]],
  ['one failed', vitestCounts(vitest(6, 1, 2), false), [6, 1, 2]],
  ['a file that could not be loaded', vitestCounts(vitest(6, 0), false), [6, 1, 0]],
  ['no test at all', vitestCounts(vitest(0, 0), true), [0, 1, 0]],
  ['no report', vitestCounts(null, true), [0, 1, 0]],
  ['all good in the browser', playwrightCounts(playwright(3, 0), true), [3, 0, 0]],
  ['one that passed the second time', playwrightCounts(playwright(2, 0, 1), true), [2, 1, 0]],
  ['a browser that did not start', playwrightCounts(playwright(0, 0), false), [0, 1, 0]],
  ['no report of the browser', playwrightCounts({}, false), [0, 1, 0]],
])('%s counts as it should', (_what, { passed, failed, skipped }, expected) => {
  expect([passed, failed, skipped]).toEqual(expected)
})

test('the last line is the sum', () => {
  const lines = summary([
    { name: 'Types', passed: 1, failed: 0, skipped: 0 },
    { name: 'End-to-end tests', passed: 3, failed: 2, skipped: 1 },
  ])
  expect(lines.split('\n')).toEqual([
    '✓ Types             1 passed, 0 failed',
    '✗ End-to-end tests  3 passed, 2 failed, 1 skipped',
    '',
    '4 passed, 2 failed',
  ])
})
