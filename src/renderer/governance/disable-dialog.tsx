import { Checkbox, Radio, Stack, Text, Textarea } from '@mantine/core'
import { DisableCode } from '../../shared/domain/customer.ts'
import { DISABLE_CODE_LABELS } from '../customers/customer-words.ts'
import { call } from '../api.ts'
import { FormDialog } from '../ui/form-dialog.tsx'
import { showUndoToast } from '../ui/undo-toast.tsx'
import { useEntityForm } from '../ui/use-entity-form.ts'
import { DISABLE_EFFECT } from './disable-words.ts'
import type { GovernedCustomer } from './governed-customer.ts'

interface DisableDialogProps {
  readonly customer: GovernedCustomer
  readonly onClose: () => void
}

/** Asks why a customer is disabled, and says what that does and does not do (MSH-08 … MSH-10). */
export function DisableDialog({ customer, onClose }: DisableDialogProps): React.JSX.Element {
  const { form, failure, isBusy, submit } = useEntityForm(customer, emptyReason)
  const { companyName } = customer
  const save = async (): Promise<void> => {
    const isDone = await submit(async (existing) => {
      const { id, rev } = existing ?? customer
      const { changeId } = await call('governance.disable', { id, rev, ...form.values })
      showUndoToast({ message: `${companyName} is disabled.`, changeId })
    })
    if (isDone) onClose()
  }
  return (
    <FormDialog
      title={`Disable ${companyName}`}
      submitLabel="Disable"
      isBusy={isBusy}
      failure={failure}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <Text size="sm">{DISABLE_EFFECT} The steps for that are listed on its page afterwards.</Text>
      <Radio.Group label="Reason" {...form.getInputProps('code')}>
        <Stack gap={8} mt={6}>
          {DisableCode.options.map((code) => (
            <Radio key={code} value={code} label={DISABLE_CODE_LABELS[code]} />
          ))}
        </Stack>
      </Radio.Group>
      <Textarea
        label="In your words"
        withAsterisk
        autosize
        minRows={2}
        maxLength={500}
        {...form.getInputProps('reason')}
      />
      <Checkbox
        label="Draft a mail that tells its users"
        {...form.getInputProps('draftsMail', { type: 'checkbox' })}
      />
    </FormDialog>
  )
}

function emptyReason(): { code: DisableCode; reason: string; draftsMail: boolean } {
  return { code: 'payment_method', reason: '', draftsMail: true }
}
