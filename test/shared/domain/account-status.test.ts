import { expect, test } from 'vitest'
import {
  AccountStatus,
  nextStatus,
  type StatusFacts,
  type StatusTrigger,
} from '../../../src/shared/domain/account-status.ts'

const TRIGGERS: readonly StatusTrigger[] = [
  'start_order',
  'complete_order',
  'fail_order',
  'cancel_unused_order',
  'mark_invalid',
  'revalidate',
]

/** Everything is in order: nothing but the table itself can say no. */
const ALL_CLEAR: StatusFacts = {
  isHeld: false,
  hasFailed: false,
  hasReason: true,
  isAdmin: true,
  allowsRevalidation: true,
  allowsCancelToReady: true,
}

function outcome(from: AccountStatus, trigger: StatusTrigger, facts: Partial<StatusFacts> = {}): string {
  const next = nextStatus(from, trigger, { ...ALL_CLEAR, ...facts })
  return next.ok ? next.value : next.reason.kind
}

test('CB-07 CB-14 every pair of status and trigger leads where the table of the domain says, or nowhere', () => {
  const table = Object.fromEntries(
    AccountStatus.options.map((from) => [from, TRIGGERS.map((trigger) => outcome(from, trigger))]),
  )
  const no = 'no-such-transition'
  expect(table).toEqual({
    //                        start                      complete     fail                   cancel   invalid    revalidate
    ready: ['provisioning_in_progress', no, no, no, 'invalid', no],
    provisioning_in_progress: [no, 'allocated', 'provisioning_failed', 'ready', no, no],
    invalid: [no, no, no, no, no, 'ready'],
    allocated: ['terminal', 'terminal', 'terminal', 'terminal', 'terminal', 'terminal'],
    provisioning_failed: [no, no, no, no, 'invalid', no],
  })
})

test.each<[AccountStatus, StatusTrigger, Partial<StatusFacts>, string]>([
  ['ready', 'start_order', { isHeld: true }, 'held'],
  ['ready', 'start_order', { hasReason: false, isAdmin: false }, 'provisioning_in_progress'],
  ['ready', 'mark_invalid', { hasReason: false }, 'reason-missing'],
  ['ready', 'mark_invalid', { isHeld: true, isAdmin: false }, 'invalid'],
  ['provisioning_failed', 'mark_invalid', { hasReason: false }, 'reason-missing'],
  ['provisioning_in_progress', 'fail_order', { hasReason: false }, 'reason-missing'],
  ['provisioning_in_progress', 'complete_order', { hasReason: false, isAdmin: false }, 'allocated'],
  ['provisioning_in_progress', 'cancel_unused_order', { allowsCancelToReady: false }, 'switched-off'],
  ['provisioning_in_progress', 'cancel_unused_order', { isAdmin: false }, 'admin-only'],
  ['provisioning_in_progress', 'cancel_unused_order', { hasReason: false }, 'reason-missing'],
  ['invalid', 'revalidate', { allowsRevalidation: false }, 'switched-off'],
  ['invalid', 'revalidate', { isAdmin: false }, 'admin-only'],
  ['invalid', 'revalidate', { hasReason: false }, 'reason-missing'],
  ['invalid', 'revalidate', { hasFailed: true }, 'failed-before'],
])('from %s, %s with %o ends as %s', (from, trigger, facts, expected) => {
  expect(outcome(from, trigger, facts)).toBe(expected)
})
