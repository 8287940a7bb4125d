import { Text } from '@mantine/core'
import { useState } from 'react'
import type { Failure } from '../../shared/contract/failure.ts'
import { asFailure } from '../ui/as-failure.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'

interface RemoveDialogProps {
  /** What is removed, e.g. `the marketplace MP-00010`. */
  readonly what: string
  readonly remove: () => Promise<unknown>
  readonly onClose: () => void
}

/** Asks before a provider, marketplace or operator is removed. */
export function RemoveDialog({ what, remove, onClose }: RemoveDialogProps): React.JSX.Element {
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const confirm = async (): Promise<void> => {
    setBusy(true)
    setFailure(null)
    try {
      await remove()
      onClose()
    } catch (error) {
      setFailure(asFailure(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <ConfirmDialog
      title={`Remove ${what}?`}
      confirmLabel="Remove"
      isDangerous
      isBusy={isBusy}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      {failure === null ? (
        <Text size="sm">It disappears from every list. Activity keeps what was done with it.</Text>
      ) : (
        <FailureNotice failure={failure} />
      )}
    </ConfirmDialog>
  )
}
