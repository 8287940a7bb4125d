import type { Member } from '../../shared/contract/members.ts'
import { SyncDialog } from '../listings/sync-dialog.tsx'
import { CreateAccountDialog } from '../requests/create-account-dialog.tsx'
import { DepartureDialog } from '../requests/departure-dialog.tsx'
import { InviteDialog } from '../requests/invite-dialog.tsx'
import type { PayerRef } from '../../shared/contract/payers.ts'
import { RemoveRoleDialog } from '../roles/remove-role-dialog.tsx'
import { RoleDialog } from '../roles/role-dialog.tsx'
import { RoleKitDrawer } from '../roles/role-kit-drawer.tsx'
import { VerifyRolesDialog } from '../roles/verify-roles-dialog.tsx'
import { VerifyRoleDialog } from '../roles/verify-role-dialog.tsx'

/** A dialog about a management account. */
type PayerDialog = React.ComponentType<{ readonly payer: PayerRef; readonly onClose: () => void }>
/** A dialog about the role of a member. */
type DialogOfRole = React.ComponentType<{
  readonly accountId: string
  readonly payer: PayerRef
  readonly onClose: () => void
}>

/** What other areas bring to these pages; what is not there is not offered. */
interface OrganizationDialogs {
  readonly sync?: PayerDialog
  readonly invite?: PayerDialog
  readonly createAccount?: PayerDialog
  /** Onboards an account, or edits the role of one that is onboarded. */
  readonly role?: DialogOfRole
  readonly verifyRole?: DialogOfRole
  readonly removeRole?: DialogOfRole
  readonly verifyRoles?: React.ComponentType<{
    readonly accountIds: readonly string[]
    readonly payer: PayerRef | null
    readonly onClose: () => void
  }>
  /** What a customer needs to make the role. */
  readonly roleKit?: DialogOfRole
  readonly departure?: React.ComponentType<{
    readonly member: Member
    readonly kind: 'close' | 'remove'
    readonly onClose: () => void
  }>
}

/** The dialogs there are. */
export const ORGANIZATION_DIALOGS: OrganizationDialogs = {
  sync: SyncDialog,
  role: RoleDialog,
  verifyRole: VerifyRoleDialog,
  removeRole: RemoveRoleDialog,
  verifyRoles: VerifyRolesDialog,
  roleKit: RoleKitDrawer,
  invite: InviteDialog,
  createAccount: CreateAccountDialog,
  departure: DepartureDialog,
}
