import { ACTION_OPERATION_LABELS, type ActionOperation } from '../../../shared/domain/aws-action.ts'
import { closeAccountKind, removeAccountKind } from '../departures/departure-action.ts'
import { cancelInviteAction } from '../invites/cancel-invite-action.ts'
import { inviteAction } from '../invites/invite-action.ts'
import { notAllowed } from '../refusal.ts'
import { createRoleAction } from '../roles/create-role-action.ts'
import { createAccountKind } from '../requests/create-account-action.ts'
import type { ActionKind } from './action-kind.ts'

/** How each operation is made, written down, and found again. */
const kinds: { readonly [Operation in ActionOperation]?: ActionKind } = {
  create_role: createRoleAction,
  create_account: createAccountKind,
  close_account: closeAccountKind,
  remove_account: removeAccountKind,
  invite: inviteAction,
  cancel_invite: cancelInviteAction,
}

/** The kind of an operation; refuses one that this version cannot make. */
export function actionKindFor(operation: ActionOperation): ActionKind {
  const kind = kinds[operation]
  if (kind === undefined) {
    throw notAllowed(`This version cannot do “${ACTION_OPERATION_LABELS[operation]}” at AWS yet.`)
  }
  return kind
}

/** True when this version can make an operation. */
export function hasActionKind(operation: ActionOperation): boolean {
  return kinds[operation] !== undefined
}
