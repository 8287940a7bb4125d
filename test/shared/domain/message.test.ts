import { describe, expect, it } from 'vitest'
import {
  isReadByEnough,
  messageProgress,
  whyNoMessage,
  whyNoReceipt,
} from '../../../src/shared/domain/message.ts'

describe('a message', () => {
  it.each([
    ['MSH-17', 'all_must_read', [1, 2, 3], [], { done: 0, of: 3 }, false],
    ['MSH-17', 'all_must_read', [1, 2, 3], [1, 3], { done: 2, of: 3 }, false],
    ['MSH-17', 'all_must_read', [1, 2, 3], [1, 2, 3], { done: 3, of: 3 }, true],
    ['MSH-17', 'all_must_read', [2], [1, 2], { done: 2, of: 2 }, true],
    ['MSH-17', 'all_must_read', [2, 3], [1], { done: 1, of: 3 }, false],
    ['MSH-17', 'all_must_read', [], [], { done: 0, of: 0 }, false],
    ['MSH-18', 'single_read_only', [1, 2, 3], [], { done: 0, of: 1 }, false],
    ['MSH-18', 'single_read_only', [1, 2, 3], [2], { done: 1, of: 1 }, true],
  ] as const)('%s %s with %j active and %j read', (_row, mode, active, acknowledged, progress, isEnough) => {
    const readers = { active, acknowledged }
    expect([messageProgress(mode, readers), isReadByEnough(mode, readers)]).toEqual([progress, isEnough])
  })

  it('MSH-16 goes to customers that are active or disabled and have somebody to read it', () => {
    const acme = { companyName: 'Acme', activeUsers: 1 }
    const statuses = ['pending_approval', 'active', 'rejected', 'disabled', 'archived']
    expect(statuses.filter((status) => whyNoMessage({ ...acme, status }) === null)).toEqual([
      'active',
      'disabled',
    ])
    expect(whyNoMessage({ ...acme, status: 'active', activeUsers: 0 })).toBe(
      'Acme has no active user who could read it. Invite one, and record when the invitation is accepted.',
    )
  })

  const facts = {
    state: 'sent',
    readerName: 'Jo Doe',
    isActive: true,
    hasRead: false,
    isOnBehalf: true,
    hasEvidence: true,
  } as const
  it.each([
    [{}, null],
    [{ isOnBehalf: false, hasEvidence: false }, null],
    [{ hasEvidence: false }, 'Say how you know that Jo Doe has read it.'],
    [{ isActive: false }, 'Jo Doe is not an active user of the customer.'],
    [{ hasRead: true }, 'Jo Doe has acknowledged it already.'],
    [{ state: 'closed' } as const, 'The message is closed: nobody has to read it any more.'],
  ])('A-19 acknowledged with %o', (changed, why) => {
    expect(whyNoReceipt({ ...facts, ...changed })).toBe(why)
  })
})
