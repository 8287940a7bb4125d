import { describe, expect, it } from 'vitest'
import { hasUsualMarketplaceForm } from '../../../src/shared/domain/marketplace-id.ts'

describe('the usual form of a marketplace ID', () => {
  it.each([
    ['MP-0000', true],
    ['MP-00010', true],
    ['MP-123456789', true],
    ['MP-000', false],
    ['mp-0000', false],
    ['MP-0000 ', false],
    ['MP0000', false],
    ['MP-00a0', false],
    ['PARTNER-TRIALS', false],
    ['', false],
  ])('A-15 of %j: %s', (id, isUsual) => {
    expect(hasUsualMarketplaceForm(id)).toBe(isUsual)
  })
})
