import { TextInput } from '@mantine/core'
import { call } from '../api.ts'
import { FormDialog } from '../ui/form-dialog.tsx'
import { showUndoToast } from '../ui/undo-toast.tsx'
import { useEntityForm } from '../ui/use-entity-form.ts'

/** A reader who has not acknowledged a message yet. */
export interface WaitingReader {
  /** The message. */
  readonly id: string
  readonly rev: number
  readonly userId: string
  readonly name: string
}

interface AcknowledgeDialogProps {
  readonly waiting: WaitingReader
  readonly onClose: () => void
}

/** Records for somebody else that they have read a message, with how staff knows. */
export function AcknowledgeDialog({ waiting, onClose }: AcknowledgeDialogProps): React.JSX.Element {
  const { form, failure, isBusy, submit } = useEntityForm(null, () => ({ evidence: '' }))
  const { id, rev, userId, name } = waiting
  const save = async (): Promise<void> => {
    const isDone = await submit(async () => {
      const { evidence } = form.values
      const { changeId } = await call('messages.acknowledge', { id, rev, userId, evidence })
      showUndoToast({ message: `${name} has acknowledged the message.`, changeId })
    })
    if (isDone) onClose()
  }
  return (
    <FormDialog
      title={`Acknowledge for ${name}`}
      submitLabel="Acknowledge"
      isBusy={isBusy}
      failure={failure}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <TextInput
        label="Evidence"
        description={`How you know that ${name} has read it, like “answered by mail on Monday”.`}
        withAsterisk
        data-autofocus
        maxLength={500}
        {...form.getInputProps('evidence')}
      />
    </FormDialog>
  )
}
