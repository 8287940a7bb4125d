import { expect, test } from 'vitest'
import { createRecordOutcomes } from '../../../../src/main/core/imports/record-outcomes.ts'

const PLAIN = 600_000
const ANY = { outcome: undefined, needsEye: undefined }

function plainRecords(): ReturnType<typeof createRecordOutcomes> {
  const outcomes = createRecordOutcomes()
  for (let record = 0; record < PLAIN; record += 1) outcomes.addPlain()
  return outcomes
}

test('records about which nothing has to be said are created', () => {
  const outcomes = plainRecords()
  expect(outcomes.count).toBe(PLAIN)
  expect(outcomes.counts()).toEqual({
    byOutcome: { create: PLAIN, update: 0, unchanged: 0, skipped: 0, rejected: 0 },
    needsEye: 0,
  })
  expect([outcomes.outcomeOf(PLAIN - 1), outcomes.causeOf(0), outcomes.isCreate(300_000)]).toEqual([
    'create',
    'none',
    true,
  ])
  expect(outcomes.matching({ outcome: 'create', needsEye: false })).toBe(PLAIN)
  expect(outcomes.find(ANY, 299_999, 2)).toEqual([299_999, 300_000])
})

test('a long stretch of plain records takes no memory of its own', () => {
  const before = process.memoryUsage().arrayBuffers
  const outcomes = plainRecords()
  expect(process.memoryUsage().arrayBuffers).toBeLessThanOrEqual(before)
  outcomes.decide(1, 'skipped', 'same-in-file')
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(PLAIN)
})

test('one record between plain ones keeps what became of it, and whether it wants a look', () => {
  const outcomes = plainRecords()
  outcomes.add('rejected', true)
  outcomes.addPlain()
  outcomes.add('create', true)
  outcomes.decide(400_000, 'skipped', 'exists')
  outcomes.decide(PLAIN + 2, 'update', 'exists')
  expect(outcomes.counts()).toEqual({
    byOutcome: { create: PLAIN, update: 1, unchanged: 0, skipped: 1, rejected: 1 },
    needsEye: 2,
  })
  expect(outcomes.find({ outcome: undefined, needsEye: true }, 0, 9)).toEqual([PLAIN, PLAIN + 2])
  expect(outcomes.find({ outcome: 'skipped', needsEye: undefined }, 0, 9)).toEqual([400_000])
  expect([400_000, PLAIN + 2, PLAIN].map((record) => outcomes.causeOf(record))).toEqual([
    'exists',
    'exists',
    'none',
  ])
  expect([399_999, 400_000, PLAIN, PLAIN + 1].map((record) => outcomes.isCreate(record))).toEqual([
    true,
    false,
    false,
    true,
  ])
})
