import { describe, expect, it } from 'vitest'
import { Capability, may, OperatorRole } from '../../../src/shared/domain/capability.ts'

describe('what a role may do', () => {
  it('A-16 is one table: admins everything, operators pool and onboarding, sales only look', () => {
    const table = Object.fromEntries(
      OperatorRole.options.map((role) => [role, Capability.options.filter((each) => may(role, each))]),
    )
    expect(table).toEqual({
      admin: ['read', 'pool', 'onboarding', 'approve', 'administer'],
      operator: ['read', 'pool', 'onboarding'],
      sales_readonly: ['read'],
    })
  })
})
