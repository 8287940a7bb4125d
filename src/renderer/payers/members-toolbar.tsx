import { Button } from '@mantine/core'
import { IconMailPlus, IconPlus, IconRefresh, IconUserPlus } from '@tabler/icons-react'
import type { Payer } from '../../shared/contract/payers.ts'
import { differencesPath } from '../listings/differences-address.ts'
import { goTo } from '../routes/hash-location.ts'
import { GuardedButton } from '../ui/guarded-button.tsx'
import { missingPermission } from '../ui/missing-permission.ts'
import { useSession } from '../ui/use-session.ts'
import type { MembersDialog } from './members-dialogs.tsx'

interface MembersToolbarProps {
  readonly payer: Payer | null
  readonly onDialog: (dialog: MembersDialog) => void
}

/** How accounts come into the organization: listed, by hand, invited, created. */
export function MembersToolbar({ payer, onDialog }: MembersToolbarProps): React.JSX.Element {
  const permission = missingPermission(useSession(), 'onboarding')
  const reason = permission ?? (payer === null ? 'Open the members of one management account first.' : null)
  const button = (
    kind: 'add' | 'invite' | 'createAccount' | 'sync',
    label: string,
    icon: React.ReactNode,
  ): React.JSX.Element => (
    <GuardedButton
      variant={kind === 'createAccount' ? 'filled' : 'default'}
      reason={reason}
      leftSection={icon}
      onClick={() => onDialog({ kind })}
    >
      {label}
    </GuardedButton>
  )
  return (
    <>
      {payer !== null && (
        <Button variant="default" onClick={() => goTo(differencesPath(payer.accountId))}>
          Differences
        </Button>
      )}
      {button('sync', 'Sync now', <IconRefresh size={15} aria-hidden />)}
      {button('add', 'Add member', <IconUserPlus size={15} aria-hidden />)}
      {button('invite', 'Invite account', <IconMailPlus size={15} aria-hidden />)}
      {button('createAccount', 'Create account', <IconPlus size={15} aria-hidden />)}
    </>
  )
}
