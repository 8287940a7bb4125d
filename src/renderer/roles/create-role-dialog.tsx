import { Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { Failure } from '../../shared/contract/failure.ts'
import type { PlannedCall, RoleAccount } from '../../shared/contract/roles.ts'
import { call, useOperation } from '../api.ts'
import { ProfilePicker } from '../aws/profile-picker.tsx'
import { failureText } from '../failure-text.ts'
import { asFailure } from '../ui/as-failure.ts'
import { FormDialog } from '../ui/form-dialog.tsx'
import { JobProgress } from '../ui/job-progress.tsx'
import { LoadingState } from '../ui/loading-state.tsx'
import { useJob } from '../ui/use-job.ts'
import classes from './roles.module.css'

interface CreateRoleDialogProps {
  readonly account: RoleAccount
  readonly onClose: () => void
}

/** **Create the role for me**: shows every call, writes them down, and makes them at once when a profile is chosen. */
export function CreateRoleDialog({ account, onClose }: CreateRoleDialogProps): React.JSX.Element {
  const { accountId, payer } = account
  const preview = useOperation('roles.previewCreate', { accountId })
  const [profile, setProfile] = useState(payer?.profile ?? null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const { start, job, isRunning } = useJob('aws.runActions')
  const create = async (): Promise<void> => {
    setFailure(null)
    try {
      const { actionId } = await call('roles.create', { accountId })
      const why = profile === null ? null : await work(actionId, profile)
      if (why !== null) return setFailure({ code: 'not-allowed', why })
      const message =
        profile === null
          ? `The role of ${accountId} waits in the AWS outbox.`
          : `The role of ${accountId} is created. Verify it next.`
      notifications.show({ role: 'status', message })
      onClose()
    } catch (error) {
      setFailure(asFailure(error))
    }
  }
  /** Makes it; answers with why not, if it was not made. */
  const work = async (actionId: string, chosen: string): Promise<string | null> => {
    const { outcomes, stopped } = await start({ actionIds: [actionId], profile: chosen })
    const [made] = outcomes
    if (made?.outcome === 'done') return null
    return made?.words ?? (stopped === null ? 'AWS was not asked.' : failureText(stopped).sentence)
  }
  const no = failure ?? (preview.error === null ? null : asFailure(preview.error))
  return (
    <FormDialog
      title="Create the role for me"
      submitLabel={profile === null ? 'Leave it for later' : 'Create role'}
      size="620"
      isBusy={isRunning || preview.data === undefined}
      failure={no}
      onSubmit={() => void create()}
      onClose={onClose}
    >
      {preview.data === undefined && no === null && <LoadingState />}
      {preview.data !== undefined && (
        <Stack gap="md">
          <Text size="sm">
            We come in through the role that AWS made when it created the account, and make{' '}
            <b>{preview.data.roleArn}</b>. If something goes wrong, what was made is removed again.
          </Text>
          <Calls calls={preview.data.calls} />
          <ProfilePicker
            description={`A profile of ${payer?.name ?? 'the management account'}. Without one, the creation waits in the AWS outbox.`}
            value={profile}
            onChange={setProfile}
          />
          {job !== null && <JobProgress job={job} />}
        </Stack>
      )}
    </FormDialog>
  )
}

function Calls({ calls }: { readonly calls: readonly PlannedCall[] }): React.JSX.Element {
  return (
    <ol className={classes['calls']} aria-label="Calls">
      {calls.map(({ action, as, input }, place) => (
        <li key={`${place} ${action}`}>
          <Text size="sm" fw={550}>
            {place + 1}. {action}
          </Text>
          <Text size="xs" c="dimmed">
            as {as}
          </Text>
          <pre className={classes['text']} aria-label={`Input of ${action}`}>
            {JSON.stringify(input, null, 2)}
          </pre>
        </li>
      ))}
    </ol>
  )
}
