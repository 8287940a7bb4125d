import { Menu } from '@mantine/core'
import type { Payer } from '../../shared/contract/payers.ts'
import { differencesPath } from '../listings/differences-address.ts'
import { goTo } from '../routes/hash-location.ts'
import { GuardedMenuItem } from '../ui/guarded-menu-item.tsx'
import { missingPermission } from '../ui/missing-permission.ts'
import { RowActionsMenu } from '../ui/row-actions-menu.tsx'
import { useSession } from '../ui/use-session.ts'
import { membersPath } from './members-address.ts'
import type { PayersDialog } from './payers-dialogs.tsx'

interface PayerMenuProps {
  readonly payer: Payer
  readonly onDialog: (dialog: PayersDialog) => void
}

/** The row menu of a management account (CS-04). */
export function PayerMenu({ payer, onDialog }: PayerMenuProps): React.JSX.Element {
  const reason = missingPermission(useSession(), 'onboarding')
  return (
    <RowActionsMenu name={payer.name}>
      <Menu.Item onClick={() => goTo(membersPath({ account: payer.accountId }))}>
        Manage customer accounts
      </Menu.Item>
      <Menu.Item onClick={() => goTo(differencesPath(payer.accountId))}>Differences with AWS</Menu.Item>
      <GuardedMenuItem reason={reason} onClick={() => onDialog({ kind: 'sync', payer })}>
        Sync now
      </GuardedMenuItem>
      <GuardedMenuItem reason={reason} onClick={() => onDialog({ kind: 'edit', payer })}>
        Edit
      </GuardedMenuItem>
      {!payer.isMsp && (
        <GuardedMenuItem reason={reason} onClick={() => onDialog({ kind: 'promote', payer })}>
          Promote to MSP
        </GuardedMenuItem>
      )}
      <Menu.Divider />
      <GuardedMenuItem isDangerous reason={reason} onClick={() => onDialog({ kind: 'remove', payer })}>
        Remove
      </GuardedMenuItem>
    </RowActionsMenu>
  )
}
