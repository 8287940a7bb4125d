import { Select } from '@mantine/core'
import { useOperation } from '../api.ts'

interface ProfileFieldProps {
  readonly value: string | null
  readonly onChange: (profile: string | null) => void
}

/** The combobox **Profile**: the AWS profiles of this workstation, with what is wrong with those that cannot be used. */
export function ProfileField({ value, onChange }: ProfileFieldProps): React.JSX.Element {
  const list = useOperation('profiles.list', {})
  const profiles = list.data?.profiles ?? []
  const problem = profiles.find(({ name }) => name === value)?.problem ?? null
  return (
    <Select
      label="Profile"
      placeholder="Choose an AWS profile"
      description="One of this workstation, of the management account. Its secrets stay in memory."
      data={profiles.map(({ name }) => name)}
      searchable
      value={value}
      nothingFoundMessage={`No such profile in ${list.data?.configFile ?? 'the AWS files'}`}
      error={problem === null ? null : `${problem.why} ${problem.next}`}
      onChange={onChange}
    />
  )
}
