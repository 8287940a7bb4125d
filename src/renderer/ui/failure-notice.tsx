import { Alert, Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { Failure } from '../../shared/contract/failure.ts'
import { failureText } from '../failure-text.ts'
import { asFailure } from './as-failure.ts'

interface FailureNoticeProps {
  readonly failure: Failure
  /** Does what the failure offers next; without it no button is shown. */
  readonly onNext?: () => void
}

/** A failure in words, with the button that does what helps. */
export function FailureNotice({ failure, onNext }: FailureNoticeProps): React.JSX.Element {
  const { title, sentence, next } = failureText(failure)
  return (
    <Alert role="alert" color="red" title={title} icon={<IconAlertTriangle size={18} />}>
      <Group justify="space-between" align="center" gap="sm" wrap="nowrap">
        <Text size="sm">{sentence}</Text>
        {next !== undefined && onNext !== undefined && (
          <Button flex="none" size="xs" variant="default" onClick={onNext}>
            {next.label}
          </Button>
        )}
      </Group>
    </Alert>
  )
}

/** Says a failure where no place on the screen belongs to it. */
export function showFailure(error: unknown): void {
  const failure = asFailure(error)
  if (failure.code === 'cancelled') return
  const { title, sentence } = failureText(failure)
  notifications.show({ color: 'red', title, message: sentence, autoClose: 12_000, role: 'alert' })
}
