import { Modal } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { Failure } from '../../shared/contract/failure.ts'
import { call } from '../api.ts'
import { asFailure } from '../ui/as-failure.ts'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { LoadingState } from '../ui/loading-state.tsx'
import { RoleForm } from './role-form.tsx'
import { RoleKitDrawer } from './role-kit-drawer.tsx'
import { useRoleAccount } from './use-role-account.ts'

interface RoleDialogProps {
  readonly accountId: string
  readonly onClose: () => void
}

/** Onboards an account, or edits the role of one that is onboarded; makes the external ID where there is none. */
export function RoleDialog({ accountId, onClose }: RoleDialogProps): React.JSX.Element {
  const { account, failure } = useRoleAccount(accountId)
  const [refusal, setRefusal] = useState<Failure | null>(null)
  const [isKitOpen, setKitOpen] = useState(false)
  const connection = account?.connection ?? null
  const needsId = account !== null && (connection === null || connection.state === 'removed')
  useEffect(() => {
    if (needsId) call('roles.prepare', { accountId }).catch((error: unknown) => setRefusal(asFailure(error)))
  }, [needsId, accountId])

  if (isKitOpen) return <RoleKitDrawer accountId={accountId} onClose={() => setKitOpen(false)} />
  if (account !== null && connection !== null && !needsId) {
    return (
      <RoleForm account={account} connection={connection} onKit={() => setKitOpen(true)} onClose={onClose} />
    )
  }
  const no = failure ?? refusal
  return (
    <Modal
      opened
      onClose={onClose}
      title="Onboard member account"
      size="620"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {no === null ? <LoadingState /> : <FailureNotice failure={no} />}
    </Modal>
  )
}
