import type { Member } from '../../shared/contract/members.ts'
import { SyncDialog } from '../listings/sync-dialog.tsx'
import type { PayerRef } from '../../shared/contract/payers.ts'

/** A dialog about a management account. */
type PayerDialog = React.ComponentType<{ readonly payer: PayerRef; readonly onClose: () => void }>
/** A dialog about the role of a member. */
type RoleDialog = React.ComponentType<{
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
  readonly role?: RoleDialog
  readonly verifyRole?: RoleDialog
  readonly removeRole?: RoleDialog
  readonly departure?: React.ComponentType<{
    readonly member: Member
    readonly kind: 'close' | 'remove'
    readonly onClose: () => void
  }>
}

/** The dialogs there are. */
export const ORGANIZATION_DIALOGS: OrganizationDialogs = { sync: SyncDialog }
