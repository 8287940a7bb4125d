import { describe, expect, it } from 'vitest'
import {
  CustomerUserState,
  nextUserState,
  userStateAt,
  whyNoSelfAssignment,
  whyNotAddMyself,
  whyNoUserCare,
  type ActingOperator,
  type UserTrigger,
} from '../../../src/shared/domain/customer-user.ts'

const TRIGGERS: readonly UserTrigger[] = ['accept', 'cancel', 'expire', 'remove']
const ana: ActingOperator = {
  name: 'Ana',
  isAdmin: false,
  isPartner: true,
  email: 'ana@example.com',
  ownRole: null,
}

describe('a user of a customer', () => {
  it('MSH-15 is invited, then active, cancelled or expired; only an active one is removed', () => {
    const table = CustomerUserState.options.flatMap((from) =>
      TRIGGERS.flatMap((trigger) => {
        const next = nextUserState('jo@acme.example', from, trigger)
        return next.ok ? [`${from} ${trigger} ${next.value}`] : []
      }),
    )
    expect(table).toEqual([
      'invited accept active',
      'invited cancel cancelled',
      'invited expire expired',
      'active remove removed',
    ])
  })

  it.each([
    [
      'invited',
      'remove',
      'jo@acme.example is invited and has not accepted yet. Only an active user can be removed; cancel the invitation instead if there is one.',
    ],
    ['active', 'cancel', 'jo@acme.example has accepted already. Only an open invitation can be cancelled.'],
    [
      'cancelled',
      'accept',
      'The invitation of jo@acme.example was cancelled. Only an open invitation can be accepted; invite them again if need be.',
    ],
    [
      'expired',
      'accept',
      'The invitation of jo@acme.example has expired. Only an open invitation can be accepted; invite them again if need be.',
    ],
    ['removed', 'expire', 'jo@acme.example was removed. Only an open invitation can expire.'],
  ] as const)('that is %s says why it cannot %s', (from, trigger, reason) => {
    expect(nextUserState('jo@acme.example', from, trigger)).toEqual({ ok: false, reason })
  })

  it.each([
    ['invited', '2026-11-24T10:00:00.000Z', 'expired'],
    ['invited', '2026-11-24T10:00:00.001Z', 'invited'],
    ['invited', null, 'invited'],
    ['active', '2026-01-01T00:00:00.000Z', 'active'],
    ['cancelled', '2026-01-01T00:00:00.000Z', 'cancelled'],
  ] as const)('MSH-15 %s until %s shows as %s', (state, expiresAt, shown) => {
    expect(userStateAt({ state, expiresAt }, '2026-11-24T10:00:00.000Z')).toBe(shown)
  })
})

describe('an operator at a customer', () => {
  it('MSH-13 manages no users as Customer Employee, unless an admin', () => {
    const why = 'Ana is Customer Employee here and cannot manage its users. Ask for the role Customer Admin.'
    expect(
      ([null, 'owner', 'admin', 'employee'] as const).flatMap((ownRole) =>
        [false, true].map((isAdmin) => whyNoUserCare({ ...ana, ownRole, isAdmin })),
      ),
    ).toEqual([null, null, null, null, null, null, why, null])
  })

  it.each([
    [{}, null],
    [
      { isPartner: false },
      'Only partners can add themselves. Ana is not marked as a partner in the settings.',
    ],
    [
      { isPartner: false, isAdmin: true },
      'Only partners can add themselves. Ana is not marked as a partner in the settings.',
    ],
    [{ ownRole: 'employee' } as const, 'Ana is Customer Employee here already.'],
    [{ email: '' }, 'Ana has no email address yet. Enter one under Settings, Operators.'],
  ])('MSH-12 %o adds themselves or is told why not', (facts, why) => {
    expect(whyNotAddMyself({ ...ana, ...facts })).toBe(why)
  })

  it('MSH-10 can add themselves to a disabled customer, to take permissions away there', () => {
    const statuses = ['pending_approval', 'active', 'rejected', 'disabled', 'archived']
    expect(
      statuses.filter((status) => whyNoSelfAssignment({ companyName: 'Acme', status }) === null),
    ).toEqual(['active', 'disabled'])
  })
})
