import { Button, Group, Stack } from '@mantine/core'
import type { Failure } from '../../shared/contract/failure.ts'
import { Dialog } from './dialog.tsx'
import { FailureNotice } from './failure-notice.tsx'
import { GuardedButton } from './guarded-button.tsx'

interface FormDialogProps {
  readonly title: string
  /** What its button says; **Save** when it is not said. */
  readonly submitLabel?: string
  readonly size?: string
  readonly isBusy: boolean
  /** Why it cannot be sent at all, whatever is typed. */
  readonly whyNot?: string | null
  readonly failure: Failure | null
  /** Fills the form anew after somebody else changed the same thing. */
  readonly onReadAgain?: () => void
  readonly onSubmit: () => void
  readonly onClose: () => void
  readonly children: React.ReactNode
}

/** A form in a dialog, with **Save** and **Cancel**. */
export function FormDialog(props: FormDialogProps): React.JSX.Element {
  const { whyNot = null } = props
  return (
    <Dialog
      onClose={props.onClose}
      title={props.title}
      size={props.size ?? 'md'}
      closeOnClickOutside={false}
      closeOnEscape={!props.isBusy}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!props.isBusy && whyNot === null) props.onSubmit()
        }}
      >
        <Stack gap="md">
          {props.failure !== null && (
            <FailureNotice
              failure={props.failure}
              {...(props.onReadAgain !== undefined && props.failure.code === 'conflict'
                ? { onNext: props.onReadAgain }
                : {})}
            />
          )}
          {props.children}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={props.onClose} disabled={props.isBusy}>
              Cancel
            </Button>
            <GuardedButton isSubmit reason={whyNot} loading={props.isBusy}>
              {props.submitLabel ?? 'Save'}
            </GuardedButton>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
