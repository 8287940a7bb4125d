import { z } from 'zod'

/** How many of what ran in one part of the tests. */
export interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}
export interface Outcome extends Counts {
  readonly name: string
}

const VitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
})
const PlaywrightReport = z.object({
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
})

/** Reads the numbers of a vitest report. */
export function vitestCounts(report: unknown, endedWell: boolean): Counts {
  const read = VitestReport.safeParse(report)
  if (!read.success) return NOTHING_RAN
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = read.data
  return honest(
    { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests },
    endedWell,
  )
}

/** Reads the numbers of a Playwright report; a test that only passed the second time has failed. */
export function playwrightCounts(report: unknown, endedWell: boolean): Counts {
  const read = PlaywrightReport.safeParse(report)
  if (!read.success) return NOTHING_RAN
  const { expected, unexpected, flaky, skipped } = read.data.stats
  return honest({ passed: expected, failed: unexpected + flaky, skipped }, endedWell)
}

const NOTHING_RAN: Counts = { passed: 0, failed: 1, skipped: 0 }

/** A runner that ran nothing, or that says it failed without a failed test (a file that cannot be read, say), has failed. */
function honest(counts: Counts, endedWell: boolean): Counts {
  if (counts.passed + counts.failed === 0) return { ...counts, failed: 1 }
  return endedWell || counts.failed > 0 ? counts : { ...counts, failed: 1 }
}

/** A table, and the sum as the last line. */
export function summary(outcomes: readonly Outcome[]): string {
  const width = Math.max(...outcomes.map(({ name }) => name.length))
  const rows = outcomes.map(({ name, passed, failed, skipped }) => {
    const skippedText = skipped > 0 ? `, ${skipped} skipped` : ''
    return `${failed > 0 ? '✗' : '✓'} ${name.padEnd(width)}  ${passed} passed, ${failed} failed${skippedText}`
  })
  const sum = (pick: (counts: Counts) => number): number =>
    outcomes.reduce((total, each) => total + pick(each), 0)
  return [...rows, '', `${sum(({ passed }) => passed)} passed, ${sum(({ failed }) => failed)} failed`].join(
    '\n',
  )
}
