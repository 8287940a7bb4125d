import { Menu } from '@mantine/core'
import type { Member, MemberSelection } from '../../shared/contract/members.ts'
import { RoleItems } from '../roles/role-items.tsx'
import { GuardedMenuItem } from '../ui/guarded-menu-item.tsx'
import { missingPermission } from '../ui/missing-permission.ts'
import { RowActionsMenu } from '../ui/row-actions-menu.tsx'
import { useSession } from '../ui/use-session.ts'
import type { MembersDialog } from './members-dialogs.tsx'
import { usePayerRule } from './use-payer-rule.ts'

interface MemberMenuProps {
  readonly member: Member
  readonly onDialog: (dialog: MembersDialog) => void
}

/** The row menu of a member account: its customer, its role (CS-12, CS-15), its place. */
export function MemberMenu({ member, onDialog }: MemberMenuProps): React.JSX.Element {
  const session = useSession()
  const mayPool = missingPermission(session, 'pool')
  const mayOnboard = missingPermission(session, 'onboarding')
  const whyPayerCannot = usePayerRule()
  const mayClose = missingPermission(session, 'administer') ?? whyPayerCannot(member.payerId, 'close')
  const selection: MemberSelection = { kind: 'these', accountIds: [member.accountId] }
  return (
    <RowActionsMenu name={member.accountId}>
      {member.customer === null ? (
        <GuardedMenuItem reason={mayPool} onClick={() => onDialog({ kind: 'link', selection })}>
          Associate account to customer
        </GuardedMenuItem>
      ) : (
        <GuardedMenuItem reason={mayPool} onClick={() => onDialog({ kind: 'unlink', selection })}>
          Remove account from customer
        </GuardedMenuItem>
      )}
      <RoleItems isOnboarded={member.isOnboarded} onOpen={(kind) => onDialog({ kind, member })} />
      {member.pool === null && (
        <GuardedMenuItem reason={mayPool} onClick={() => onDialog({ kind: 'add-to-pool', selection })}>
          Add to pool
        </GuardedMenuItem>
      )}
      <GuardedMenuItem reason={mayOnboard} onClick={() => onDialog({ kind: 'edit', member })}>
        Edit
      </GuardedMenuItem>
      <Menu.Divider />
      <GuardedMenuItem
        isDangerous
        reason={mayClose}
        onClick={() => onDialog({ kind: 'departure', how: 'close', member })}
      >
        Close account…
      </GuardedMenuItem>
      <GuardedMenuItem
        isDangerous
        reason={mayClose}
        onClick={() => onDialog({ kind: 'departure', how: 'remove', member })}
      >
        Remove from organization…
      </GuardedMenuItem>
      <GuardedMenuItem isDangerous reason={mayOnboard} onClick={() => onDialog({ kind: 'forget', member })}>
        Remove from this list
      </GuardedMenuItem>
    </RowActionsMenu>
  )
}
