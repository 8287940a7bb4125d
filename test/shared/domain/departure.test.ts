import { describe, expect, it } from 'vitest'
import {
  closeQuota,
  departureSteps,
  whyNotDepart,
  whyQuotaUsed,
  type DepartureFacts,
  type DepartureStep,
} from '../../../src/shared/domain/departure.ts'

const FACTS: DepartureFacts = {
  isManagementAccount: false,
  featureSet: 'ALL',
  joinedMethod: 'CREATED',
  daysSinceJoined: 19,
  customerName: null,
  hasOpenOrder: false,
  removalMinDays: 4,
}

/** Where a step stands with these facts and nothing ticked. */
function standing(kind: 'close' | 'remove', step: DepartureStep, facts: Partial<DepartureFacts>) {
  const found = departureSteps(kind, { ...FACTS, ...facts }, []).find((one) => one.step === step)
  return found?.state
}

describe('what has to be so before an account leaves', () => {
  it.each([
    ['close', 'member_only', {}, 'met'],
    ['close', 'member_only', { isManagementAccount: true }, 'blocked'],
    ['close', 'all_features', {}, 'met'],
    ['close', 'all_features', { featureSet: 'CONSOLIDATED_BILLING' }, 'blocked'],
    ['close', 'all_features', { featureSet: null }, 'open'],
    ['close', 'no_customer', { customerName: 'Acme' }, 'blocked'],
    ['close', 'no_order', { hasOpenOrder: true }, 'blocked'],
    ['close', 'old_enough', {}, undefined],
    ['close', 'reopening_known', {}, 'open'],
    ['remove', 'all_features', { featureSet: 'CONSOLIDATED_BILLING' }, undefined],
    ['remove', 'old_enough', { daysSinceJoined: 4 }, 'met'],
    ['remove', 'old_enough', { daysSinceJoined: 3 }, 'blocked'],
    ['remove', 'old_enough', { daysSinceJoined: 4, removalMinDays: 7 }, 'blocked'],
    ['remove', 'old_enough', { joinedMethod: 'INVITED', daysSinceJoined: 1 }, 'met'],
    ['remove', 'old_enough', { daysSinceJoined: null }, 'open'],
    ['remove', 'standalone', {}, 'open'],
    ['remove', 'no_delegate', {}, 'open'],
    ['remove', 'data_saved', {}, 'open'],
  ] as const)('%s: %s with %o is %s', (kind, step, facts, state) => {
    expect(standing(kind, step, facts)).toBe(state)
  })

  it('a tick settles what the records cannot know, and never what they do', () => {
    const steps = departureSteps('close', { ...FACTS, customerName: 'Acme' }, [
      { step: 'data_saved', by: 'Ada', at: '2026-11-20T00:00:00.000Z', note: 'in S3' },
      { step: 'no_customer', by: 'Ada', at: '2026-11-20T00:00:00.000Z', note: null },
    ])
    expect(steps.find(({ step }) => step === 'data_saved')).toMatchObject({
      state: 'met',
      tick: { note: 'in S3' },
    })
    expect(steps.find(({ step }) => step === 'no_customer')).toMatchObject({ state: 'blocked', tick: null })
    expect(whyNotDepart(steps)).toEqual([
      'It is linked to Acme. Remove it from the customer first.',
      '“It is no delegated administrator” is not ticked.',
      '“Everybody knows what closing means” is not ticked.',
    ])
  })

  it.each([
    [1, 250],
    [1250, 250],
    [1251, 250],
    [1255, 251],
    [5000, 1000],
    [50_000, 1000],
  ])('of %i members AWS closes %i within 30 days', (members, most) => {
    expect(closeQuota(members)).toBe(most)
  })

  it('says when the quota is used up, or three are being closed', () => {
    expect(whyQuotaUsed({ most: 250, used: 249, closing: 2 })).toBeNull()
    expect(whyQuotaUsed({ most: 250, used: 250, closing: 0 })).toMatch(/250 at most/)
    expect(whyQuotaUsed({ most: 250, used: 3, closing: 3 })).toMatch(/closes 3 at once/)
  })
})
