import { Text, Textarea, TextInput } from '@mantine/core'
import { DatePickerInput } from '@mantine/dates'
import dayjs from 'dayjs'
import { call } from '../api.ts'
import { FormDialog } from '../ui/form-dialog.tsx'
import { showUndoToast } from '../ui/undo-toast.tsx'
import { useEntityForm } from '../ui/use-entity-form.ts'
import type { RequestAtHand } from './invite-dialogs.ts'

interface MarkInviteSentDialogProps {
  readonly invite: RequestAtHand
  readonly onClose: () => void
}

/** Records that somebody sent an invitation outside: in the console, or with the AWS CLI. */
export function MarkInviteSentDialog({ invite, onClose }: MarkInviteSentDialogProps): React.JSX.Element {
  const today = dayjs().format('YYYY-MM-DD')
  const { form, failure, isBusy, submit } = useEntityForm(invite, () => ({
    sentOn: today,
    handshakeId: '',
    evidence: '',
  }))
  const save = async (): Promise<void> => {
    const isDone = await submit(async () => {
      const { id, rev } = invite
      const { changeId } = await call('invites.markSent', { id, rev, ...form.values })
      showUndoToast({ message: `The invitation of ${invite.subject} is marked as sent.`, changeId })
    })
    if (isDone) onClose()
  }
  return (
    <FormDialog
      title={`Mark the invitation of ${invite.subject} as sent`}
      submitLabel="Mark sent"
      isBusy={isBusy}
      failure={failure}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <Text size="sm">Somebody sent it outside. Nothing is sent from here, and the fifteen days begin.</Text>
      <DatePickerInput
        label="Sent on"
        maxDate={today}
        valueFormat="D MMM YYYY"
        popoverProps={{ withinPortal: true }}
        {...form.getInputProps('sentOn')}
      />
      <TextInput
        label="Handshake ID"
        description="As AWS answered. With it the invitation can be cancelled from here."
        placeholder="h-a1b2c3d4e5"
        autoComplete="off"
        {...form.getInputProps('handshakeId')}
      />
      <Textarea
        label="Evidence"
        description="How you know: a ticket, a screenshot, who told you."
        withAsterisk
        data-autofocus
        autosize
        minRows={2}
        maxLength={500}
        {...form.getInputProps('evidence')}
      />
    </FormDialog>
  )
}
