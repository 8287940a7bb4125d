import { Alert, Button, Group, List, Stack, Table, Text, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconCircleCheck, IconDatabaseExport, IconShieldCheck, IconStethoscope } from '@tabler/icons-react'
import { useState } from 'react'
import type { OutputOf } from '../../shared/contract/index.ts'
import { useOperation } from '../api.ts'
import { asFailure } from '../ui/as-failure.ts'
import { FailureNotice, showFailure } from '../ui/failure-notice.tsx'
import { formatBytes, formatCount, formatDuration } from '../ui/format.ts'
import { GuardedButton } from '../ui/guarded-button.tsx'
import { JobProgress } from '../ui/job-progress.tsx'
import { LoadingState } from '../ui/loading-state.tsx'
import { missingPermission } from '../ui/missing-permission.ts'
import { RelativeTime } from '../ui/relative-time.tsx'
import { useJob } from '../ui/use-job.ts'
import { useSession } from '../ui/use-session.ts'
import { FramedTable } from '../ui/framed-table.tsx'
import classes from './settings.module.css'

/** Where the workspace lives, its backups, and whether it is sound. */
export function DataTab(): React.JSX.Element {
  const session = useSession()
  const workspace = useOperation('workspace.describe', {})
  const backUp = useJob('workspace.backUp')
  const check = useJob('workspace.check')
  const [checked, setChecked] = useState<OutputOf<'workspace.check'> | null>(null)

  if (workspace.error !== null) {
    return <FailureNotice failure={asFailure(workspace.error)} onNext={() => void workspace.refetch()} />
  }
  if (workspace.data === undefined) return <LoadingState />
  const { data } = workspace
  const job = backUp.job ?? check.job
  const makeBackup = async (): Promise<void> => {
    try {
      const backup = await backUp.start({})
      await workspace.refetch()
      notifications.show({ role: 'status', message: `Backed up as ${backup.name}.` })
    } catch (error) {
      showFailure(error)
    }
  }
  const checkWorkspace = async (): Promise<void> => {
    setChecked(null)
    try {
      setChecked(await check.start({}))
    } catch (error) {
      showFailure(error)
    }
  }
  return (
    <Stack className={classes['section']} gap="lg">
      <dl className={classes['facts']}>
        <Fact name="File" value={data.fileName} />
        <Fact name="Folder" value={data.folder} />
        <Fact name="Size" value={formatBytes(data.sizeBytes)} />
        <Fact name="Accounts" value={formatCount(data.accounts)} />
        <Fact name="Deleted accounts" value={formatCount(data.deletedAccounts)} />
        <Fact name="Changes kept for undo" value={formatCount(data.changes)} />
        <Fact name="Format" value={formatCount(data.schemaVersion)} />
      </dl>
      <Group gap="xs">
        <GuardedButton
          reason={missingPermission(session, 'pool')}
          leftSection={<IconDatabaseExport size={16} />}
          loading={backUp.isRunning}
          onClick={() => void makeBackup()}
        >
          Back up now
        </GuardedButton>
        <Button
          variant="default"
          leftSection={<IconStethoscope size={16} />}
          loading={check.isRunning}
          onClick={() => void checkWorkspace()}
        >
          Check workspace
        </Button>
      </Group>
      {job !== null && <JobProgress job={job} />}
      <output>{checked !== null && <CheckResult {...checked} />}</output>
      <Backups backups={data.backups} />
    </Stack>
  )
}

function Fact({ name, value }: { readonly name: string; readonly value: string }): React.JSX.Element {
  return (
    <div className={classes['fact']}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}

function CheckResult({ findings, durationMs }: OutputOf<'workspace.check'>): React.JSX.Element {
  if (findings.length === 0) {
    return (
      <Alert
        color="green"
        icon={<IconCircleCheck size={18} />}
        title="The workspace is sound"
        styles={{ title: { color: 'var(--qm-text)' } }}
      >
        File, tallies and references were checked in {formatDuration(durationMs)}. Nothing was found.
      </Alert>
    )
  }
  return (
    <Alert
      color="red"
      title={findings.length === 1 ? '1 finding' : `${formatCount(findings.length)} findings`}
    >
      <List size="sm" spacing={4}>
        {findings.map((finding) => (
          <List.Item key={finding}>{finding}</List.Item>
        ))}
      </List>
      <Text size="sm" mt="sm">
        Keep this file as it is, and open a backup in its place.
      </Text>
    </Alert>
  )
}

function Backups({
  backups,
}: {
  readonly backups: OutputOf<'workspace.describe'>['backups']
}): React.JSX.Element {
  return (
    <div>
      <Title order={2} size={14} mb={8}>
        Backups
      </Title>
      {backups.length === 0 ? (
        <Group gap={8} c="dimmed">
          <IconShieldCheck size={18} aria-hidden />
          <Text size="sm">No backup yet. One is made by itself before the file’s format changes.</Text>
        </Group>
      ) : (
        <FramedTable label="Backups" verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>File</Table.Th>
              <Table.Th>Made</Table.Th>
              <Table.Th>Why</Table.Th>
              <Table.Th ta="right">Size</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {backups.map((backup) => (
              <Table.Tr key={backup.name}>
                <Table.Td className={classes['code']}>{backup.name}</Table.Td>
                <Table.Td>
                  <RelativeTime at={backup.at} />
                </Table.Td>
                <Table.Td>{backup.why}</Table.Td>
                <Table.Td ta="right">{formatBytes(backup.sizeBytes)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </FramedTable>
      )}
    </div>
  )
}
