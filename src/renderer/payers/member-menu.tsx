import { Menu } from '@mantine/core'
import type { Member, MemberSelection } from '../../shared/contract/members.ts'
import { GuardedMenuItem } from '../ui/guarded-menu-item.tsx'
import { missingPermission } from '../ui/missing-permission.ts'
import { RowActionsMenu } from '../ui/row-actions-menu.tsx'
import { useSession } from '../ui/use-session.ts'
import type { MembersDialog } from './members-dialogs.tsx'
import { usePayerRule } from './use-payer-rule.ts'
import { ORGANIZATION_DIALOGS } from './organization-dialogs.ts'

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
  const { role, verifyRole, removeRole, roleKit, departure } = ORGANIZATION_DIALOGS
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
      {role !== undefined && (
        <GuardedMenuItem reason={mayOnboard} onClick={() => onDialog({ kind: 'role', member })}>
          {member.isOnboarded ? 'Edit role ARN' : 'Onboard account'}
        </GuardedMenuItem>
      )}
      {verifyRole !== undefined && member.isOnboarded && (
        <GuardedMenuItem reason={mayOnboard} onClick={() => onDialog({ kind: 'verifyRole', member })}>
          Verify role ARN
        </GuardedMenuItem>
      )}
      {removeRole !== undefined && member.isOnboarded && (
        <GuardedMenuItem reason={mayOnboard} onClick={() => onDialog({ kind: 'removeRole', member })}>
          Remove role ARN
        </GuardedMenuItem>
      )}
      {roleKit !== undefined && (
        <Menu.Item onClick={() => onDialog({ kind: 'roleKit', member })}>Role kit…</Menu.Item>
      )}
      {member.pool === null && (
        <GuardedMenuItem reason={mayPool} onClick={() => onDialog({ kind: 'add-to-pool', selection })}>
          Add to pool
        </GuardedMenuItem>
      )}
      <GuardedMenuItem reason={mayOnboard} onClick={() => onDialog({ kind: 'edit', member })}>
        Edit
      </GuardedMenuItem>
      <Menu.Divider />
      {departure !== undefined && (
        <>
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
        </>
      )}
      <GuardedMenuItem isDangerous reason={mayOnboard} onClick={() => onDialog({ kind: 'forget', member })}>
        Remove from this list
      </GuardedMenuItem>
    </RowActionsMenu>
  )
}
