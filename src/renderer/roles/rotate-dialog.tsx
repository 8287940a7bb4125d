import type { RoleConnection } from '../../shared/contract/roles.ts'
import { call } from '../api.ts'
import { ConfirmRecord } from '../payers/confirm-record.tsx'

interface RotateDialogProps {
  readonly accountId: string
  readonly connection: RoleConnection
  readonly onClose: () => void
}

/** Asks before the external ID is replaced: nobody brings the old one back. */
export function RotateDialog({ accountId, connection, onClose }: RotateDialogProps): React.JSX.Element {
  const { id, rev, roleArn } = connection
  const consequence =
    roleArn === null
      ? 'A kit that the customer has already is worth nothing then.'
      : 'The role lets nobody in until the customer puts the new one into its trust policy, and it has to be verified again.'
  return (
    <ConfirmRecord
      title={`Make a new external ID for ${accountId}?`}
      confirmLabel="Make a new one"
      isDangerous
      effect={`The old one is gone for good; this cannot be undone. ${consequence}`}
      confirm={() => call('roles.rotate', { id, rev })}
      onClose={onClose}
    />
  )
}
