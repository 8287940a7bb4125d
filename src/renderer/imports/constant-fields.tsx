import { Group, Select, Text, TextInput } from '@mantine/core'
import { AccountModel } from '../../shared/domain/account-model.ts'
import type { ImportFile } from '../../shared/contract/imports.ts'
import { useSession } from '../ui/use-session.ts'
import { chooseMapping } from './configure-file.ts'
import classes from './imports.module.css'
import { constantOf, matchConstant } from './mapping.ts'

/** What no column says can be the same in every row, e.g. one marketplace for a whole console export. */
export function ConstantFields({ file }: { readonly file: ImportFile }): React.JSX.Element {
  const { marketplaces, provider } = useSession()
  const { mapping } = file
  const isFromColumn = (field: 'marketplace_id' | 'account_model' | 'note'): boolean =>
    mapping[field]?.kind === 'column'
  const choose = (field: 'marketplace_id' | 'account_model' | 'note', value: string): void =>
    void chooseMapping(file.index, matchConstant(mapping, field, value))
  return (
    <fieldset className={classes['fieldset']} aria-label="Same for every row">
      <Text size="sm" fw={620}>
        Same for every row
      </Text>
      <Text size="sm" c="dimmed" mb={8}>
        For what the file does not say. A value chosen here takes the place of its column.
      </Text>
      <Group align="end" gap="md">
        <Select
          label="Marketplace for every row"
          placeholder={isFromColumn('marketplace_id') ? 'From its column' : 'Choose one'}
          w={280}
          clearable
          searchable
          nothingFoundMessage="No such marketplace. Add it in Settings."
          data={marketplaces
            .filter(({ providerId }) => providerId === provider.id)
            .map(({ code, name }) => ({ value: code, label: name === '' ? code : `${code}  ${name}` }))}
          value={constantOf(mapping, 'marketplace_id')}
          onChange={(value) => choose('marketplace_id', value ?? '')}
        />
        <Select
          label="Model for every row"
          placeholder={isFromColumn('account_model') ? 'From its column' : 'Choose one'}
          w={180}
          clearable
          data={[...AccountModel.options]}
          value={constantOf(mapping, 'account_model')}
          onChange={(value) => choose('account_model', value ?? '')}
        />
        <TextInput
          label="Note for every row"
          placeholder={isFromColumn('note') ? 'From its column' : 'None'}
          w={280}
          defaultValue={constantOf(mapping, 'note') ?? ''}
          onBlur={(event) => {
            const value = event.currentTarget.value.trim()
            if (value !== (constantOf(mapping, 'note') ?? '')) choose('note', value)
          }}
        />
      </Group>
    </fieldset>
  )
}
