import { Menu } from '@mantine/core'
import { failureText } from '../failure-text.ts'
import { GuardedMenuItem } from '../ui/guarded-menu-item.tsx'
import { missingPermission } from '../ui/missing-permission.ts'
import { useSession } from '../ui/use-session.ts'
import type { RoleDialogKind } from './role-dialogs.tsx'
import { useRoleAccount } from './use-role-account.ts'

interface RoleItemsProps {
  /** A role of it is known, whether it works or not. */
  readonly isOnboarded: boolean
  readonly onOpen: (kind: RoleDialogKind) => void
}

/** What a menu offers for the role of an account (CS-12, CS-15, CS-16, ION-15, ION-16). */
export function RoleItems({ isOnboarded, onOpen }: RoleItemsProps): React.JSX.Element {
  const reason = missingPermission(useSession(), 'onboarding')
  return (
    <>
      <GuardedMenuItem reason={reason} onClick={() => onOpen('role')}>
        {isOnboarded ? 'Edit role ARN' : 'Onboard account'}
      </GuardedMenuItem>
      {isOnboarded && (
        <>
          <GuardedMenuItem reason={reason} onClick={() => onOpen('verifyRole')}>
            Verify role ARN
          </GuardedMenuItem>
          <GuardedMenuItem reason={reason} onClick={() => onOpen('removeRole')}>
            Remove role ARN
          </GuardedMenuItem>
        </>
      )}
      <Menu.Item onClick={() => onOpen('roleKit')}>Role kit…</Menu.Item>
    </>
  )
}

/** The same for an account of which the list does not say whether it is onboarded: it is read when the menu opens. */
export function RoleItemsOf({
  accountId,
  onOpen,
}: Pick<RoleItemsProps, 'onOpen'> & { readonly accountId: string }): React.JSX.Element {
  const { account, failure } = useRoleAccount(accountId)
  if (account === null) {
    return (
      <Menu.Item disabled>{failure === null ? 'Reading its role…' : failureText(failure).sentence}</Menu.Item>
    )
  }
  const state = account.connection?.state
  const isOnboarded = state === 'entered' || state === 'verified' || state === 'failed'
  return <RoleItems isOnboarded={isOnboarded} onOpen={onOpen} />
}
