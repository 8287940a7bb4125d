import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { ActionRun } from '../../shared/contract/actions.ts'
import type { Failure } from '../../shared/contract/failure.ts'
import { useOperation } from '../api.ts'
import { ProfilePicker } from '../aws/profile-picker.tsx'
import { asFailure } from '../ui/as-failure.ts'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { formatAmount } from '../ui/format.ts'
import { JobProgress } from '../ui/job-progress.tsx'
import { LoadingState } from '../ui/loading-state.tsx'
import { useJob } from '../ui/use-job.ts'
import { ActionOutcomes } from './action-outcomes.tsx'
import { ActionSteps } from './action-steps.tsx'
import { durationInWords } from './action-words.ts'

export interface ActionWork {
  /** `run` makes them; `settle` asks AWS what became of them. */
  readonly kind: 'run' | 'settle'
  readonly actionIds: readonly string[]
}

/** What exactly will be asked of AWS, with which profile; then how far it is; then what became of each. */
export function WorkActionsDialog({
  work: { kind, actionIds },
  onClose,
}: {
  readonly work: ActionWork
  readonly onClose: () => void
}): React.JSX.Element {
  const preview = useOperation('actions.preview', { actionIds: [...actionIds] })
  const inUse = useOperation('profiles.list', {}).data?.inUse ?? null
  const [picked, setPicked] = useState<string | null | undefined>()
  const [result, setResult] = useState<ActionRun | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const { start, job, isRunning } = useJob(kind === 'run' ? 'aws.runActions' : 'aws.settleActions')
  const steps = preview.data?.steps ?? []
  const going = kind === 'run' ? steps.length - (preview.data?.blocked ?? 0) : steps.length
  const remembered = steps.find(({ payer }) => payer !== null)?.payer?.profile ?? null
  const profile = picked === undefined ? (remembered ?? inUse) : picked
  const payers = new Set(steps.flatMap(({ payer }) => (payer === null ? [] : [payer.id])))
  const title =
    kind === 'run' ? `Run ${formatAmount(actionIds.length, 'AWS action')}` : 'Ask AWS what became of it'

  const go = async (): Promise<void> => {
    if (profile === null) return
    setFailure(null)
    try {
      setResult(await start({ actionIds: [...actionIds], profile }))
    } catch (error) {
      setFailure(asFailure(error))
    }
  }
  return (
    <Modal
      opened
      size="lg"
      title={title}
      onClose={onClose}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Stack gap="md">
        {failure !== null && <FailureNotice failure={failure} />}
        {preview.error !== null && <FailureNotice failure={asFailure(preview.error)} />}
        {preview.isLoading && <LoadingState />}
        {result !== null && <ActionOutcomes run={result} />}
        {result === null && steps.length > 0 && (
          <>
            <ActionSteps steps={steps} showsBlocked={kind === 'run'} />
            <Text size="sm">
              {kind === 'run' ? durationInWords(preview.data?.seconds ?? 0) : 'Nothing is changed at AWS.'}
              {payers.size > 1 &&
                ` They are of ${payers.size} management accounts: only those of the profile’s own are asked for.`}
            </Text>
            <ProfilePicker
              description="Without network, close this: the actions wait in the outbox."
              value={profile}
              onChange={setPicked}
            />
          </>
        )}
        {job !== null && <JobProgress job={job} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {isRunning ? 'Go on in the background' : 'Close'}
          </Button>
          {result === null && (
            <Button loading={isRunning} disabled={profile === null || going === 0} onClick={() => void go()}>
              {kind === 'run' ? `Run ${formatAmount(going, 'action')}` : 'Ask AWS'}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  )
}
