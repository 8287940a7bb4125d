import { Radio, Stack } from '@mantine/core'
import type { CustomerUser } from '../../shared/contract/customer-users.ts'
import { CUSTOMER_USER_ROLE_LABELS, CustomerUserRole } from '../../shared/domain/customer-user.ts'
import { call } from '../api.ts'
import { FormDialog } from '../ui/form-dialog.tsx'
import { showUndoToast } from '../ui/undo-toast.tsx'
import { useEntityForm } from '../ui/use-entity-form.ts'

interface RoleDialogProps {
  readonly user: CustomerUser
  readonly onClose: () => void
}

/** Gives a user another role (MSH-24). */
export function RoleDialog({ user, onClose }: RoleDialogProps): React.JSX.Element {
  const { form, failure, isBusy, submit } = useEntityForm(user, () => ({ role: user.role }))
  const save = async (): Promise<void> => {
    const { role } = form.values
    const isDone = await submit(async (existing) => {
      const { changeId } = await call('users.changeRole', { ...(existing ?? user), role })
      showUndoToast({ message: `${user.email} is ${CUSTOMER_USER_ROLE_LABELS[role]} now.`, changeId })
    })
    if (isDone) onClose()
  }
  return (
    <FormDialog
      title={`Change the role of ${user.email}`}
      isBusy={isBusy}
      failure={failure}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <Radio.Group label="Role" {...form.getInputProps('role')}>
        <Stack gap={8} mt={6}>
          {CustomerUserRole.options.map((role) => (
            <Radio key={role} value={role} label={CUSTOMER_USER_ROLE_LABELS[role]} />
          ))}
        </Stack>
      </Radio.Group>
    </FormDialog>
  )
}
