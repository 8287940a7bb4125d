import { Drawer } from '@mantine/core'
import { LoadingState } from '../ui/loading-state.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { RoleKit } from './role-kit.tsx'
import { useRoleAccount } from './use-role-account.ts'

interface RoleKitDrawerProps {
  readonly accountId: string
  readonly onClose: () => void
}

/** What a customer needs to make our role in an account (ION-15), or has us make it. */
export function RoleKitDrawer({ accountId, onClose }: RoleKitDrawerProps): React.JSX.Element {
  const { account, failure } = useRoleAccount(accountId)
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={620}
      title={`Role kit of ${accountId}`}
      overlayProps={{ backgroundOpacity: 0.15 }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {failure !== null && <FailureNotice failure={failure} />}
      {failure === null && account === null && <LoadingState />}
      {account !== null && <RoleKit account={account} />}
    </Drawer>
  )
}
