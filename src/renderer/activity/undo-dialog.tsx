import { Alert, List, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { Failure } from '../../shared/contract/failure.ts'
import { useOperation } from '../api.ts'
import { asFailure } from '../ui/as-failure.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { formatAmount } from '../ui/format.ts'
import { JobProgress } from '../ui/job-progress.tsx'
import { LoadingState } from '../ui/loading-state.tsx'
import { sayUndoCancelled } from '../ui/undo-toast.tsx'
import { useJob } from '../ui/use-job.ts'
import type { OutputOf } from '../../shared/contract/index.ts'

interface UndoDialogProps {
  readonly changeId: string
  readonly isInterrupted: boolean
  readonly onClose: () => void
}

const SHOWN = 10

/** Says what an undo will reverse, keep and refuse, then does it. */
export function UndoDialog({ changeId, isInterrupted, onClose }: UndoDialogProps): React.JSX.Element {
  const preview = useOperation('activity.previewUndo', { changeId })
  const { start, job, isRunning } = useJob('activity.undo')
  const [failure, setFailure] = useState<Failure | null>(null)
  const shownFailure = failure ?? (preview.error === null ? null : asFailure(preview.error))
  const undo = async (): Promise<void> => {
    setFailure(null)
    try {
      sayUndone(await start({ changeId }))
      onClose()
    } catch (error) {
      const no = asFailure(error)
      if (no.code === 'cancelled') {
        sayUndoCancelled()
        onClose()
      } else setFailure(no)
    }
  }
  return (
    <ConfirmDialog
      title={isInterrupted ? 'Continue the undo?' : 'Undo this change?'}
      confirmLabel={isInterrupted ? 'Continue undo' : 'Undo'}
      // An interrupted undo may have nothing left to take back and still has to be brought to its end.
      canConfirm={preview.data?.refused === null && (isInterrupted || preview.data.reversed > 0)}
      isBusy={isRunning}
      onConfirm={() => void undo()}
      onClose={onClose}
    >
      {shownFailure !== null && <FailureNotice failure={shownFailure} />}
      {preview.data === undefined ? (
        preview.error === null && <LoadingState />
      ) : (
        <Prediction {...preview.data} />
      )}
      {job !== null && <JobProgress job={job} />}
    </ConfirmDialog>
  )
}

function Prediction({
  label,
  reversed,
  kept,
  keptCount,
  refused,
}: OutputOf<'activity.previewUndo'>): React.JSX.Element {
  if (refused !== null) return <Alert color="yellow">{refused}</Alert>
  const shown = kept.slice(0, SHOWN)
  return (
    <div>
      <Text size="sm" fw={600}>
        {label}
      </Text>
      <Text size="sm">
        {reversed === 0
          ? 'No more rows can be taken back.'
          : `${formatAmount(reversed, 'row')} will be as before.`}
      </Text>
      {keptCount > 0 && (
        <>
          <Text size="sm" mt="sm">
            {formatAmount(keptCount, 'row stays', 'rows stay')} as {keptCount === 1 ? 'it is' : 'they are'}:
          </Text>
          <List size="sm" mt={4}>
            {shown.map(({ subject, why }, index) => (
              // Two rows may have one name: two receipts of a user.
              <List.Item key={`${index} ${subject}`}>
                {subject}: {why}
              </List.Item>
            ))}
          </List>
          {keptCount > shown.length && (
            <Text size="sm" c="dimmed">
              and {formatAmount(keptCount - shown.length, 'more')}
            </Text>
          )}
        </>
      )}
    </div>
  )
}

function sayUndone({ label, reversed, keptCount }: OutputOf<'activity.undo'>): void {
  const kept = keptCount === 0 ? '' : ` ${formatAmount(keptCount, 'row was', 'rows were')} kept.`
  notifications.show({
    role: 'status',
    title: `Undone: ${label}`,
    message: `${formatAmount(reversed, 'row')} reversed.${kept}`,
    color: keptCount === 0 ? 'harbour' : 'yellow',
  })
}
