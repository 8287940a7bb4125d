import { Text } from '@mantine/core'
import { useState } from 'react'
import type { Failure } from '../../shared/contract/failure.ts'
import type { MemberSelection } from '../../shared/contract/members.ts'
import type { AccountModel } from '../../shared/domain/account-model.ts'
import { useOperation } from '../api.ts'
import { accountsOf } from '../pool/bulk-words.ts'
import { ExclusionList } from '../pool/exclusion-list.tsx'
import { MarketplaceField } from '../pool/marketplace-field.tsx'
import { ModelField } from '../pool/model-field.tsx'
import { asFailure } from '../ui/as-failure.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { JobProgress } from '../ui/job-progress.tsx'
import { LoadingState } from '../ui/loading-state.tsx'
import { showUndoToast } from '../ui/undo-toast.tsx'
import { useJob } from '../ui/use-job.ts'
import { useSession } from '../ui/use-session.ts'

interface AddToPoolDialogProps {
  readonly selection: MemberSelection
  readonly onClose: () => void
  readonly onDone: () => void
}

/** **Add to pool**: members become Ready accounts; a customer that has one keeps it. */
export function AddToPoolDialog(props: AddToPoolDialogProps): React.JSX.Element {
  const { selection, onClose, onDone } = props
  const { marketplaces } = useSession()
  const [marketplaceId, setMarketplaceId] = useState<string | null>(null)
  const [model, setModel] = useState<AccountModel | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const preview = useOperation('members.previewAddToPool', { selection })
  const { start, job, isRunning } = useJob('members.addToPool')
  const affected = preview.data?.affected ?? 0
  const linked = preview.data?.linked ?? 0

  async function confirm(): Promise<void> {
    if (preview.data === undefined || marketplaceId === null || model === null) return
    setFailure(null)
    try {
      const { version } = preview.data
      const outcome = await start({ selection, marketplaceId, model, version })
      onDone()
      onClose()
      showUndoToast({
        message: `Added ${accountsOf(outcome.affected)} to the pool.`,
        changeId: outcome.changeId,
      })
    } catch (error) {
      const found = asFailure(error)
      if (found.code === 'preview-outdated') await preview.refetch()
      setFailure(found)
    }
  }

  return (
    <ConfirmDialog
      title="Add to pool"
      size="560"
      confirmLabel={affected > 0 ? `Add ${accountsOf(affected)}` : 'Add'}
      isBusy={isRunning}
      canConfirm={affected > 0 && marketplaceId !== null && model !== null && !preview.isFetching}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      {preview.isPending && <LoadingState label="Working out what would be added" />}
      {preview.error !== null && (
        <FailureNotice failure={asFailure(preview.error)} onNext={() => void preview.refetch()} />
      )}
      {preview.data !== undefined && (
        <Text size="sm">
          <strong>{accountsOf(affected)} will be added</strong>{' '}
          {affected === 1 ? 'as a Ready account.' : 'as Ready accounts, in order of their ID.'}
          {linked > 0 &&
            ` ${accountsOf(linked)} ${linked === 1 ? 'belongs' : 'belong'} to customers and will not be picked for orders.`}
        </Text>
      )}
      {preview.data !== undefined && <ExclusionList excluded={preview.data.excluded} />}
      <MarketplaceField
        value={marketplaceId}
        onChange={(id) => {
          setMarketplaceId(id)
          if (model === null) setModel(marketplaces.find((each) => each.id === id)?.defaultModel ?? null)
        }}
      />
      <ModelField value={model} onChange={setModel} />
      {failure !== null && <FailureNotice failure={failure} />}
      {job !== null && <JobProgress job={job} />}
    </ConfirmDialog>
  )
}
