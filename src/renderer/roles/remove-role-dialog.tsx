import { call } from '../api.ts'
import { ConfirmRecord } from '../payers/confirm-record.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { showUndoToast } from '../ui/undo-toast.tsx'
import { useRoleAccount } from './use-role-account.ts'

interface RemoveRoleDialogProps {
  readonly accountId: string
  readonly onClose: () => void
}

/** Confirmation **Remove role ARN** (CS-16): says what stays. */
export function RemoveRoleDialog({ accountId, onClose }: RemoveRoleDialogProps): React.JSX.Element | null {
  const { account, failure } = useRoleAccount(accountId)
  if (failure !== null) return <FailureNotice failure={failure} />
  if (account === null || account.connection === null) return null
  const { customer, connection } = account
  const { id, rev, roleArn } = connection
  const stays =
    customer === null
      ? 'Nothing happens at AWS: the role itself stays there until somebody deletes it.'
      : `${customer.companyName} keeps the account. Nothing happens at AWS: the role itself stays there until somebody deletes it.`
  return (
    <ConfirmRecord
      title="Remove role ARN"
      confirmLabel="OK"
      isDangerous
      effect={`We forget ${roleArn ?? 'the role'} of ${accountId}, and its external ID is never used again. ${stays}`}
      confirm={async () => {
        const { changeId } = await call('roles.remove', { id, rev })
        showUndoToast({ message: `The role of ${accountId} is removed.`, changeId })
      }}
      onClose={onClose}
    />
  )
}
