import { describe, expect, it } from 'vitest'
import { quotaText, warnBelowUse, whyQuotaIsFull, type QuotaUse } from '../../../src/shared/domain/quota.ts'

const projects = (most: number | null, used: number): QuotaUse => ({ kind: 'projects', most, used })

describe('a quota', () => {
  it.each([
    [null, 5000, 1000, null],
    [3, 2, 1, null],
    [3, 3, 0, null],
    [3, 5, 0, null],
    [3, 3, 1, 'Acme may have 3 projects and has 3. Raise the quota first.'],
    [0, 0, 1, 'Acme may have 0 projects and has 0. Raise the quota first.'],
    [1, 4, 1, 'Acme may have 1 project and has 4. Raise the quota first.'],
    [
      3,
      1,
      1000,
      'Acme may have 3 projects and has 1: there is room for 2, not for 1,000. Raise the quota first.',
    ],
  ])('MSH-19 of %s with %s in use answers %s more with its numbers', (most, used, adding, why) => {
    expect(whyQuotaIsFull('Acme', projects(most, used), adding)).toBe(why)
  })

  it('A-17 limits accounts as well', () => {
    expect(whyQuotaIsFull('Acme', { kind: 'accounts', most: 1200, used: 1200 }, 1)).toBe(
      'Acme may have 1,200 accounts and has 1,200. Raise the quota first.',
    )
  })

  it.each([
    [null, 9, null],
    [9, 9, null],
    [2, 9, '9 projects exist already. They stay; no new one can be added until there are fewer than 2.'],
    [0, 1, '1 project exists already. It stays; no new one can be added.'],
  ])('MSH-19 of %s with %s in use warns before it is set below its use', (most, used, warning) => {
    expect(warnBelowUse(projects(most, used))).toBe(warning)
  })

  it('reads as a number or as no limit', () => {
    expect([quotaText(1200), quotaText(null)]).toEqual(['1,200', 'no limit'])
  })
})
