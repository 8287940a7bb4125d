import { Textarea, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import type { CustomerRef } from '../../shared/contract/customers.ts'
import type { InputOf } from '../../shared/contract/index.ts'
import type { Invite } from '../../shared/contract/invites.ts'
import { CustomerPicker } from '../customers/customer-picker.tsx'

/** What people type of an invitation. Tags as one `key = value` a line. */
export interface InviteValues extends Record<string, unknown> {
  target: string
  rootEmail: string
  customerId: CustomerRef | null
  notes: string
  tags: string
}

/** The form of a stored invitation, or of a new one. */
export function inviteValues(invite: Invite | null): InviteValues {
  return {
    target: invite?.target ?? '',
    rootEmail: invite?.rootEmail ?? '',
    customerId: invite?.customer ?? null,
    notes: invite?.notes ?? '',
    tags: Object.entries(invite?.tags ?? {})
      .map(([key, value]) => `${key} = ${value}`)
      .join('\n'),
  }
}

/** Tags that were typed as `key = value`, one a line. */
export function tagsFrom(text: string): Record<string, string> {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const tags = lines.map((line): [string, string] => {
    const [key = '', ...rest] = line.split('=')
    return [key.trim(), rest.join('=').trim()]
  })
  return Object.fromEntries(tags)
}

/** What was typed, as commands take it. */
export function invitationFrom(values: InviteValues): Omit<InputOf<'invites.draft'>, 'payerId'> {
  return {
    target: values.target,
    rootEmail: values.rootEmail,
    customerId: values.customerId?.id ?? null,
    notes: values.notes,
    tags: tagsFrom(values.tags),
  }
}

/** The fields of an invitation. */
export function InviteFieldset({
  form,
  isNew,
}: {
  readonly form: UseFormReturnType<InviteValues>
  readonly isNew: boolean
}): React.JSX.Element {
  return (
    <>
      <TextInput
        label="Account ID or email"
        description="Twelve digits, or the email address of the owner."
        withAsterisk
        placeholder="123456789012"
        autoComplete="off"
        spellCheck={false}
        data-autofocus={isNew || undefined}
        {...form.getInputProps('target')}
      />
      <TextInput
        label="Root email"
        description="AWS mails the invitation to it."
        type="email"
        autoComplete="off"
        {...form.getInputProps('rootEmail')}
      />
      <CustomerPicker
        label="Customer"
        onlyActive
        value={form.values.customerId}
        onChange={(customer) => form.setFieldValue('customerId', customer)}
        error={form.errors['customerId']}
      />
      <Textarea
        label="Notes"
        description="They stand in the mail of AWS."
        autosize
        minRows={2}
        maxLength={1024}
        {...form.getInputProps('notes')}
      />
      <Textarea
        label="Tags"
        description="One a line, key = value. AWS puts them on the account when it joins."
        autosize
        minRows={1}
        placeholder="team = Key accounts"
        {...form.getInputProps('tags')}
      />
    </>
  )
}
