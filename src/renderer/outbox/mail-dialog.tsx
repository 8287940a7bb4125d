import { TagsInput, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { CustomerRef } from '../../shared/contract/customers.ts'
import type { Mail } from '../../shared/contract/outbox.ts'
import { call } from '../api.ts'
import { CustomerPicker } from '../customers/customer-picker.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { showFailure } from '../ui/failure-notice.tsx'
import { useEntityForm } from '../ui/use-entity-form.ts'

interface MailDialogProps {
  /** Null to write a new one. */
  readonly mail: Mail | null
  readonly onClose: () => void
}

/** Writes or edits a mail; saving it sends nothing. */
export function MailDialog({ mail, onClose }: MailDialogProps): React.JSX.Element {
  const { form, failure, isBusy, readAgain, submit } = useEntityForm(mail, valuesOf)
  const [customer, setCustomer] = useState<CustomerRef | null>(null)
  const [offered, setOffered] = useState<readonly string[]>([])

  const chooseCustomer = async (chosen: CustomerRef | null): Promise<void> => {
    setCustomer(chosen)
    setOffered([])
    if (chosen === null) return
    try {
      const { users } = await call('outbox.recipients', { customerId: chosen.id })
      const emails = users.map(({ email }) => email)
      setOffered(emails)
      form.setFieldValue('recipients', (now: string[]) => (now.length === 0 ? emails : now))
    } catch (error) {
      showFailure(error)
    }
  }
  const save = async (): Promise<void> => {
    const isDone = await submit((existing) =>
      existing === null
        ? call('outbox.create', { ...form.values, customerId: customer?.id ?? null })
        : call('outbox.edit', { ...existing, ...form.values }),
    )
    if (isDone) onClose()
  }
  return (
    <FormDialog
      title={mail === null ? 'New mail' : 'Edit mail'}
      isBusy={isBusy}
      failure={failure}
      onReadAgain={readAgain}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      {mail === null && (
        <CustomerPicker
          label="Customer"
          description="The mail goes to its users and is listed in its history."
          value={customer}
          onChange={(chosen) => void chooseCustomer(chosen)}
        />
      )}
      <TagsInput
        label="To"
        withAsterisk
        placeholder={form.values.recipients.length === 0 ? 'name@example.com' : ''}
        description="Everybody sees the other recipients."
        data={[...offered]}
        splitChars={[',', ';', ' ']}
        clearable
        clearButtonProps={{ 'aria-label': 'Clear To' }}
        {...form.getInputProps('recipients')}
      />
      <TextInput label="Subject" withAsterisk {...form.getInputProps('subject')} />
      <Textarea label="Text" withAsterisk autosize minRows={8} maxRows={18} {...form.getInputProps('body')} />
    </FormDialog>
  )
}

function valuesOf(mail: Mail | null): { recipients: string[]; subject: string; body: string } {
  return { recipients: [...(mail?.recipients ?? [])], subject: mail?.subject ?? '', body: mail?.body ?? '' }
}
