import { TextInput } from '@mantine/core'
import type { CustomerUser } from '../../shared/contract/customer-users.ts'
import { call } from '../api.ts'
import { FormDialog } from '../ui/form-dialog.tsx'
import { showUndoToast } from '../ui/undo-toast.tsx'
import { useEntityForm } from '../ui/use-entity-form.ts'

interface ConfirmEmailDialogProps {
  readonly user: CustomerUser
  readonly onClose: () => void
}

/** Records on which day somebody confirmed their email address (MSH-07). */
export function ConfirmEmailDialog({ user, onClose }: ConfirmEmailDialogProps): React.JSX.Element {
  const { form, failure, isBusy, submit } = useEntityForm(user, () => ({
    confirmedOn: user.emailConfirmedAt ?? '',
  }))
  const save = async (): Promise<void> => {
    const confirmedOn = form.values.confirmedOn === '' ? null : form.values.confirmedOn
    const isDone = await submit(async (existing) => {
      const { id, rev } = existing ?? user
      const { changeId } = await call('users.confirmEmail', { id, rev, confirmedOn })
      const message = confirmedOn === null ? 'is not confirmed.' : 'is confirmed.'
      showUndoToast({ message: `${user.email} ${message}`, changeId })
    })
    if (isDone) onClose()
  }
  return (
    <FormDialog
      title="Record email confirmation"
      isBusy={isBusy}
      failure={failure}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <TextInput
        type="date"
        label="Confirmed on"
        description={`The day on which ${user.email} answered the mail. Empty: not confirmed.`}
        {...form.getInputProps('confirmedOn')}
      />
    </FormDialog>
  )
}
