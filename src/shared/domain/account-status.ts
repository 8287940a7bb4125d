import { z } from 'zod'
import { allow, refuse, type Result } from './result.ts'

/** The five statuses of a pool account (CB-09 … CB-14); the labels are those of the source. */
export const AccountStatus = z.enum([
  'ready',
  'provisioning_in_progress',
  'invalid',
  'allocated',
  'provisioning_failed',
])
export type AccountStatus = z.infer<typeof AccountStatus>

/** What each status is called on every screen and in every export. */
export const ACCOUNT_STATUS_LABELS: Readonly<Record<AccountStatus, string>> = {
  ready: 'Ready',
  provisioning_in_progress: 'Provisioning in progress',
  invalid: 'Invalid',
  allocated: 'Allocated',
  provisioning_failed: 'Provisioning failed',
}

/** A count of zero for every status, to add to. */
export function noneByStatus(): Record<AccountStatus, number> {
  return { ready: 0, provisioning_in_progress: 0, invalid: 0, allocated: 0, provisioning_failed: 0 }
}

/** Everything that can move an account from one status to another. */
export type StatusTrigger =
  | 'start_order'
  | 'complete_order'
  | 'fail_order'
  | 'cancel_unused_order'
  | 'mark_invalid'
  | 'revalidate'

/** What the guards of the table need to know. */
export interface StatusFacts {
  readonly isHeld: boolean
  /** It failed in an order before it was marked Invalid: it never becomes Ready again (A-13, CB-14). */
  readonly hasFailed: boolean
  readonly hasReason: boolean
  readonly isAdmin: boolean
  /** The workspace lets an admin bring an Invalid account back. */
  readonly allowsRevalidation: boolean
  /** The workspace lets an order be cancelled back to Ready (beyond the source, off by default). */
  readonly allowsCancelToReady: boolean
}

/** Why a status may not change; each is a sentence in the renderer. */
export type StatusRefusal =
  | { readonly kind: 'no-such-transition'; readonly from: AccountStatus; readonly trigger: StatusTrigger }
  | { readonly kind: 'terminal'; readonly from: AccountStatus }
  | { readonly kind: 'held' }
  | { readonly kind: 'failed-before' }
  | { readonly kind: 'reason-missing' }
  | { readonly kind: 'admin-only' }
  | { readonly kind: 'switched-off' }

/** The whole table of domain §5.2. A pair that is not here does not exist. */
const TRANSITIONS: Readonly<Record<AccountStatus, Partial<Record<StatusTrigger, AccountStatus>>>> = {
  ready: { start_order: 'provisioning_in_progress', mark_invalid: 'invalid' },
  provisioning_in_progress: {
    complete_order: 'allocated',
    fail_order: 'provisioning_failed',
    cancel_unused_order: 'ready',
  },
  invalid: { revalidate: 'ready' },
  allocated: {},
  provisioning_failed: { mark_invalid: 'invalid' },
}

/**
 * The status machine: where a trigger leads from a status, or why it leads nowhere.
 * Allocated never changes (CB-07); Provisioning failed never becomes Ready (CB-14); pure.
 */
export function nextStatus(
  from: AccountStatus,
  trigger: StatusTrigger,
  facts: StatusFacts,
): Result<AccountStatus, StatusRefusal> {
  if (from === 'allocated') return refuse({ kind: 'terminal', from })
  const to = TRANSITIONS[from][trigger]
  if (to === undefined) return refuse({ kind: 'no-such-transition', from, trigger })
  switch (trigger) {
    case 'start_order':
      return facts.isHeld ? refuse({ kind: 'held' }) : allow(to)
    case 'complete_order':
      return allow(to)
    case 'fail_order':
    case 'mark_invalid':
      return facts.hasReason ? allow(to) : refuse({ kind: 'reason-missing' })
    case 'cancel_unused_order':
      return backToReady(to, facts, facts.allowsCancelToReady)
    case 'revalidate':
      return facts.hasFailed
        ? refuse({ kind: 'failed-before' })
        : backToReady(to, facts, facts.allowsRevalidation)
  }
}

function backToReady(
  to: AccountStatus,
  facts: StatusFacts,
  isSwitchedOn: boolean,
): Result<AccountStatus, StatusRefusal> {
  if (!isSwitchedOn) return refuse({ kind: 'switched-off' })
  if (!facts.isAdmin) return refuse({ kind: 'admin-only' })
  if (!facts.hasReason) return refuse({ kind: 'reason-missing' })
  return allow(to)
}
