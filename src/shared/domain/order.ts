import { z } from 'zod'
import { nextStatus, type StatusTrigger } from './account-status.ts'
import { allow, refuse, type Result } from './result.ts'

/** Where an order is. A draft has no account yet; the last three are its end. */
export const OrderState = z.enum(['draft', 'in_progress', 'completed', 'failed', 'cancelled'])
export type OrderState = z.infer<typeof OrderState>

/** What each state is called on every screen and in every export. */
export const ORDER_STATE_LABELS: Readonly<Record<OrderState, string>> = {
  draft: 'Draft',
  in_progress: 'In progress',
  completed: 'Completed',
  failed: 'Failed',
  cancelled: 'Cancelled',
}

/** What the customer's subscription is: a new one, one that it has already, or one that moves here. */
export const OrderMode = z.enum(['new', 'existing', 'transfer'])
export type OrderMode = z.infer<typeof OrderMode>

/** What each mode is called on every screen. */
export const ORDER_MODE_LABELS: Readonly<Record<OrderMode, string>> = {
  new: 'New subscription',
  existing: 'Existing subscription',
  transfer: 'Transfer',
}

/** What each mode says of the order, in one sentence. */
export const ORDER_MODE_MEANINGS: Readonly<Record<OrderMode, string>> = {
  new: 'The customer starts a subscription that it does not have yet.',
  existing: 'The account joins a subscription that the customer has with you already.',
  transfer: 'The customer moves a subscription to you from elsewhere.',
}

/** Everything that moves an order from one state to another. */
export type OrderTrigger = 'start' | 'complete' | 'fail' | 'cancel'

/** What the guards of the table need to know. */
export interface OrderFacts {
  readonly hasReason: boolean
  readonly isAdmin: boolean
  /** The workspace lets an order be cancelled back to Ready (beyond the source, off by default). */
  readonly allowsCancelToReady: boolean
}

/** Where an order goes, and what that does to its account (CB-08); null: it has none. */
export interface OrderStep {
  readonly state: OrderState
  readonly account: StatusTrigger | null
}

/** The whole table of domain §5.2. A pair that is not here does not exist. */
const TRANSITIONS: Readonly<Record<OrderState, Partial<Record<OrderTrigger, OrderStep>>>> = {
  draft: {
    start: { state: 'in_progress', account: 'start_order' },
    cancel: { state: 'cancelled', account: null },
  },
  in_progress: {
    complete: { state: 'completed', account: 'complete_order' },
    fail: { state: 'failed', account: 'fail_order' },
    cancel: { state: 'cancelled', account: 'cancel_unused_order' },
  },
  completed: {},
  failed: {},
  cancelled: {},
}

/** Where a trigger leads from a state, or in a sentence why nowhere and what to do instead; pure. */
export function nextOrderStep(
  from: OrderState,
  trigger: OrderTrigger,
  facts: OrderFacts,
): Result<OrderStep, string> {
  const step = TRANSITIONS[from][trigger]
  if (step === undefined) return refuse(whyNoStep(from, trigger))
  if (step.account !== 'cancel_unused_order' && step.account !== 'fail_order') return allow(step)
  const status = nextStatus('provisioning_in_progress', step.account, {
    ...facts,
    isHeld: false,
    hasFailed: false,
    allowsRevalidation: false,
  })
  if (status.ok) return allow(step)
  switch (status.reason.kind) {
    case 'switched-off':
      return refuse(
        'An order that is in progress is not cancelled: its account may have been used. Fail it, and the account is never picked again.',
      )
    case 'admin-only':
      return refuse(
        'Only an admin can cancel an order that is in progress. Ask one, or fail it, and the account is never picked again.',
      )
    case 'reason-missing':
      return refuse('Say why.')
    case 'no-such-transition':
    case 'terminal':
    case 'held':
    case 'failed-before':
      return refuse(whyNoStep(from, trigger))
  }
}

function whyNoStep(from: OrderState, trigger: OrderTrigger): string {
  switch (from) {
    case 'draft':
      return 'A draft has no account yet. Start it first, or cancel it.'
    case 'in_progress':
      return 'The order is in progress already. Complete it, or fail it.'
    case 'completed':
    case 'failed':
    case 'cancelled':
      return trigger === 'start'
        ? `The order is ${ORDER_STATE_LABELS[from].toLowerCase()}. Place a new one.`
        : `The order is ${ORDER_STATE_LABELS[from].toLowerCase()}, and what an order did is not taken back.`
  }
}
