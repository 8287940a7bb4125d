import { RemoveRoleDialog } from './remove-role-dialog.tsx'
import { RoleDialog } from './role-dialog.tsx'
import { RoleKitDrawer } from './role-kit-drawer.tsx'
import { VerifyRoleDialog } from './verify-role-dialog.tsx'

const DIALOGS = {
  /** Onboards an account, or edits the role of one that is onboarded. */
  role: RoleDialog,
  verifyRole: VerifyRoleDialog,
  removeRole: RemoveRoleDialog,
  /** What a customer needs to make the role. */
  roleKit: RoleKitDrawer,
} as const

/** What can be opened about the role of an account. */
export type RoleDialogKind = keyof typeof DIALOGS

interface RoleDialogsProps {
  readonly kind: RoleDialogKind
  readonly accountId: string
  readonly onClose: () => void
}

/** One of the dialogs about the role of an account. */
export function RoleDialogs({ kind, ...dialog }: RoleDialogsProps): React.JSX.Element {
  const Dialog = DIALOGS[kind]
  return <Dialog {...dialog} />
}
