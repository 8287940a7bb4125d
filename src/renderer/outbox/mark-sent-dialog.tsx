import { Text } from '@mantine/core'
import { DatePickerInput } from '@mantine/dates'
import dayjs from 'dayjs'
import type { Mail } from '../../shared/contract/outbox.ts'
import { call } from '../api.ts'
import { FormDialog } from '../ui/form-dialog.tsx'
import { showUndoToast } from '../ui/undo-toast.tsx'
import { useEntityForm } from '../ui/use-entity-form.ts'

/** Says that somebody sent a mail from a mail program, and when. */
export function MarkSentDialog({
  mail,
  onClose,
}: {
  readonly mail: Mail
  readonly onClose: () => void
}): React.JSX.Element {
  const today = dayjs().format('YYYY-MM-DD')
  const { form, failure, isBusy, readAgain, submit } = useEntityForm(mail, () => ({ sentOn: today }))
  const save = async (): Promise<void> => {
    const isDone = await submit(async () => {
      const { id, rev } = mail
      const { changeId } = await call('outbox.markSent', { id, rev, sentOn: form.values.sentOn })
      showUndoToast({ message: `Marked “${mail.subject}” as sent.`, changeId })
    })
    if (isDone) onClose()
  }
  return (
    <FormDialog
      title="Mark as sent"
      isBusy={isBusy}
      failure={failure}
      onReadAgain={readAgain}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <Text size="sm">Somebody sent this mail from a mail program. Nothing is sent from here.</Text>
      <DatePickerInput
        label="Sent on"
        data-autofocus
        maxDate={today}
        valueFormat="D MMM YYYY"
        popoverProps={{ withinPortal: true }}
        {...form.getInputProps('sentOn')}
      />
    </FormDialog>
  )
}
