import { Text, Textarea } from '@mantine/core'
import { call } from '../api.ts'
import { FormDialog } from '../ui/form-dialog.tsx'
import { showUndoToast } from '../ui/undo-toast.tsx'
import { useEntityForm } from '../ui/use-entity-form.ts'
import type { GovernedCustomer } from './governed-customer.ts'

interface RejectDialogProps {
  readonly customer: GovernedCustomer
  readonly onClose: () => void
}

/** Asks why a registration is rejected. */
export function RejectDialog({ customer, onClose }: RejectDialogProps): React.JSX.Element {
  const { form, failure, isBusy, submit } = useEntityForm(customer, () => ({ reason: '' }))
  const { companyName } = customer
  const save = async (): Promise<void> => {
    const isDone = await submit(async (existing) => {
      const { id, rev } = existing ?? customer
      const { changeId } = await call('governance.reject', { id, rev, ...form.values })
      showUndoToast({ message: `${companyName} is rejected.`, changeId })
    })
    if (isDone) onClose()
  }
  return (
    <FormDialog
      title={`Reject ${companyName}`}
      submitLabel="Reject"
      isBusy={isBusy}
      failure={failure}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <Text size="sm">The registration is kept as rejected, and a mail with the reason is drafted.</Text>
      <Textarea
        label="Reason"
        withAsterisk
        data-autofocus
        autosize
        minRows={2}
        maxLength={500}
        {...form.getInputProps('reason')}
      />
    </FormDialog>
  )
}
