import { expect, test } from 'vitest'
import {
  nextOrderStep,
  OrderState,
  type OrderFacts,
  type OrderTrigger,
} from '../../../src/shared/domain/order.ts'

const TRIGGERS: readonly OrderTrigger[] = ['start', 'complete', 'fail', 'cancel']

/** Everything is in order: nothing but the table itself can say no. */
const ALL_CLEAR: OrderFacts = { hasReason: true, isAdmin: true, allowsCancelToReady: true }

function outcome(from: OrderState, trigger: OrderTrigger, facts: Partial<OrderFacts> = {}): string {
  const step = nextOrderStep(from, trigger, { ...ALL_CLEAR, ...facts })
  return step.ok ? `${step.value.state}, account: ${step.value.account}` : step.reason
}

test('CB-08 every pair of state and trigger leads where the table of the domain says, and its account with it', () => {
  const ended = (state: string, trigger: string): string =>
    trigger === 'start'
      ? `The order is ${state}. Place a new one.`
      : `The order is ${state}, and what an order did is not taken back.`
  const table = Object.fromEntries(
    OrderState.options.map((from) => [from, TRIGGERS.map((trigger) => outcome(from, trigger))]),
  )
  const noAccount = 'A draft has no account yet. Start it first, or cancel it.'
  expect(table).toEqual({
    draft: ['in_progress, account: start_order', noAccount, noAccount, 'cancelled, account: null'],
    in_progress: [
      'The order is in progress already. Complete it, or fail it.',
      'completed, account: complete_order',
      'failed, account: fail_order',
      'cancelled, account: cancel_unused_order',
    ],
    completed: TRIGGERS.map((trigger) => ended('completed', trigger)),
    failed: TRIGGERS.map((trigger) => ended('failed', trigger)),
    cancelled: TRIGGERS.map((trigger) => ended('cancelled', trigger)),
  })
})

test.each<[OrderState, OrderTrigger, Partial<OrderFacts>, string]>([
  ['in_progress', 'fail', { hasReason: false }, 'Say why.'],
  ['in_progress', 'fail', { isAdmin: false, allowsCancelToReady: false }, 'failed, account: fail_order'],
  ['in_progress', 'complete', { hasReason: false, isAdmin: false }, 'completed, account: complete_order'],
  ['in_progress', 'cancel', { hasReason: false }, 'Say why.'],
  [
    'in_progress',
    'cancel',
    { isAdmin: false },
    'Only an admin can cancel an order that is in progress. Ask one, or fail it, and the account is never picked again.',
  ],
  [
    'in_progress',
    'cancel',
    { allowsCancelToReady: false },
    'An order that is in progress is not cancelled: its account may have been used. Fail it, and the account is never picked again.',
  ],
  [
    'draft',
    'cancel',
    { hasReason: false, isAdmin: false, allowsCancelToReady: false },
    'cancelled, account: null',
  ],
])('an order that is %s: %s with %j is answered "%s"', (from, trigger, facts, expected) => {
  expect(outcome(from, trigger, facts)).toBe(expected)
})
