import { expect, test } from 'vitest'
import type { LogVerdict } from '../../../src/shared/contract/activity.ts'
import { verdictText, verdictWords } from '../../../src/renderer/activity/verify-words.ts'

const SOUND: LogVerdict = {
  entries: 1234,
  lastSeal: 'ab12',
  lastAt: '2026-11-21T10:00:00.000Z',
  broken: null,
  unlogged: { count: 0, examples: [] },
  noted: null,
  durationMs: 5,
}
const BROKEN = {
  seq: 7,
  kind: 'changed',
  what: 'It is not what its seal says.',
  meaning: 'Trust it not.',
} as const

test.each<[string, Partial<LogVerdict>, boolean, string]>([
  ['sound', {}, true, 'The log is whole'],
  ['sound, as noted', { noted: { seq: 9 } }, true, 'The log is whole'],
  ['broken', { broken: BROKEN, entries: 6 }, false, 'The log is broken at entry 7'],
  ['cut', { unlogged: { count: 1, examples: [] } }, false, 'The log does not tell of every change'],
  ['exchanged', { noted: { seq: null } }, false, 'The log is not the one you wrote down'],
])('invariant 21 a log that is %s is called so', (_what, found, isSound, title) => {
  expect(verdictWords({ ...SOUND, ...found })).toMatchObject({ isSound, title })
})

test('invariant 21 the result can be kept: what was found, the last seal, and changes without an entry', () => {
  const unlogged = { count: 1, examples: [{ label: 'Edited', actor: 'Ana', at: '2026-11-21T09:00:00.000Z' }] }
  const text = verdictText({ ...SOUND, unlogged }, new Date('2026-11-22T09:00:00.000Z'))
  expect(text.split('\n').filter((line) => !line.startsWith('Checked on'))).toEqual([
    'The log does not tell of every change',
    'Each of the 1,234 entries follows from the one before it.',
    '1 change of data has no entry in the log: its entry was taken away.',
    expect.stringMatching(/^- Edited \(Ana, .*2026/),
    'Last sound entry: 1,234',
    'Its seal: ab12',
    '',
  ])
})
