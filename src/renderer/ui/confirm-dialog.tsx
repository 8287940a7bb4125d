import { Button, Group, Stack, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { Dialog } from './dialog.tsx'
import { formatCount } from './format.ts'

interface ConfirmDialogProps {
  readonly title: string
  /** What will really happen, and nothing else. */
  readonly children: React.ReactNode
  /** The verb of the button, e.g. `Delete 12 accounts`. */
  readonly confirmLabel: string
  readonly isDangerous?: boolean
  /** A number that must be typed before the button works. */
  readonly typedNumber?: number | null
  readonly isBusy?: boolean
  /** Another dialog lies over it and gets Escape. */
  readonly isCovered?: boolean
  /** False while there is nothing to confirm yet. */
  readonly canConfirm?: boolean
  readonly size?: string
  readonly onConfirm: () => void
  readonly onClose: () => void
}

/** Asks before something is done; large numbers must be typed. */
export function ConfirmDialog(props: ConfirmDialogProps): React.JSX.Element {
  const { isBusy = false, isCovered = false, canConfirm = true, typedNumber = null } = props
  const [typed, setTyped] = useState('')
  const isTyped = typedNumber === null || typed.replace(/[\s,.'’]/g, '') === String(typedNumber)
  const isReady = canConfirm && isTyped && !isBusy
  const confirmRef = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    // While the preview was made there was nothing to confirm, so the focus could not start here.
    if (isReady && !isTyping()) confirmRef.current?.focus()
  }, [isReady])
  return (
    <Dialog
      onClose={props.onClose}
      title={props.title}
      size={props.size ?? 'md'}
      closeOnClickOutside={!isBusy}
      closeOnEscape={!isBusy && !isCovered}
      withCloseButton={!isBusy}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (isReady) props.onConfirm()
        }}
      >
        <Stack gap="md">
          {props.children}
          {typedNumber !== null && (
            <TextInput
              label={`Type ${formatCount(typedNumber)} to confirm`}
              inputMode="numeric"
              autoComplete="off"
              value={typed}
              disabled={isBusy}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={props.onClose} disabled={isBusy}>
              Cancel
            </Button>
            <Button
              ref={confirmRef}
              type="submit"
              {...(props.isDangerous === true ? { color: 'red' } : {})}
              disabled={!isReady}
              loading={isBusy}
            >
              {props.confirmLabel}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}

function isTyping(): boolean {
  return document.activeElement?.matches('input, textarea') ?? false
}
