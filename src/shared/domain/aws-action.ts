import { z } from 'zod'
import type { Capability } from './capability.ts'

/** The calls that change something at AWS. */
export const ActionOperation = z.enum([
  'invite',
  'cancel_invite',
  'create_account',
  'close_account',
  'remove_account',
  'create_role',
])
export type ActionOperation = z.infer<typeof ActionOperation>

/**
 * Where an action is. `running`: its call is under way. `unsure`: nobody knows whether AWS did it, so AWS is asked
 * before it can be made again (docs/adr/0016-aws-actions-are-written-down.md).
 */
export const ActionState = z.enum(['waiting', 'running', 'done', 'failed', 'unsure', 'withdrawn'])
export type ActionState = z.infer<typeof ActionState>

export const ACTION_OPERATION_LABELS: Readonly<Record<ActionOperation, string>> = {
  invite: 'Invite account',
  cancel_invite: 'Cancel invitation',
  create_account: 'Create account',
  close_account: 'Close account',
  remove_account: 'Remove account',
  create_role: 'Create role',
}

export const ACTION_STATE_LABELS: Readonly<Record<ActionState, string>> = {
  waiting: 'Waiting',
  running: 'Running',
  done: 'Done',
  failed: 'Failed',
  unsure: 'Unsure',
  withdrawn: 'Withdrawn',
}

/** The capability that carrying an action out needs; writing it down may need more. */
export const ACTION_NEEDS: Readonly<Record<ActionOperation, Capability>> = {
  invite: 'onboarding',
  cancel_invite: 'onboarding',
  create_account: 'onboarding',
  close_account: 'administer',
  remove_account: 'administer',
  create_role: 'onboarding',
}
