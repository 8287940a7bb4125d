import { Group, Radio, Stack, TextInput } from '@mantine/core'
import { CUSTOMER_USER_ROLE_LABELS, CustomerUserRole } from '../../shared/domain/customer-user.ts'
import { call } from '../api.ts'
import { FormDialog } from '../ui/form-dialog.tsx'
import { showUndoToast } from '../ui/undo-toast.tsx'
import { useEntityForm } from '../ui/use-entity-form.ts'
import type { GovernedCustomer } from './governed-customer.ts'

interface InviteDialogProps {
  readonly customer: GovernedCustomer
  readonly onClose: () => void
}

/** The dialog **Invite user** (MSH-15). */
export function InviteDialog({ customer, onClose }: InviteDialogProps): React.JSX.Element {
  const { form, failure, isBusy, submit } = useEntityForm(null, emptyInvitation)
  const save = async (): Promise<void> => {
    const { jobFunction, ...person } = form.values
    const isDone = await submit(async () => {
      const { changeId } = await call('users.invite', {
        ...person,
        jobFunction: jobFunction === '' ? null : jobFunction,
        customerId: customer.id,
      })
      showUndoToast({ message: `${person.email} is invited; the mail is in the outbox.`, changeId })
    })
    if (isDone) onClose()
  }
  return (
    <FormDialog
      title="Invite user"
      submitLabel="Invite"
      isBusy={isBusy}
      failure={failure}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <TextInput label="Email" type="email" withAsterisk data-autofocus {...form.getInputProps('email')} />
      <Group grow align="start">
        <TextInput label="First name" withAsterisk {...form.getInputProps('firstName')} />
        <TextInput label="Last name" withAsterisk {...form.getInputProps('lastName')} />
      </Group>
      <TextInput label="Job function" {...form.getInputProps('jobFunction')} />
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

function emptyInvitation(): {
  email: string
  firstName: string
  lastName: string
  jobFunction: string
  role: CustomerUserRole
} {
  return { email: '', firstName: '', lastName: '', jobFunction: '', role: 'employee' }
}
