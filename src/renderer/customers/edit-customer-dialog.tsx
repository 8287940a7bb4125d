import { Checkbox, Group, Select, Textarea, TextInput } from '@mantine/core'
import type { Customer } from '../../shared/contract/customers.ts'
import { call } from '../api.ts'
import { FormDialog } from '../ui/form-dialog.tsx'
import { useEntityForm } from '../ui/use-entity-form.ts'
import { customerFactsOf, customerFormOf } from './customer-form.ts'
import { offerCustomerUndo } from './offer-customer-undo.ts'

interface EditCustomerDialogProps {
  readonly customer: Customer
  readonly onClose: () => void
}

/** The dialog **Edit customer**: everything but its identifier, which is permanent (MSH-04). */
export function EditCustomerDialog({ customer, onClose }: EditCustomerDialogProps): React.JSX.Element {
  const { form, failure, isBusy, readAgain, submit } = useEntityForm(customer, (stored) =>
    customerFormOf(stored ?? customer),
  )
  const save = async (): Promise<void> => {
    const isDone = await submit((existing) =>
      call('customers.edit', {
        id: customer.id,
        rev: existing?.rev ?? customer.rev,
        ...customerFactsOf(form.values),
      }),
    )
    if (!isDone) return
    onClose()
    void offerCustomerUndo(`Changed ${form.values.companyName.trim()}.`, customer.identifier)
  }
  return (
    <FormDialog
      title="Edit customer"
      size="lg"
      isBusy={isBusy}
      failure={failure}
      onReadAgain={readAgain}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <TextInput label="Company name" withAsterisk data-autofocus {...form.getInputProps('companyName')} />
      <Group grow align="start" gap="sm">
        <TextInput label="Domain" placeholder="example.com" {...form.getInputProps('domain')} />
        <TextInput label="Sector" {...form.getInputProps('sector')} />
      </Group>
      <Group grow align="start" gap="sm">
        <TextInput label="Pricebook" {...form.getInputProps('pricebook')} />
        <TextInput label="Currency" placeholder="EUR" maxLength={3} {...form.getInputProps('currency')} />
        <TextInput label="Support plan" {...form.getInputProps('supportPlan')} />
      </Group>
      <Select
        label="Payment method"
        allowDeselect={false}
        data={[
          { value: 'unknown', label: 'Not known' },
          { value: 'ok', label: 'In order' },
          { value: 'missing', label: 'Missing or invalid' },
        ]}
        {...form.getInputProps('payment')}
      />
      <Checkbox
        label="Government or public sector"
        {...form.getInputProps('isGovernment', { type: 'checkbox' })}
      />
      <Textarea label="Note" autosize minRows={2} maxRows={8} {...form.getInputProps('note')} />
    </FormDialog>
  )
}
