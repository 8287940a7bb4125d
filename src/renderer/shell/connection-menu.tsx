import { Menu, Text } from '@mantine/core'
import { IconCheck, IconRefresh, IconSettings } from '@tabler/icons-react'
import { profileKindName } from '../aws/profile-words.ts'
import { putToUse } from '../aws/use-profile.ts'
import { useOperation } from '../api.ts'
import { failureText } from '../failure-text.ts'
import { goTo } from '../routes/hash-location.ts'
import { asFailure } from '../ui/as-failure.ts'

/** So many fit into the menu; Settings has them all. */
const MOST = 12

/** What the connection badge offers: another profile, another try, the list in Settings. */
export function ConnectionMenu({ inUse }: { readonly inUse: string | null }): React.JSX.Element {
  const listed = useOperation('profiles.list', {})
  const usable = (listed.data?.profiles ?? []).filter(({ problem }) => problem === null)
  const mark = <IconCheck size={15} aria-label="in use" />
  return (
    <>
      <Menu.Label>AWS profile in use</Menu.Label>
      {listed.isLoading && <Menu.Item disabled>Reading the profiles …</Menu.Item>}
      {listed.error !== null && (
        <Text size="sm" px="sm" py={4}>
          {failureText(asFailure(listed.error)).sentence}
        </Text>
      )}
      <Menu.Item rightSection={inUse === null ? mark : null} onClick={() => void putToUse(null)}>
        None: work offline
      </Menu.Item>
      {usable.slice(0, MOST).map((profile) => (
        <Menu.Item
          key={profile.name}
          rightSection={profile.name === inUse ? mark : null}
          onClick={() => void putToUse(profile.name)}
        >
          {profile.name}
          <Text size="xs" c="dimmed">
            {profileKindName(profile)}
          </Text>
        </Menu.Item>
      ))}
      <Menu.Divider />
      {inUse !== null && (
        <Menu.Item leftSection={<IconRefresh size={15} />} onClick={() => void putToUse(inUse)}>
          Try again
        </Menu.Item>
      )}
      <Menu.Item leftSection={<IconSettings size={15} />} onClick={() => goTo('/settings/profiles')}>
        {usable.length > MOST ? `All ${usable.length} profiles …` : 'AWS profiles …'}
      </Menu.Item>
    </>
  )
}
