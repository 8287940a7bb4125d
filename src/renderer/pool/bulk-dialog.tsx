import { Alert, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import type { Failure } from '../../shared/contract/failure.ts'
import { CreateCustomerDialog } from '../customers/create-customer-dialog.tsx'
import { useCustomerAtWork } from '../customers/use-customer-at-work.ts'
import { asFailure } from '../ui/as-failure.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { fieldErrors } from '../ui/form-failures.ts'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { formatAmount } from '../ui/format.ts'
import { JobProgress } from '../ui/job-progress.tsx'
import { LoadingState } from '../ui/loading-state.tsx'
import { showUndoToast } from '../ui/undo-toast.tsx'
import { useSession } from '../ui/use-session.ts'
import { BulkForm, changeOf, EMPTY_DRAFT } from './bulk-form.tsx'
import { accountsOf, BULK_WORDS } from './bulk-words.ts'
import { ChangePreviewView } from './change-preview.tsx'
import { LossesList } from './losses-list.tsx'
import { expectLinksTo, usePoolStore, type BulkKind } from './pool-store.ts'
import { ToBeLinked } from './to-be-linked.tsx'
import { useBulkWork, type BulkTarget } from './use-bulk-work.ts'

interface BulkDialogProps {
  readonly change: BulkKind
  readonly target: BulkTarget
  /** For `assign`: whose projects there are to choose from. */
  readonly customerId?: string | null
  /** What stands in the field **Reason** at first. */
  readonly reason?: string
  readonly onClose: () => void
  /** The change was made: what was chosen for it can be let go. */
  readonly onDone: () => void
}

const PREVIEW_DELAY_MS = 150

/** Every change to many accounts: what is needed, the exact preview, then one job that can be cancelled and undone. */
export function BulkDialog(props: BulkDialogProps): React.JSX.Element {
  const { change: kind, target, customerId = null, reason = '', onClose, onDone } = props
  const { settings } = useSession()
  const words = BULK_WORDS[kind]
  const linkTarget = usePoolStore((state) => state.linkTarget)
  const atWork = useCustomerAtWork()
  const [draft, setDraft] = useState({
    ...EMPTY_DRAFT,
    reason,
    customer: linkTarget ?? (atWork?.status === 'active' ? atWork : null),
  })
  const [asked] = useDebouncedValue(draft, PREVIEW_DELAY_MS)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isRenewed, setRenewed] = useState(false)
  /** The name to begin with while a customer is created. */
  const [newCustomer, setNewCustomer] = useState<string | null>(null)

  const change = changeOf(kind, asked, customerId)
  const { preview, start, job, isRunning } = useBulkWork(target, change)
  const isCurrent = asked === draft && change !== null && !preview.isPlaceholderData && !preview.isFetching
  const shown = change === null || preview.error !== null ? undefined : preview.data
  const affected = shown?.affected ?? 0
  const problem =
    kind === 'link' && preview.error !== null && change !== null
      ? (fieldErrors(asFailure(preview.error), ['customerId'])['customerId'] ?? null)
      : null

  async function confirm(): Promise<void> {
    if (change === null || preview.data === undefined) return
    setFailure(null)
    try {
      const outcome = await start(change, preview.data.version)
      const leftOut = outcome.excluded.reduce((sum, { count }) => sum + count, 0)
      const rest = leftOut === 0 ? '' : ` ${accountsOf(leftOut)} left out.`
      onDone()
      if (kind === 'link') expectLinksTo(null)
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
    <>
      <ConfirmDialog
        title={words.title}
        size={kind === 'delete' || kind === 'release' ? '480' : '560'}
        confirmLabel={affected > 0 ? words.confirm(accountsOf(affected)) : (words.idle ?? words.title)}
        isCovered={newCustomer !== null}
        isDangerous={kind === 'delete'}
        typedNumber={needsTyping ? affected : null}
        isBusy={isRunning}
        canConfirm={isCurrent && affected > 0}
        onConfirm={() => void confirm()}
        onClose={onClose}
      >
        <Text size="sm">
          {kind === 'link' && <ToBeLinked target={target} preview={shown} />} {words.effect}
        </Text>
        <BulkForm
          kind={kind}
          draft={draft}
          customerId={customerId}
          customerProblem={problem}
          onChange={setDraft}
          onCreateCustomer={setNewCustomer}
        />
        {change !== null && shown === undefined && preview.error === null && (
          <LoadingState label="Working out what would change" />
        )}
        {shown !== undefined && !isRunning && (
          <>
            <ChangePreviewView preview={shown} isRenewed={isRenewed} hasExamples={kind !== 'unlink'} />
            {kind === 'unlink' && <LossesList preview={shown} />}
          </>
        )}
        {preview.error !== null && change !== null && problem === null && (
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
      {newCustomer !== null && (
        <CreateCustomerDialog
          initialName={newCustomer}
          onClose={() => setNewCustomer(null)}
          onCreated={(customer) => {
            setNewCustomer(null)
            setDraft({ ...draft, customer })
          }}
        />
      )}
    </>
  )
}
