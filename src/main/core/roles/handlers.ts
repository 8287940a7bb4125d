import type { NamesOf } from '../../../shared/contract/index.ts'
import type { HandlersOf } from '../handler.ts'
import { planCreate, previewCreate } from './create-role-plan.ts'
import { editRole, enterRole } from './enter-role.ts'
import { draftLetter, kitOf } from './kit.ts'
import { prepareRole, rotateExternalId } from './prepare-role.ts'
import { removeRole } from './remove-role.ts'
import { publicRoleAccount } from './role-account.ts'
import { verifyOffline } from './verify-offline.ts'

type Name = Extract<NamesOf<'query' | 'command'>, `roles.${string}`>

/** roles.*: how we come into accounts (CS-12 … CS-16, ION-15, ION-16). */
export const roleHandlers: HandlersOf<Name> = {
  'roles.get': ({ accountId }, context) => publicRoleAccount(context, accountId),
  'roles.kit': kitOf,
  'roles.prepare': prepareRole,
  'roles.enter': enterRole,
  'roles.edit': editRole,
  'roles.rotate': rotateExternalId,
  'roles.remove': removeRole,
  'roles.verifyOffline': verifyOffline,
  'roles.draftLetter': draftLetter,
  'roles.previewCreate': previewCreate,
  'roles.create': planCreate,
}
