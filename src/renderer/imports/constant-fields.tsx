import { Group, Select, Text, TextInput } from '@mantine/core'
import { AccountModel } from '../../shared/domain/account-model.ts'
import { CUSTOMER_KIND_LABELS, CustomerKind } from '../../shared/domain/customer.ts'
import type { ImportField, ImportFile, ImportTarget } from '../../shared/contract/imports.ts'
import { useSession } from '../ui/use-session.ts'
import { chooseMapping } from './configure-file.ts'
import { useImportStore } from './import-store.ts'
import classes from './imports.module.css'
import { constantOf, FIELD_LABELS, matchConstant } from './mapping.ts'

/** What can be the same in every row, e.g. one marketplace for a whole console export. */
const CONSTANTS: Readonly<Record<ImportTarget, readonly ImportField[]>> = {
  accounts: ['marketplace_id', 'account_model', 'note'],
  customers: ['kind', 'parent', 'pricebook', 'currency', 'note'],
  links: ['customer'],
  orders: ['customer', 'marketplace_id', 'account_model'],
}

/** Where the label of a field is too long for a sentence. */
const SHORT_LABELS: Partial<Record<ImportField, string>> = {
  marketplace_id: 'Marketplace',
  account_model: 'Model',
}

const KINDS = CustomerKind.options.map((kind) => ({ value: kind, label: CUSTOMER_KIND_LABELS[kind] }))

/** What no column says can be the same in every row. */
export function ConstantFields({ file }: { readonly file: ImportFile }): React.JSX.Element {
  const target = useImportStore((state) => state.target)
  return (
    <fieldset className={classes['fieldset']} aria-label="Same for every row">
      <Text size="sm" fw={620}>
        Same for every row
      </Text>
      <Text size="sm" c="dimmed" mb={8}>
        For what the file does not say. A value chosen here takes the place of its column.
      </Text>
      <Group align="end" gap="md">
        {CONSTANTS[target].map((field) => (
          <ConstantField key={`${target} ${field}`} file={file} field={field} />
        ))}
      </Group>
    </fieldset>
  )
}

function ConstantField({
  file,
  field,
}: {
  readonly file: ImportFile
  readonly field: ImportField
}): React.JSX.Element {
  const { marketplaces, provider } = useSession()
  const { mapping } = file
  const isFromColumn = mapping[field]?.kind === 'column'
  const value = constantOf(mapping, field)
  const choose = (chosen: string): void =>
    void chooseMapping(file.index, matchConstant(mapping, field, chosen))
  const label = `${SHORT_LABELS[field] ?? FIELD_LABELS[field]} for every row`
  const select = {
    label,
    placeholder: isFromColumn ? 'From its column' : 'Choose one',
    clearable: true,
    value,
    onChange: (chosen: string | null) => choose(chosen ?? ''),
  }
  if (field === 'marketplace_id') {
    return (
      <Select
        {...select}
        w={280}
        searchable
        nothingFoundMessage="No such marketplace. Add it in Settings."
        data={marketplaces
          .filter(({ providerId }) => providerId === provider.id)
          .map(({ code, name }) => ({ value: code, label: name === '' ? code : `${code}  ${name}` }))}
      />
    )
  }
  if (field === 'account_model') return <Select {...select} w={180} data={[...AccountModel.options]} />
  if (field === 'kind') return <Select {...select} w={180} data={KINDS} />
  return (
    <TextInput
      label={label}
      placeholder={isFromColumn ? 'From its column' : 'None'}
      w={field === 'note' ? 280 : 200}
      defaultValue={value ?? ''}
      onBlur={(event) => {
        const typed = event.currentTarget.value.trim()
        if (typed !== (value ?? '')) choose(typed)
      }}
    />
  )
}
