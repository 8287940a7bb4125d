import { Text, Textarea } from '@mantine/core'
import { useEntityForm } from '../ui/use-entity-form.ts'
import { FormDialog } from '../ui/form-dialog.tsx'
import { showUndoToast } from '../ui/undo-toast.tsx'

interface SayWhyDialogProps {
  readonly title: string
  readonly submitLabel: string
  /** What is asked for. */
  readonly label: 'Reason' | 'Evidence'
  readonly about: string
  /** What is said when it is done, as a sentence. */
  readonly done: string
  readonly onSay: (text: string) => Promise<{ readonly changeId: string | null }>
  readonly onClose: () => void
}

/** Asks for one text before something is recorded, and offers **Undo** afterwards. */
export function SayWhyDialog(props: SayWhyDialogProps): React.JSX.Element {
  const field = props.label === 'Reason' ? 'reason' : 'evidence'
  const { form, failure, isBusy, submit } = useEntityForm<Entity, Record<string, string>>(null, () => ({
    [field]: '',
  }))
  const save = async (): Promise<void> => {
    const isDone = await submit(async () => {
      const { changeId } = await props.onSay(form.values[field] ?? '')
      showUndoToast({ message: props.done, changeId })
    })
    if (isDone) props.onClose()
  }
  return (
    <FormDialog
      title={props.title}
      submitLabel={props.submitLabel}
      isBusy={isBusy}
      failure={failure}
      onSubmit={() => void save()}
      onClose={props.onClose}
    >
      <Text size="sm">{props.about}</Text>
      <Textarea
        label={props.label}
        withAsterisk
        data-autofocus
        autosize
        minRows={2}
        maxLength={500}
        {...form.getInputProps(field)}
      />
    </FormDialog>
  )
}

interface Entity {
  readonly id: string
  readonly rev: number
}
