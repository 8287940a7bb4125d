import { Checkbox, Radio, Select, Stack, TextInput } from '@mantine/core'
import type { Operator } from '../../shared/contract/session.ts'
import { OperatorRole } from '../../shared/domain/capability.ts'
import { call } from '../api.ts'
import { roleName } from '../failure-text.ts'
import { FormDialog } from '../ui/form-dialog.tsx'
import { useEntityForm } from '../ui/use-entity-form.ts'
import { useSession } from '../ui/use-session.ts'
import { ROLE_MEANINGS } from './permission.ts'

interface OperatorDialogProps {
  /** Null to add one. */
  readonly operator: Operator | null
  readonly onClose: () => void
}

/** Adds or edits somebody who works with this workspace. */
export function OperatorDialog({ operator, onClose }: OperatorDialogProps): React.JSX.Element {
  const { providers } = useSession()
  const { form, failure, isBusy, readAgain, submit } = useEntityForm(operator, valuesOf)
  const save = async (): Promise<void> => {
    const isDone = await submit((existing) =>
      existing === null
        ? call('operators.create', form.values)
        : call('operators.edit', { ...existing, ...form.values }),
    )
    if (isDone) onClose()
  }
  return (
    <FormDialog
      title={operator === null ? 'New operator' : 'Edit operator'}
      isBusy={isBusy}
      failure={failure}
      onReadAgain={readAgain}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <TextInput label="Name" withAsterisk data-autofocus {...form.getInputProps('name')} />
      <TextInput label="Email" type="email" {...form.getInputProps('email')} />
      <Radio.Group label="Role" {...form.getInputProps('role')}>
        <Stack gap={8} mt={6}>
          {OperatorRole.options.map((role) => (
            <Radio key={role} value={role} label={roleName(role)} description={ROLE_MEANINGS[role]} />
          ))}
        </Stack>
      </Radio.Group>
      <Select
        label="Works for"
        description="Somebody bound to one provider cannot switch to another."
        placeholder="Every provider"
        clearable
        data={providers.map(({ id, name }) => ({ value: id, label: name }))}
        {...form.getInputProps('providerId')}
      />
      <Checkbox
        label="Partner"
        description="May set restricted tags and assign themselves to customers."
        {...form.getInputProps('isPartner', { type: 'checkbox' })}
      />
    </FormDialog>
  )
}

function valuesOf(operator: Operator | null): {
  name: string
  email: string
  role: OperatorRole
  providerId: string | null
  isPartner: boolean
} {
  return {
    name: operator?.name ?? '',
    email: operator?.email ?? '',
    role: operator?.role ?? 'operator',
    providerId: operator?.providerId ?? null,
    isPartner: operator?.isPartner ?? false,
  }
}
