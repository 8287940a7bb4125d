import type { Member, MemberSelection } from '../../shared/contract/members.ts'
import type { Payer } from '../../shared/contract/payers.ts'
import { call } from '../api.ts'
import { SyncDialog } from '../listings/sync-dialog.tsx'
import { BulkDialog } from '../pool/bulk-dialog.tsx'
import { CreateAccountDialog } from '../requests/create-account-dialog.tsx'
import { DepartureDialog } from '../requests/departure-dialog.tsx'
import { InviteDialog } from '../requests/invite-dialog.tsx'
import { RoleDialogs, type RoleDialogKind } from '../roles/role-dialogs.tsx'
import { VerifyRolesDialog } from '../roles/verify-roles-dialog.tsx'
import { AddToPoolDialog } from './add-to-pool-dialog.tsx'
import { ConfirmRecord } from './confirm-record.tsx'
import { MemberDialog } from './member-dialog.tsx'

/** Which dialog is open. */
export type MembersDialog =
  | { readonly kind: 'none' }
  | { readonly kind: 'link' | 'unlink' | 'add-to-pool'; readonly selection: MemberSelection }
  | { readonly kind: 'add' | 'invite' | 'createAccount' | 'sync' }
  | {
      readonly kind: 'edit' | 'forget' | RoleDialogKind
      readonly member: Member
    }
  | { readonly kind: 'verifyRoles'; readonly accountIds: readonly string[] }
  | { readonly kind: 'departure'; readonly how: 'close' | 'remove'; readonly member: Member }

interface MembersDialogsProps {
  readonly dialog: MembersDialog
  /** The management accounts there are. */
  readonly payers: readonly Payer[]
  /** The one whose members are shown. */
  readonly payer: Payer | null
  readonly onClose: () => void
  /** What was chosen has been dealt with. */
  readonly onDone: () => void
}

/** The dialog that is open, if any. */
export function MembersDialogs(props: MembersDialogsProps): React.JSX.Element | null {
  const { dialog, payers, payer, onClose, onDone } = props
  switch (dialog.kind) {
    case 'none':
      return null
    case 'link':
    case 'unlink':
      return (
        <BulkDialog
          change={dialog.kind}
          target={{ of: 'members', selection: dialog.selection }}
          onClose={onClose}
          onDone={onDone}
        />
      )
    case 'add-to-pool':
      return <AddToPoolDialog selection={dialog.selection} onClose={onClose} onDone={onDone} />
    case 'add':
      return payer === null ? null : <MemberDialog member={null} payer={payer} onClose={onClose} />
    case 'edit': {
      const its = payers.find(({ id }) => id === dialog.member.payerId)
      return its === undefined ? null : <MemberDialog member={dialog.member} payer={its} onClose={onClose} />
    }
    case 'forget': {
      const { accountId, rev, payerName } = dialog.member
      return (
        <ConfirmRecord
          title={`Remove ${accountId} from this list?`}
          confirmLabel="Remove"
          isDangerous
          effect={`It is no member of ${payerName} in this workspace any more. Nothing happens at AWS, to its role or in the pool; the next listing may bring it back.`}
          confirm={() => call('members.remove', { accountId, rev })}
          onClose={onClose}
        />
      )
    }
    case 'invite':
    case 'createAccount':
    case 'sync': {
      const Dialog = PAYER_DIALOGS[dialog.kind]
      return payer === null ? null : <Dialog payer={payer} onClose={onClose} />
    }
    case 'role':
    case 'verifyRole':
    case 'removeRole':
    case 'roleKit':
      return <RoleDialogs kind={dialog.kind} accountId={dialog.member.accountId} onClose={onClose} />
    case 'verifyRoles':
      return <VerifyRolesDialog accountIds={dialog.accountIds} payer={payer} onClose={onClose} />
    case 'departure':
      return <DepartureDialog member={dialog.member} kind={dialog.how} onClose={onClose} />
  }
}

const PAYER_DIALOGS = { invite: InviteDialog, createAccount: CreateAccountDialog, sync: SyncDialog } as const
