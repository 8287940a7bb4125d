import { Group, NumberInput, Radio, Text, TextInput } from '@mantine/core'
import type { Marketplace } from '../../shared/contract/session.ts'
import { AccountModel } from '../../shared/domain/account-model.ts'
import { hasUsualMarketplaceForm } from '../../shared/domain/marketplace-id.ts'
import { call } from '../api.ts'
import { FormDialog } from '../ui/form-dialog.tsx'
import { useEntityForm } from '../ui/use-entity-form.ts'
import { useSession } from '../ui/use-session.ts'

interface MarketplaceDialogProps {
  /** Null to add one. */
  readonly marketplace: Marketplace | null
  /** The ID a new one starts with, e.g. the unknown one of an import. */
  readonly code?: string
  /** Hears the marketplace that was saved. */
  readonly onSaved?: (marketplace: Marketplace) => void
  readonly onClose: () => void
}

/** Adds or edits a marketplace of the provider in charge. */
export function MarketplaceDialog(props: MarketplaceDialogProps): React.JSX.Element {
  const { marketplace, onSaved, onClose } = props
  const { provider } = useSession()
  const { form, failure, isBusy, readAgain, submit } = useEntityForm(marketplace, (stored) =>
    valuesOf(stored, props.code),
  )
  const save = async (): Promise<void> => {
    const input = toInput(form.values)
    const isDone = await submit(async (existing) => {
      const saved =
        existing === null
          ? await call('marketplaces.create', input)
          : await call('marketplaces.edit', { ...existing, ...input })
      onSaved?.(saved)
    })
    if (isDone) onClose()
  }
  const code = form.values.code.trim()
  return (
    <FormDialog
      title={marketplace === null ? 'New marketplace' : 'Edit marketplace'}
      isBusy={isBusy}
      failure={failure}
      onReadAgain={readAgain}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <Text size="sm" c="dimmed">
        For {provider.name}.
      </Text>
      <TextInput
        label="Marketplace ID"
        withAsterisk
        data-autofocus
        spellCheck={false}
        placeholder="MP-00010"
        {...form.getInputProps('code')}
      />
      {code !== '' && !hasUsualMarketplaceForm(code) && (
        <Text size="sm" c="var(--qm-invalid)" component="output" mt={-8}>
          Unusual: a marketplace ID is mostly “MP-” and at least four digits. It is taken as it stands.
        </Text>
      )}
      <TextInput label="Name" placeholder="Germany" {...form.getInputProps('name')} />
      <Radio.Group
        label="Default model"
        description="Proposed for new accounts of this marketplace."
        {...form.getInputProps('defaultModel')}
      >
        <Group gap="lg" mt={6}>
          <Radio value="" label="None" />
          {AccountModel.options.map((model) => (
            <Radio key={model} value={model} label={model} />
          ))}
        </Group>
      </Radio.Group>
      <Group grow align="start">
        <NumberInput
          label="Pool target"
          description="Ready accounts to hold."
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          min={0}
          allowDecimal={false}
          thousandSeparator=","
          {...form.getInputProps('poolTarget')}
        />
        <NumberInput
          label="Reorder level"
          description="Warn below this many."
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          min={0}
          allowDecimal={false}
          thousandSeparator=","
          {...form.getInputProps('reorderAt')}
        />
        <TextInput
          label="Currency"
          description="Three letters."
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          placeholder="EUR"
          {...form.getInputProps('currency')}
        />
      </Group>
    </FormDialog>
  )
}

interface Values extends Record<string, unknown> {
  code: string
  name: string
  defaultModel: AccountModel | ''
  currency: string
  poolTarget: number | string
  reorderAt: number | string
}

function valuesOf(marketplace: Marketplace | null, code = ''): Values {
  return {
    code: marketplace?.code ?? code,
    name: marketplace?.name ?? '',
    defaultModel: marketplace?.defaultModel ?? '',
    currency: marketplace?.currency ?? '',
    poolTarget: marketplace?.poolTarget ?? '',
    reorderAt: marketplace?.reorderAt ?? '',
  }
}

function toInput(values: Values): Parameters<typeof call<'marketplaces.create'>>[1] {
  const count = (value: number | string): number | null => (value === '' ? null : Number(value))
  return {
    code: values.code,
    name: values.name,
    defaultModel: values.defaultModel === '' ? null : values.defaultModel,
    currency: values.currency.trim() === '' ? null : values.currency.trim().toUpperCase(),
    poolTarget: count(values.poolTarget),
    reorderAt: count(values.reorderAt),
  }
}
