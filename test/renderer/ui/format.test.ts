import { expect, test } from 'vitest'
import {
  formatAmount,
  formatBytes,
  formatCount,
  formatDuration,
  formatMoment,
  formatRelative,
} from '../../../src/renderer/ui/format.ts'

test('numbers are grouped and nouns agree', () => {
  expect([formatCount(1_234_567), formatAmount(1, 'account'), formatAmount(0, 'account')]).toEqual([
    '1,234,567',
    '1 account',
    '0 accounts',
  ])
})

const NOW = Date.parse('2026-11-21T12:00:00Z')
test.each([
  ['2026-11-21T11:59:55Z', 'just now'],
  ['2026-11-21T11:59:30Z', '30 seconds ago'],
  ['2026-11-21T11:55:00Z', '5 minutes ago'],
  ['2026-11-21T09:00:00Z', '3 hours ago'],
  ['2026-11-20T12:00:00Z', 'yesterday'],
  ['2026-11-28T12:00:00Z', 'in 7 days'],
  ['2026-08-21T12:00:00Z', '3 months ago'],
  ['2024-11-21T12:00:00Z', '2 years ago'],
])('%s is %s', (at, words) => {
  expect(formatRelative(at, NOW)).toBe(words)
})

test.each([
  [420, '0.4 s'],
  [12_000, '12 s'],
  [59_700, '1 min 0 s'],
  [200_000, '3 min 20 s'],
  [3_900_000, '1 h 5 min'],
])('%i milliseconds are %s', (durationMs, words) => {
  expect(formatDuration(durationMs)).toBe(words)
})

test.each([
  [812, '812 bytes'],
  [1_400_000, '1.4 MB'],
  [141_000_000, '141 MB'],
  [2_000_000_000_000, '2,000 GB'],
])('%i bytes are %s', (bytes, words) => {
  expect(formatBytes(bytes)).toBe(words)
})

test('a point in time in short names day and minute, and no time zone of another place', () => {
  // Without a zone: a time of this machine.
  expect(formatMoment(new Date('2026-11-03T09:05:00').toISOString())).toBe('3 Nov 2026, 09:05')
})
