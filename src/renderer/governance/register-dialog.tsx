import { Group, Radio, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { CustomerRef } from '../../shared/contract/customers.ts'
import { CUSTOMER_KIND_LABELS, CustomerKind, proposeIdentifier } from '../../shared/domain/customer.ts'
import { call } from '../api.ts'
import { CustomerPicker } from '../customers/customer-picker.tsx'
import { PARENT_KINDS } from '../customers/new-customer-form.ts'
import { FormDialog } from '../ui/form-dialog.tsx'
import { showUndoToast } from '../ui/undo-toast.tsx'
import { useEntityForm } from '../ui/use-entity-form.ts'
import { useSession } from '../ui/use-session.ts'
import { tagErrors } from './tag-errors.ts'
import { TagFields } from './tag-fields.tsx'

interface RegisterDialogProps {
  readonly onClose: () => void
  /** Hears the identifier of the customer. */
  readonly onRegistered: (identifier: string) => void
}

/** The dialog **Record registration**: a company came by itself (MSH-05, MSH-22). */
export function RegisterDialog({ onClose, onRegistered }: RegisterDialogProps): React.JSX.Element {
  const { settings, provider } = useSession()
  const { form, failure, isBusy, submit } = useEntityForm(null, emptyRegistration)
  const [tags, setTags] = useState<Readonly<Record<string, string>>>({})
  const [isProposed, setProposed] = useState(true)
  const { companyName, identifier, kind, parent, email, firstName, lastName } = form.values
  const isTop = PARENT_KINDS[kind].length === 0
  const wrongTags = failure === null ? {} : tagErrors(failure, 'tags')
  const save = async (): Promise<void> => {
    let registered = ''
    const isDone = await submit(async () => {
      const answer = await call('governance.register', {
        companyName,
        identifier,
        kind,
        parentId: isTop ? null : (parent?.id ?? null),
        user: { email, firstName, lastName, jobFunction: null },
        tags,
      })
      registered = answer.identifier
      const message = `The registration of ${companyName} is recorded; the mail is in the outbox.`
      showUndoToast({ message, changeId: answer.changeId })
    })
    if (isDone) onRegistered(registered)
  }
  return (
    <FormDialog
      title="Record registration"
      submitLabel="Record"
      size="lg"
      isBusy={isBusy}
      failure={Object.keys(wrongTags).length > 0 ? null : failure}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <Text size="sm" c="dimmed">
        {settings.needsApproval
          ? 'It waits for approval, and a mail says that it is being verified.'
          : 'It is active at once, and a mail welcomes it. Approvals by hand are switched on in the settings.'}
      </Text>
      <Group align="start" grow gap="sm">
        <TextInput
          label="Company name"
          withAsterisk
          data-autofocus
          {...form.getInputProps('companyName')}
          onChange={(event) => {
            const typed = event.currentTarget.value
            form.setFieldValue('companyName', typed)
            if (isProposed) form.setFieldValue('identifier', proposeIdentifier(typed))
          }}
        />
        <TextInput
          label="Identifier"
          withAsterisk
          description="Permanent: it cannot be changed later."
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          {...form.getInputProps('identifier')}
          onChange={(event) => {
            setProposed(false)
            form.setFieldValue('identifier', event.currentTarget.value)
          }}
        />
      </Group>
      <Radio.Group label="Kind" {...form.getInputProps('kind')}>
        <Group gap="lg" mt={6}>
          {CustomerKind.options.map((each) => (
            <Radio key={each} value={each} label={CUSTOMER_KIND_LABELS[each]} />
          ))}
        </Group>
      </Radio.Group>
      {!isTop && (
        <CustomerPicker
          label="Parent"
          placeholder={`${provider.name} itself`}
          kinds={PARENT_KINDS[kind]}
          value={parent}
          error={form.errors['parentId']}
          onChange={(chosen) => form.setFieldValue('parent', chosen)}
        />
      )}
      <Group align="start" grow gap="sm">
        <TextInput label="First name" withAsterisk {...form.getInputProps('firstName')} />
        <TextInput label="Last name" withAsterisk {...form.getInputProps('lastName')} />
        <TextInput
          label="Email"
          type="email"
          withAsterisk
          {...form.getInputProps('email')}
          error={form.errors['email'] ?? form.errors['user']}
        />
      </Group>
      <TagFields
        isNew
        values={tags}
        errors={wrongTags}
        onChange={(id, value) => setTags((before) => ({ ...before, [id]: value }))}
      />
    </FormDialog>
  )
}

interface Registration extends Record<string, unknown> {
  companyName: string
  identifier: string
  kind: CustomerKind
  parent: CustomerRef | null
  email: string
  firstName: string
  lastName: string
}

function emptyRegistration(): Registration {
  return {
    companyName: '',
    identifier: '',
    kind: 'end_customer',
    parent: null,
    email: '',
    firstName: '',
    lastName: '',
  }
}
