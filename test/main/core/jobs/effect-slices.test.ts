import { expect, test } from 'vitest'
import {
  codesToMove,
  effectSlices,
  endOfAppended,
  letGo,
} from '../../../../src/main/core/jobs/effect-slices.ts'
import type { Effect } from '../../../../src/main/core/jobs/task.ts'

/** Five million accounts: the heap keeps that much. */
const PIECES = 50
const PER_PIECE = 100_000

test('memory of new accounts goes back to the system as soon as the pool in memory has followed', () => {
  // Giving back a large piece once makes the heap keep smaller ones from then on, as in a real import.
  new Uint8Array(9 << 20).fill(1).buffer.transfer(0)
  const effects: Effect[] = Array.from({ length: PIECES }, (_, piece) => ({
    kind: 'accounts-appended',
    firstSeq: 1 + piece * PER_PIECE,
    codes: codesToMove(PER_PIECE).fill(7),
  }))
  const full = process.memoryUsage.rss()
  for (const effect of effects) letGo(effect)
  expect(full - process.memoryUsage.rss()).toBeGreaterThan((PIECES * PER_PIECE * 2) / 2)
})

test('codes arrive in the core as they were written, and are gone where they came from', async () => {
  const codes = codesToMove(60_000)
  codes.forEach((_, at) => {
    codes[at] = at
  })
  const sent: Effect = { kind: 'accounts-appended', firstSeq: 11, codes }
  expect(endOfAppended([sent])).toBe(60_011)
  const received = structuredClone(sent, { transfer: [codes.buffer] })
  expect(codes.length).toBe(0)
  const slices = [...effectSlices(received)].filter((slice) => slice.kind === 'accounts-appended')
  expect(slices.map(({ firstSeq, codes: { length } }) => [firstSeq, length])).toEqual([
    [11, 25_000],
    [25_011, 25_000],
    [50_011, 10_000],
  ])
  expect(slices.map(({ codes: [first] }) => first)).toEqual([0, 25_000, 50_000])
})
