import { Alert, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { RoleConnection } from '../../shared/contract/roles.ts'
import { OPEN_ROLE, standingInWords } from './role-words.ts'

/** How a role is: what was found out, and loudly when it lets everybody in. */
export function RoleStanding({ connection }: { readonly connection: RoleConnection }): React.JSX.Element {
  const { failure, isOpen } = connection
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed">
        {standingInWords(connection)}
      </Text>
      {isOpen === true && (
        <Alert
          role="alert"
          color="red"
          title="This role is open to everybody"
          icon={<IconAlertTriangle size={18} aria-hidden />}
        >
          {OPEN_ROLE}
        </Alert>
      )}
      {failure !== null && (
        <Alert
          color="red"
          title="What went wrong"
          icon={<IconAlertTriangle size={18} aria-hidden />}
          styles={{ message: { overflowWrap: 'anywhere' } }}
        >
          {failure}
        </Alert>
      )}
    </Stack>
  )
}
