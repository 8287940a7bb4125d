import { Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { Failure } from '../../shared/contract/failure.ts'
import { useOperation } from '../api.ts'
import { ProfilePicker } from '../aws/profile-picker.tsx'
import { asFailure } from '../ui/as-failure.ts'
import { FormDialog } from '../ui/form-dialog.tsx'
import { JobProgress } from '../ui/job-progress.tsx'
import { useJob } from '../ui/use-job.ts'

interface FollowCreationsDialogProps {
  readonly payerId: string
  readonly onClose: () => void
}

/** Asks AWS how far the creations of a management account are. */
export function FollowCreationsDialog({ payerId, onClose }: FollowCreationsDialogProps): React.JSX.Element {
  const payer = useOperation('payers.list', {}).data?.payers.find(({ id }) => id === payerId)
  const inUse = useOperation('profiles.list', {}).data?.inUse ?? null
  const [picked, setPicked] = useState<string | null | undefined>()
  const [failure, setFailure] = useState<Failure | null>(null)
  const { start, job, isRunning } = useJob('aws.followCreations')
  const profile = picked === undefined ? (payer?.profile ?? inUse) : picked
  const ask = async (): Promise<void> => {
    if (profile === null) return
    setFailure(null)
    try {
      const { succeeded, failed, inProgress } = await start({ payerId, profile })
      notifications.show({
        role: 'status',
        message: `${succeeded} created, ${failed} failed, ${inProgress} still in progress.`,
      })
      onClose()
    } catch (error) {
      setFailure(asFailure(error))
    }
  }
  return (
    <FormDialog
      title="Ask AWS how far it is"
      submitLabel="Ask AWS"
      isBusy={isRunning}
      failure={failure}
      onSubmit={() => void ask()}
      onClose={onClose}
    >
      <Text size="sm">
        All creations in progress of {payer?.name ?? 'this management account'} are asked for. Nothing is
        changed at AWS.
      </Text>
      <ProfilePicker value={profile} onChange={setPicked} />
      {job !== null && <JobProgress job={job} />}
    </FormDialog>
  )
}
