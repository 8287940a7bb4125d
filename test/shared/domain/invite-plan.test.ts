import { describe, expect, it } from 'vitest'
import {
  ATTEMPT_WINDOW_MS,
  attemptQuota,
  inviteCapacity,
  pastedTargets,
  spreadAttempts,
} from '../../../src/shared/domain/invite-plan.ts'

const HOUR = 3_600_000

describe('how many invitations AWS lets an organization attempt', () => {
  it.each([
    [null, 20],
    [10, 20],
    [20, 20],
    [50_000, 50_000],
  ])('a quota of %s accounts allows %s a day', (maxAccounts, attempts) => {
    expect(attemptQuota(maxAccounts)).toBe(attempts)
  })

  it.each([
    [{ maxAccounts: 10, accounts: 4, pending: 3 }, 3],
    [{ maxAccounts: 10, accounts: 9, pending: 3 }, 0],
    [{ maxAccounts: null, accounts: 9, pending: 3 }, null],
  ])('of %o there is room for %s more', (facts, room) => {
    expect(inviteCapacity(facts)).toBe(room)
  })
})

describe('spreading invitations over days', () => {
  const days = (times: readonly number[]): number[] =>
    times.map((time) => Math.floor(time / ATTEMPT_WINDOW_MS))

  it('fills each day up to the quota', () => {
    const times = spreadAttempts(50, { now: 0, quota: 20, attempts: [] })
    expect(days(times)).toEqual([...Array(20).fill(0), ...Array(20).fill(1), ...Array(10).fill(2)])
  })

  it('counts what was attempted in the last 24 hours, and no older', () => {
    const attempts = [-30 * HOUR, ...Array<number>(19).fill(-2 * HOUR)]
    const times = spreadAttempts(2, { now: 0, quota: 20, attempts })
    expect(times).toEqual([0, ATTEMPT_WINDOW_MS - 2 * HOUR])
  })

  it('leaves room for what is planned already', () => {
    const attempts = Array<number>(20).fill(5 * HOUR)
    expect(spreadAttempts(1, { now: 0, quota: 20, attempts })).toEqual([5 * HOUR + ATTEMPT_WINDOW_MS])
  })

  it('never puts more attempts into 24 hours than the quota, whatever was attempted before', () => {
    let seed = 7
    const random = (most: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
      return seed % most
    }
    for (let round = 0; round < 300; round += 1) {
      const quota = 1 + random(12)
      // What was attempted kept the quota too.
      const before = spreadAttempts(random(30), { now: -random(40) * HOUR, quota, attempts: [] })
      const times = spreadAttempts(random(60), { now: 0, quota, attempts: before })
      const all = [...before, ...times].toSorted((one, other) => one - other)
      const tooMany = all.filter(
        (time, place) => (all[place + quota] ?? Number.POSITIVE_INFINITY) - time < ATTEMPT_WINDOW_MS,
      )
      expect(tooMany).toEqual([])
      expect(times.every((time, place) => time >= (times[place - 1] ?? 0))).toBe(true)
    }
  })
})

it('a pasted list is taken apart by lines, commas, semicolons and tabs, emails by spaces too', () => {
  expect(pastedTargets('1234 5678 9012\n2109-8765-4321, jo@a.example ann@a.example;\t\n')).toEqual([
    '1234 5678 9012',
    '2109-8765-4321',
    'jo@a.example',
    'ann@a.example',
  ])
})
