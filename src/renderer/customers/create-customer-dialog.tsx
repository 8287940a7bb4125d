import { Alert, Group, Radio, TextInput } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import type { CustomerRef } from '../../shared/contract/customers.ts'
import { CUSTOMER_KIND_LABELS, CustomerKind } from '../../shared/domain/customer.ts'
import { FormDialog } from '../ui/form-dialog.tsx'
import { useSession } from '../ui/use-session.ts'
import { CustomerPicker } from './customer-picker.tsx'
import { CustomerPlace } from './customer-place.tsx'
import { FurtherUsers } from './further-users.tsx'
import { PARENT_KINDS } from './new-customer-form.ts'
import { useNewCustomer } from './use-new-customer.ts'

interface CreateCustomerDialogProps {
  readonly initialName?: string
  readonly onClose: () => void
  readonly onCreated: (customer: CustomerRef) => void
}

/** The dialog **Create customer** (CS-07, MSH-02, DT-04). */
export function CreateCustomerDialog(props: CreateCustomerDialogProps): React.JSX.Element {
  const { form, failure, isBusy, check, writeIdentifier, create } = useNewCustomer(props.initialName ?? '')
  const { kind, parent, companyName } = form.values
  const { provider } = useSession()
  const submit = async (): Promise<void> => {
    const created = await create()
    if (created !== null) props.onCreated(created)
  }
  return (
    <FormDialog
      title="Create customer"
      submitLabel="Create"
      size="lg"
      isBusy={isBusy}
      failure={failure}
      onSubmit={() => void submit()}
      onClose={props.onClose}
    >
      <Group align="start" grow gap="sm">
        <TextInput
          label="Company name"
          withAsterisk
          data-autofocus
          maxLength={200}
          {...form.getInputProps('companyName')}
        />
        <TextInput
          label="Identifier"
          withAsterisk
          description="Permanent: it cannot be changed later."
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          maxLength={64}
          value={form.values.identifier}
          error={form.errors['identifier'] ?? check?.identifierProblem}
          onChange={(event) => writeIdentifier(event.currentTarget.value)}
        />
      </Group>
      <Radio.Group label="Kind" {...form.getInputProps('kind')}>
        <Group gap="lg" mt={6}>
          {CustomerKind.options.map((each) => (
            <Radio key={each} value={each} label={CUSTOMER_KIND_LABELS[each]} />
          ))}
        </Group>
      </Radio.Group>
      {PARENT_KINDS[kind].length > 0 && (
        <CustomerPicker
          label="Parent"
          placeholder={`${provider.name} itself`}
          kinds={PARENT_KINDS[kind]}
          value={parent}
          error={form.errors['parent'] ?? check?.parentProblem}
          onChange={(chosen) => form.setFieldValue('parent', chosen)}
        />
      )}
      <CustomerPlace
        path={[...(check?.path ?? []), companyName.trim() || 'the new customer']}
        warning={check?.parentWarning ?? null}
      />
      <Group align="start" grow gap="sm">
        <TextInput label="First name" withAsterisk {...form.getInputProps('firstName')} />
        <TextInput label="Last name" withAsterisk {...form.getInputProps('lastName')} />
        <TextInput label="Email" type="email" withAsterisk {...form.getInputProps('email')} />
      </Group>
      <FurtherUsers form={form} />
      {(check?.warnings ?? []).map(({ why }) => (
        <Alert key={why} color="yellow" p="xs" icon={<IconInfoCircle size={16} />}>
          {why} It is created all the same if you go on.
        </Alert>
      ))}
    </FormDialog>
  )
}
