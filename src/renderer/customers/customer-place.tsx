import { Stack, Text } from '@mantine/core'

interface CustomerPlaceProps {
  /** Company names from the top, itself included. */
  readonly path: readonly string[]
  /** What is unusual about it. */
  readonly warning: string | null
}

/** Where a customer will stand, in full (DT-05). */
export function CustomerPlace({ path, warning }: CustomerPlaceProps): React.JSX.Element {
  return (
    <Stack gap={2}>
      <Text size="sm">
        <Text span inherit c="dimmed">
          Its place:{' '}
        </Text>
        {path.join(' › ')}
      </Text>
      {warning !== null && (
        <Text size="xs" c="var(--qm-invalid)">
          {warning}
        </Text>
      )}
    </Stack>
  )
}
