import { Modal, SegmentedControl, Stack } from '@mantine/core'
import { useState } from 'react'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { LoadingState } from '../ui/loading-state.tsx'
import { RoleStanding } from './role-standing.tsx'
import { useRoleAccount } from './use-role-account.ts'
import { VerifyAtAws } from './verify-at-aws.tsx'
import { VerifyByEvidence } from './verify-by-evidence.tsx'

interface VerifyRoleDialogProps {
  readonly accountId: string
  readonly onClose: () => void
}

/** **Verify role ARN** (ION-16): at AWS with a profile, or by evidence that somebody brings. */
export function VerifyRoleDialog({ accountId, onClose }: VerifyRoleDialogProps): React.JSX.Element {
  const { account, failure } = useRoleAccount(accountId)
  const [way, setWay] = useState('live')
  const connection = account?.connection ?? null
  return (
    <Modal
      opened
      onClose={onClose}
      title={`Verify the role of ${accountId}`}
      size="620"
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {failure !== null && <FailureNotice failure={failure} />}
      {failure === null && connection === null && <LoadingState />}
      {account !== null && connection !== null && (
        <Stack gap="md">
          <RoleStanding connection={connection} />
          <SegmentedControl
            fullWidth
            aria-label="How to verify"
            value={way}
            onChange={setWay}
            data={[
              { value: 'live', label: 'At AWS' },
              { value: 'offline', label: 'By evidence' },
            ]}
          />
          {way === 'live' ? (
            <VerifyAtAws account={account} profile={account.payer?.profile ?? null} onClose={onClose} />
          ) : (
            <VerifyByEvidence account={account} connection={connection} onDone={onClose} />
          )}
        </Stack>
      )}
    </Modal>
  )
}
