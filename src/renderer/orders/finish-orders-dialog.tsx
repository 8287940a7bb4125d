import { Text, Textarea } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { Failure } from '../../shared/contract/failure.ts'
import type { OrderFinish, OrderSelection } from '../../shared/contract/orders.ts'
import { useOperation } from '../api.ts'
import { asFailure } from '../ui/as-failure.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { formatAmount, formatCount } from '../ui/format.ts'
import { JobProgress } from '../ui/job-progress.tsx'
import { LoadingState } from '../ui/loading-state.tsx'
import { useJob } from '../ui/use-job.ts'

interface FinishOrdersDialogProps {
  readonly how: 'complete' | 'fail'
  readonly selection: OrderSelection
  readonly onClose: () => void
  readonly onFinished: () => void
}

/** Completes or fails many orders: the exact preview, then one transaction that can be cancelled. */
export function FinishOrdersDialog(props: FinishOrdersDialogProps): React.JSX.Element {
  const { how, selection, onClose } = props
  const [reason, setReason] = useState('')
  const [failure, setFailure] = useState<Failure | null>(null)
  const { start, job, isRunning } = useJob('orders.finish')
  const finish = (text: string): OrderFinish =>
    how === 'complete' ? { kind: 'complete' } : { kind: 'fail', reason: text }
  // What it would do does not depend on the words of the reason.
  const preview = useOperation('orders.previewFinish', { selection, finish: finish('-') })
  const affected = preview.data?.affected ?? 0
  const verb = how === 'complete' ? 'Complete' : 'Fail'
  const isReasonMissing = how === 'fail' && reason.trim() === ''

  async function confirm(): Promise<void> {
    if (preview.data === undefined) return
    setFailure(null)
    try {
      const outcome = await start({ selection, finish: finish(reason), version: preview.data.version })
      props.onFinished()
      onClose()
      notifications.show({ role: 'status', message: `${outcome.label}.` })
    } catch (error) {
      setFailure(asFailure(error))
      await preview.refetch()
    }
  }

  return (
    <ConfirmDialog
      title={`${verb} orders`}
      confirmLabel={affected === 0 ? `${verb} orders` : `${verb} ${formatAmount(affected, 'order')}`}
      isDangerous={how === 'fail'}
      isBusy={isRunning}
      canConfirm={affected > 0 && !isReasonMissing && !preview.isFetching}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <Text size="sm">
        {how === 'complete'
          ? 'Their accounts become Allocated for good and are linked to the customers of the orders.'
          : 'Their accounts become Provisioning failed and are never used in an order again.'}
      </Text>
      {how === 'fail' && (
        <Textarea
          label="Reason"
          withAsterisk
          data-autofocus
          autosize
          minRows={2}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      {preview.data === undefined && preview.error === null && (
        <LoadingState label="Working out what would change" />
      )}
      {preview.data !== undefined && (
        <div>
          <Text size="sm" component="output">
            {formatCount(affected)} of {formatAmount(preview.data.selected, 'chosen order')} will be{' '}
            {how === 'complete' ? 'completed' : 'failed'}.
          </Text>
          <ul>
            {preview.data.excluded.map(({ why, count, examples }) => (
              <li key={why}>
                {formatAmount(count, 'stays as it is', 'stay as they are')}
                {examples.length > 0 && ` (order ${examples.join(', ')})`}: {why}
              </li>
            ))}
          </ul>
        </div>
      )}
      {preview.error !== null && (
        <FailureNotice failure={asFailure(preview.error)} onNext={() => void preview.refetch()} />
      )}
      {failure !== null && <FailureNotice failure={failure} />}
      {job !== null && <JobProgress job={job} />}
    </ConfirmDialog>
  )
}
