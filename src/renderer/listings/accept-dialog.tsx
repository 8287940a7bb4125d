import { Text } from '@mantine/core'
import { useState } from 'react'
import type { AcceptPlan, DifferenceSelection } from '../../shared/contract/listings.ts'
import type { Failure } from '../../shared/contract/failure.ts'
import { useOperation } from '../api.ts'
import { asFailure } from '../ui/as-failure.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { formatAmount } from '../ui/format.ts'
import { JobProgress } from '../ui/job-progress.tsx'
import { LoadingState } from '../ui/loading-state.tsx'
import { showUndoToast } from '../ui/undo-toast.tsx'
import { useJob } from '../ui/use-job.ts'

interface AcceptDialogProps {
  readonly payerId: string
  readonly selection: DifferenceSelection
  readonly onClose: () => void
  readonly onAccepted: () => void
}

/** Takes over what AWS says: the exact preview, then one change that can be undone. */
export function AcceptDialog(props: AcceptDialogProps): React.JSX.Element {
  const { payerId, selection, onClose } = props
  const [failure, setFailure] = useState<Failure | null>(null)
  const { start, job, isRunning } = useJob('listings.accept')
  const preview = useOperation('listings.previewAccept', { payerId, selection })
  const taken = preview.data === undefined ? 0 : takenOf(preview.data)

  async function confirm(): Promise<void> {
    if (preview.data === undefined) return
    setFailure(null)
    try {
      const { label, changeId } = await start({ payerId, selection, version: preview.data.version })
      props.onAccepted()
      onClose()
      showUndoToast({ message: `${label}.`, changeId })
    } catch (error) {
      setFailure(asFailure(error))
      await preview.refetch()
    }
  }

  return (
    <ConfirmDialog
      title="Accept differences"
      confirmLabel={taken === 0 ? 'Accept' : `Accept ${formatAmount(taken, 'difference')}`}
      isBusy={isRunning}
      canConfirm={taken > 0 && !preview.isFetching}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <Text size="sm">Our records follow what AWS said. Nothing changes at AWS.</Text>
      {preview.data === undefined && preview.error === null && (
        <LoadingState label="Working out what would change" />
      )}
      {preview.data !== undefined && (
        <div>
          <ul aria-label="What happens">
            {stepsOf(preview.data).map((step) => (
              <li key={step}>{step}</li>
            ))}
            {preview.data.excluded.map(({ why, count }) => (
              <li key={why}>
                {formatAmount(count, 'difference stays', 'differences stay')}. {why}.
              </li>
            ))}
          </ul>
          {taken === 0 && <Text size="sm">There is nothing to accept.</Text>}
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

function takenOf({ selected, excluded }: AcceptPlan): number {
  return selected - excluded.reduce((sum, { count }) => sum + count, 0)
}

function stepsOf(plan: AcceptPlan): string[] {
  const steps: readonly (readonly [number, string])[] = [
    [plan.added, `${formatAmount(plan.added, 'account becomes a member', 'accounts become members')}.`],
    [
      plan.moved,
      `${formatAmount(plan.moved, 'member comes', 'members come')} from another management account.`,
    ],
    [plan.changed, `${formatAmount(plan.changed, 'member follows', 'members follow')} what AWS says.`],
    [plan.removed, `${formatAmount(plan.removed, 'account is', 'accounts are')} no member any more.`],
    [plan.pool, `${formatAmount(plan.pool, 'pool account follows', 'pool accounts follow')} what AWS says.`],
    [
      plan.invalid,
      `${formatAmount(plan.invalid, 'Ready account becomes', 'Ready accounts become')} Invalid.`,
    ],
  ]
  return steps.flatMap(([count, text]) => (count === 0 ? [] : [text]))
}
