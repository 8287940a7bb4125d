import type { AwsState } from '../../../shared/contract/accounts.ts'
import type { AccountModel } from '../../../shared/domain/account-model.ts'
import type { AccountStatus } from '../../../shared/domain/account-status.ts'

/**
 * How the store writes statuses. A held Ready account has a state of its own, so that the queue index never offers it
 * (docs/adr/0004-account-store.md), and so has a Ready account that is linked to a customer. So has an Invalid account
 * that failed in an order, so that it never becomes Ready again. Stored: never renumber.
 */
export const STATE = {
  ready: 1,
  provisioning_in_progress: 2,
  invalid: 3,
  allocated: 4,
  provisioning_failed: 5,
  held: 6,
  invalidAfterFailure: 7,
  linked: 8,
} as const

const STATUS_OF_STATE: readonly AccountStatus[] = [
  'ready', // 0 is never stored
  'ready',
  'provisioning_in_progress',
  'invalid',
  'allocated',
  'provisioning_failed',
  'ready',
  'invalid',
  'ready',
]

/** The status behind a stored state; a held or linked account is Ready, one that failed before may be Invalid. */
export function statusOfState(state: number): AccountStatus {
  const status = STATUS_OF_STATE[state]
  if (status === undefined) throw new Error(`unknown account state ${state}`)
  return status
}

/** The states that a status may be stored as. */
export function statesOfStatus(status: AccountStatus): readonly number[] {
  switch (status) {
    case 'ready':
      return [STATE.ready, STATE.held, STATE.linked]
    case 'invalid':
      return [STATE.invalid, STATE.invalidAfterFailure]
    case 'provisioning_in_progress':
    case 'allocated':
    case 'provisioning_failed':
      return [STATE[status]]
  }
}

/** The stored number of a model: 1 SPAM, 2 ECAM. */
export function modelCode(model: AccountModel): number {
  return model === 'SPAM' ? 1 : 2
}

/** The model behind a stored number. */
export function modelOfCode(code: number): AccountModel {
  return code === 1 ? 'SPAM' : 'ECAM'
}

const AWS_STATES: readonly AwsState[] = [
  'PENDING_ACTIVATION',
  'ACTIVE',
  'SUSPENDED',
  'PENDING_CLOSURE',
  'CLOSED',
  'SUSPENDED_OR_CLOSED',
]

/** The stored number of what AWS reports, from 1. */
export function awsStateCode(state: AwsState): number {
  return AWS_STATES.indexOf(state) + 1
}

/** What AWS reported, behind a stored number. */
export function awsStateOfCode(code: number | null): AwsState | null {
  return code === null ? null : (AWS_STATES[code - 1] ?? null)
}

/**
 * Marketplace, model and state of an account in sixteen bits, as the pool in memory keeps them: marketplace key
 * (11 bits) · model (1 bit) · state (4 bits). 0 means that there is no account.
 */
export function facetCode(marketplace: number, model: number, state: number): number {
  return (marketplace << 5) | ((model - 1) << 4) | state
}

/** The parts of a facet code. */
export function facetParts(code: number): {
  readonly marketplace: number
  readonly model: number
  readonly state: number
} {
  return { marketplace: code >> 5, model: ((code >> 4) & 1) + 1, state: code & 15 }
}
