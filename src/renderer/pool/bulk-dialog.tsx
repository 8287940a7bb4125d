import { Alert, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import type { AccountSelection } from '../../shared/contract/accounts.ts'
import type { Failure } from '../../shared/contract/failure.ts'
import { useOperation } from '../api.ts'
import { asFailure } from '../ui/as-failure.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { formatAmount } from '../ui/format.ts'
import { NO_SELECTION } from '../ui/grid/selection-rule.ts'
import { JobProgress } from '../ui/job-progress.tsx'
import { LoadingState } from '../ui/loading-state.tsx'
import { showUndoToast } from '../ui/undo-toast.tsx'
import { useJob } from '../ui/use-job.ts'
import { useSession } from '../ui/use-session.ts'
import { BulkForm, changeOf, EMPTY_DRAFT } from './bulk-form.tsx'
import { accountsOf, BULK_WORDS } from './bulk-words.ts'
import { ChangePreviewView } from './change-preview.tsx'
import { selectAccounts, type BulkKind } from './pool-store.ts'

interface BulkDialogProps {
  readonly change: BulkKind
  readonly selection: AccountSelection
  readonly onClose: () => void
}

const PREVIEW_DELAY_MS = 150

/** Every change to many accounts: what is needed, the exact preview, then one job that can be cancelled and undone. */
export function BulkDialog({ change: kind, selection, onClose }: BulkDialogProps): React.JSX.Element {
  const { settings } = useSession()
  const words = BULK_WORDS[kind]
  const [draft, setDraft] = useState(EMPTY_DRAFT)
  const [asked] = useDebouncedValue(draft, PREVIEW_DELAY_MS)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isRenewed, setRenewed] = useState(false)
  const { start, job, isRunning } = useJob('accounts.change')

  const change = changeOf(kind, asked)
  const preview = useOperation(
    'accounts.previewChange',
    // While it is switched off, any change will do.
    { selection, change: change ?? { kind: 'release' } },
    { isEnabled: change !== null },
  )
  const isCurrent = asked === draft && change !== null && !preview.isPlaceholderData && !preview.isFetching
  const shown = change === null ? undefined : preview.data
  const affected = shown?.affected ?? 0

  async function confirm(): Promise<void> {
    if (change === null || preview.data === undefined) return
    setFailure(null)
    try {
      const outcome = await start({ selection, change, version: preview.data.version })
      const leftOut = outcome.excluded.reduce((sum, { count }) => sum + count, 0)
      const rest = leftOut === 0 ? '' : ` ${accountsOf(leftOut)} left out.`
      selectAccounts(NO_SELECTION)
      onClose()
      showUndoToast({ message: words.done(accountsOf(outcome.affected)) + rest, changeId: outcome.changeId })
    } catch (error) {
      const found = asFailure(error)
      if (found.code === 'preview-outdated') {
        setRenewed(true)
        await preview.refetch()
      } else {
        setFailure(found)
      }
    }
  }

  // Deleting what a customer has must be typed, however few they are.
  const allocated = kind === 'delete' ? (shown?.affectedAllocated ?? 0) : 0
  const needsTyping = kind === 'delete' && (allocated > 0 || affected >= settings.typedConfirmationFrom)
  return (
    <ConfirmDialog
      title={words.title}
      size={kind === 'delete' || kind === 'release' ? '480' : '560'}
      confirmLabel={affected > 0 ? words.confirm(accountsOf(affected)) : words.title}
      isDangerous={kind === 'delete'}
      typedNumber={needsTyping ? affected : null}
      isBusy={isRunning}
      canConfirm={isCurrent && affected > 0}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <Text size="sm">{words.effect}</Text>
      <BulkForm kind={kind} draft={draft} onChange={setDraft} />
      {change !== null && shown === undefined && preview.error === null && (
        <LoadingState label="Working out what would change" />
      )}
      {shown !== undefined && !isRunning && <ChangePreviewView preview={shown} isRenewed={isRenewed} />}
      {preview.error !== null && change !== null && (
        <FailureNotice failure={asFailure(preview.error)} onNext={() => void preview.refetch()} />
      )}
      {failure !== null && <FailureNotice failure={failure} onNext={() => void confirm()} />}
      {allocated > 0 && (
        <Alert role="note" color="yellow" p="xs">
          {formatAmount(
            allocated,
            'of them is Allocated: it was handed over to a customer.',
            'of them are Allocated: they were handed over to customers.',
          )}
        </Alert>
      )}
      {job !== null && <JobProgress job={job} />}
    </ConfirmDialog>
  )
}
