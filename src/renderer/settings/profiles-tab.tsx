import { Table, Text } from '@mantine/core'
import { IconCloudOff } from '@tabler/icons-react'
import { useOperation } from '../api.ts'
import { asFailure } from '../ui/as-failure.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { ActionsHeading, FramedTable } from '../ui/framed-table.tsx'
import { LoadingState } from '../ui/loading-state.tsx'
import { ProfileRow } from './profile-row.tsx'
import classes from './settings.module.css'

/** The AWS profiles of this workstation: which there are, what is wrong with them, and which one is in use. */
export function ProfilesTab(): React.JSX.Element {
  const listed = useOperation('profiles.list', {})
  if (listed.error !== null) {
    return <FailureNotice failure={asFailure(listed.error)} onNext={() => void listed.refetch()} />
  }
  if (listed.data === undefined) return <LoadingState />
  const { profiles, inUse, configFile, credentialsFile } = listed.data
  if (profiles.length === 0) {
    return (
      <EmptyState
        icon={<IconCloudOff size={28} />}
        title="There are no AWS profiles on this workstation."
        next={`Make one with “aws configure sso” or “aws configure” in a terminal; it appears here at once. It is read from ${configFile} and ${credentialsFile}. Without one, everything works offline.`}
      />
    )
  }
  return (
    <section className={classes['section']}>
      <Text size="sm" c="dimmed" maw="80ch" mb="sm">
        Read from {configFile} and {credentialsFile}. Secrets stay in these files: Quartermaster signs in as
        the AWS CLI does, and stores nothing of it.
      </Text>
      <FramedTable label="AWS profiles">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Profile</Table.Th>
            <Table.Th>Kind</Table.Th>
            <Table.Th>Region</Table.Th>
            <Table.Th>Account</Table.Th>
            <ActionsHeading width={210} />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {profiles.map((profile) => (
            <ProfileRow key={profile.name} profile={profile} isInUse={profile.name === inUse} />
          ))}
        </Table.Tbody>
      </FramedTable>
    </section>
  )
}
