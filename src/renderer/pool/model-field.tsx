import { Group, Radio } from '@mantine/core'
import { AccountModel } from '../../shared/domain/account-model.ts'

const MEANINGS: Readonly<Record<AccountModel, string>> = {
  SPAM: 'Solution Provider Account Model',
  ECAM: 'End Customer Account Model',
}

interface ModelFieldProps {
  readonly value: AccountModel | null
  readonly onChange: (model: AccountModel) => void
  readonly error?: string | null
  readonly description?: string
}

/** The choice **Account model**, with no answer given in advance (CB-18). */
export function ModelField({ value, onChange, error, description }: ModelFieldProps): React.JSX.Element {
  return (
    <Radio.Group
      label="Account model"
      description={description}
      withAsterisk
      value={value}
      error={error}
      onChange={(next) => onChange(AccountModel.parse(next))}
    >
      <Group gap="xl" mt={6} mb={4}>
        {AccountModel.options.map((model) => (
          <Radio key={model} value={model} label={model} description={MEANINGS[model]} />
        ))}
      </Group>
    </Radio.Group>
  )
}
