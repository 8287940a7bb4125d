import { Radio, Stack, Text, Textarea } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import {
  MESSAGE_MODE_LABELS,
  MESSAGE_MODE_MEANINGS,
  MESSAGE_MOST_CHARACTERS,
  MessageMode,
} from '../../shared/domain/message.ts'
import type { InputOf } from '../../shared/contract/index.ts'
import { call } from '../api.ts'
import { FormDialog } from '../ui/form-dialog.tsx'
import { formatAmount } from '../ui/format.ts'
import { showUndoToast } from '../ui/undo-toast.tsx'
import { useEntityForm } from '../ui/use-entity-form.ts'

interface SendMessageDialogProps {
  readonly to: InputOf<'messages.send'>['to']
  /** Who that is, in words. */
  readonly whom: string
  /** It was sent to those who can get it. */
  readonly onSent?: () => void
  readonly onClose: () => void
}

/** The dialog **Send message**, to one customer or to many (MSH-16 … MSH-18). */
export function SendMessageDialog(props: SendMessageDialogProps): React.JSX.Element {
  const { to, whom, onSent, onClose } = props
  const { form, failure, isBusy, submit } = useEntityForm(null, emptyMessage)
  const save = async (): Promise<void> => {
    const isDone = await submit(async () => {
      const { sent, leftOut, changeId } = await call('messages.send', { ...form.values, to })
      if (sent > 0) {
        showUndoToast({ message: `Sent to ${formatAmount(sent, 'customer')}.`, changeId })
      }
      const [first] = leftOut
      if (first !== undefined) {
        notifications.show({
          color: 'yellow',
          role: 'status',
          title: `${formatAmount(leftOut.length, 'customer')} left out`,
          message: first.why,
        })
      }
    })
    if (!isDone) return
    onClose()
    onSent?.()
  }
  return (
    <FormDialog
      title="Send message"
      submitLabel="Send"
      isBusy={isBusy}
      failure={failure}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <Text size="sm" c="dimmed">
        To the active users of {whom}.
      </Text>
      <Textarea
        label="Message"
        withAsterisk
        data-autofocus
        autosize
        minRows={3}
        maxRows={10}
        maxLength={MESSAGE_MOST_CHARACTERS}
        {...form.getInputProps('body')}
      />
      <Radio.Group label="Who has to read it" {...form.getInputProps('mode')}>
        <Stack gap={8} mt={6}>
          {MessageMode.options.map((mode) => (
            <Radio
              key={mode}
              value={mode}
              label={MESSAGE_MODE_LABELS[mode]}
              description={MESSAGE_MODE_MEANINGS[mode]}
            />
          ))}
        </Stack>
      </Radio.Group>
    </FormDialog>
  )
}

function emptyMessage(): { body: string; mode: MessageMode } {
  return { body: '', mode: 'all_must_read' }
}
