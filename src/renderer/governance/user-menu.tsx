import { ActionIcon, Menu, Text } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import type { CustomerUser } from '../../shared/contract/customer-users.ts'
import { call } from '../api.ts'
import { useSession } from '../ui/use-session.ts'
import { perform } from './perform.ts'

/** What of a user is asked in a dialog. */
export type UserDialog = 'role' | 'confirm-email'

interface UserMenuProps {
  readonly user: CustomerUser
  /** Why nothing can be changed by this role; null when something can. */
  readonly whyNoChange: string | null
  /** Why the operator manages no users here (MSH-13). */
  readonly whyNoCare: string | null
  readonly onOpen: (dialog: UserDialog) => void
}

/** What can be done with one user, according to its state. */
export function UserMenu({ user, whyNoChange, whyNoCare, onOpen }: UserMenuProps): React.JSX.Element | null {
  const { operator } = useSession()
  const { id, rev, email, state } = user
  if (state !== 'active' && state !== 'invited') return null
  const isMe = user.operatorName === operator.name
  const why = whyNoChange ?? (isMe ? null : whyNoCare)
  const named = { id, rev }
  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <ActionIcon aria-label={`Actions for ${email}`}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {why !== null && (
          <Text size="xs" c="dimmed" px="sm" py={6}>
            {why}
          </Text>
        )}
        {state === 'invited' && (
          <>
            <Menu.Item
              disabled={whyNoChange !== null}
              onClick={() => void perform(`${email} has accepted.`, () => call('users.accept', named))}
            >
              Record acceptance
            </Menu.Item>
            <Menu.Item
              disabled={why !== null}
              onClick={() =>
                void perform(`The invitation of ${email} is cancelled.`, () => call('users.cancel', named))
              }
            >
              Cancel invitation
            </Menu.Item>
          </>
        )}
        <Menu.Item disabled={whyNoChange !== null || whyNoCare !== null} onClick={() => onOpen('role')}>
          Change role
        </Menu.Item>
        {user.operatorName === null && (
          <Menu.Item disabled={whyNoChange !== null} onClick={() => onOpen('confirm-email')}>
            Record email confirmation
          </Menu.Item>
        )}
        {state === 'active' && (
          <Menu.Item
            color="red"
            disabled={why !== null}
            onClick={() => void perform(`${email} is removed.`, () => call('users.remove', named))}
          >
            Remove user
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
