import type { Member } from '../../shared/contract/members.ts'
import { SyncDialog } from '../listings/sync-dialog.tsx'
import { CreateAccountDialog } from '../requests/create-account-dialog.tsx'
import { DepartureDialog } from '../requests/departure-dialog.tsx'
import { InviteDialog } from '../requests/invite-dialog.tsx'
import type { PayerRef } from '../../shared/contract/payers.ts'
import { VerifyRolesDialog } from '../roles/verify-roles-dialog.tsx'

/** A dialog about a management account. */
type PayerDialog = React.ComponentType<{ readonly payer: PayerRef; readonly onClose: () => void }>

/** What other areas bring to these pages; what is not there is not offered. */
interface OrganizationDialogs {
  readonly sync?: PayerDialog
  readonly invite?: PayerDialog
  readonly createAccount?: PayerDialog
  readonly verifyRoles?: React.ComponentType<{
    readonly accountIds: readonly string[]
    readonly payer: PayerRef | null
    readonly onClose: () => void
  }>
  readonly departure?: React.ComponentType<{
    readonly member: Member
    readonly kind: 'close' | 'remove'
    readonly onClose: () => void
  }>
}

/** The dialogs there are. */
export const ORGANIZATION_DIALOGS: OrganizationDialogs = {
  sync: SyncDialog,
  verifyRoles: VerifyRolesDialog,
  invite: InviteDialog,
  createAccount: CreateAccountDialog,
  departure: DepartureDialog,
}
