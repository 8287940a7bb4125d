import { Select, Text } from '@mantine/core'
import type { Profile } from '../../shared/contract/profiles.ts'
import { useOperation } from '../api.ts'
import { failureText } from '../failure-text.ts'
import { asFailure } from '../ui/as-failure.ts'
import { profileKindName } from './profile-words.ts'

interface ProfilePickerProps {
  readonly description?: string
  readonly error?: React.ReactNode
  /** Name of the profile; null for none. */
  readonly value: string | null
  readonly onChange: (profile: string | null) => void
}

/** Chooses one of the workstation's AWS profiles; one that cannot be used is named with its reason. */
export function ProfilePicker({ value, onChange, ...rest }: ProfilePickerProps): React.JSX.Element {
  const listed = useOperation('profiles.list', {})
  const profiles = listed.data?.profiles ?? []
  const byName = new Map(profiles.map((profile) => [profile.name, profile]))
  const names = profiles.map(({ name }) => name)
  // A remembered profile may be one of another workstation.
  const isForeign = listed.data !== undefined && value !== null && !byName.has(value)
  const failure = listed.error === null ? null : failureText(asFailure(listed.error)).sentence
  return (
    <Select
      label="AWS profile"
      {...rest}
      error={
        rest.error ?? failure ?? (isForeign ? `There is no profile ${value} on this workstation.` : null)
      }
      value={value}
      data={[
        ...names.map((name) => ({
          value: name,
          label: name,
          disabled: (byName.get(name)?.problem ?? null) !== null,
        })),
        ...(isForeign ? [{ value, label: value, disabled: true }] : []),
      ]}
      placeholder={listed.isLoading ? 'Reading the profiles …' : 'No profile'}
      nothingFoundMessage="There is no such profile. Add one with “aws configure”."
      searchable
      clearable
      clearButtonProps={{ 'aria-label': 'No profile' }}
      renderOption={({ option }) => <ProfileOption name={option.value} profile={byName.get(option.value)} />}
      onChange={onChange}
    />
  )
}

function ProfileOption({
  name,
  profile,
}: {
  readonly name: string
  readonly profile: Profile | undefined
}): React.JSX.Element {
  return (
    <span>
      {name}
      {profile !== undefined && (
        <Text span display="block" size="xs" c="dimmed">
          {profile.problem?.why ??
            [profileKindName(profile), profile.accountId].filter((part) => part !== null).join(' · ')}
        </Text>
      )}
    </span>
  )
}
