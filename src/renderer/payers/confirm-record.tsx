import { Text } from '@mantine/core'
import { useState } from 'react'
import type { Failure } from '../../shared/contract/failure.ts'
import { asFailure } from '../ui/as-failure.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'

interface ConfirmRecordProps {
  readonly title: string
  readonly confirmLabel: string
  /** What will happen, and what will not. */
  readonly effect: string
  readonly isDangerous?: boolean
  readonly confirm: () => Promise<unknown>
  readonly onClose: () => void
}

/** Asks before one record is changed; a no of the core stands in the place of the question. */
export function ConfirmRecord(props: ConfirmRecordProps): React.JSX.Element {
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const confirm = async (): Promise<void> => {
    setBusy(true)
    setFailure(null)
    try {
      await props.confirm()
      props.onClose()
    } catch (error) {
      setFailure(asFailure(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <ConfirmDialog
      title={props.title}
      confirmLabel={props.confirmLabel}
      isDangerous={props.isDangerous === true}
      isBusy={isBusy}
      onConfirm={() => void confirm()}
      onClose={props.onClose}
    >
      {failure === null ? <Text size="sm">{props.effect}</Text> : <FailureNotice failure={failure} />}
    </ConfirmDialog>
  )
}
