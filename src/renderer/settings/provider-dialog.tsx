import { Radio, Stack, TagsInput, TextInput } from '@mantine/core'
import type { Provider } from '../../shared/contract/session.ts'
import { call } from '../api.ts'
import { FormDialog } from '../ui/form-dialog.tsx'
import { useEntityForm } from '../ui/use-entity-form.ts'
import { readDomains } from './read-domains.ts'

interface ProviderDialogProps {
  /** Null to add one. */
  readonly provider: Provider | null
  readonly onClose: () => void
}

/** Adds or edits a provider. */
export function ProviderDialog({ provider, onClose }: ProviderDialogProps): React.JSX.Element {
  const { form, failure, isBusy, readAgain, submit } = useEntityForm(provider, valuesOf)
  const save = async (): Promise<void> => {
    const values = { ...form.values, emailDomains: form.values.emailDomains.flatMap(readDomains) }
    const isDone = await submit((existing) =>
      existing === null
        ? call('providers.create', values)
        : call('providers.edit', { ...existing, ...values }),
    )
    if (isDone) onClose()
  }
  return (
    <FormDialog
      title={provider === null ? 'New provider' : 'Edit provider'}
      isBusy={isBusy}
      failure={failure}
      onReadAgain={readAgain}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <TextInput label="Name" withAsterisk data-autofocus {...form.getInputProps('name')} />
      <TagsInput
        label="Email domains"
        description="The root email addresses of its accounts end in one of these."
        placeholder={form.values.emailDomains.length === 0 ? 'example.com' : ''}
        splitChars={[',', ' ', ';']}
        acceptValueOnBlur
        {...form.getInputProps('emailDomains')}
      />
      <Radio.Group label="Tier" {...form.getInputProps('tier')}>
        <Stack gap={6} mt={6}>
          <Radio value="distributor" label="Distributor" />
          <Radio value="reseller" label="Reseller" />
        </Stack>
      </Radio.Group>
    </FormDialog>
  )
}

function valuesOf(provider: Provider | null): {
  name: string
  emailDomains: string[]
  tier: Provider['tier']
} {
  return {
    name: provider?.name ?? '',
    emailDomains: provider?.emailDomains ?? [],
    tier: provider?.tier ?? 'distributor',
  }
}
