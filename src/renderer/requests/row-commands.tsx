import { Button, Group } from '@mantine/core'
import type { Capability } from '../../shared/domain/capability.ts'
import { GuardedMenuItem } from '../ui/guarded-menu-item.tsx'
import { missingPermission } from '../ui/missing-permission.ts'
import { RowActionsMenu } from '../ui/row-actions-menu.tsx'
import { useSession } from '../ui/use-session.ts'
import type { RequestsDialog } from './invite-dialogs.ts'

/** Something that can be done with a row of the list **Requests**. */
export interface RowCommand<Item> {
  readonly label: string
  /** Stands as a button in the row; the others stand in its menu. */
  readonly isFirst: boolean
  readonly needs: Capability
  readonly isDangerous?: boolean
  readonly act: (item: Item, onDialog: (dialog: RequestsDialog) => void) => void
}

interface RowCommandsProps<Item> {
  readonly item: Item
  readonly commands: readonly RowCommand<Item>[]
  readonly onDialog: (dialog: RequestsDialog) => void
}

/** What can be done with a row: its next steps as buttons, the rest in a menu. */
export function RowCommands<Item extends { readonly subject: string }>({
  item,
  commands,
  onDialog,
}: RowCommandsProps<Item>): React.JSX.Element {
  const session = useSession()
  const rest = commands.filter(({ isFirst }) => !isFirst)
  return (
    <Group gap={2} wrap="nowrap" justify="flex-end">
      {commands
        .filter(({ isFirst, needs }) => isFirst && missingPermission(session, needs) === null)
        .map(({ label, act }) => (
          <Button
            key={label}
            size="compact-xs"
            variant="subtle"
            color={label === 'Reject' ? 'red' : 'blue'}
            tabIndex={-1}
            aria-label={`${label} ${item.subject}`}
            onClick={() => act(item, onDialog)}
          >
            {label}
          </Button>
        ))}
      {rest.length > 0 && (
        <RowActionsMenu name={item.subject}>
          {rest.map(({ label, needs, isDangerous = false, act }) => (
            <GuardedMenuItem
              key={label}
              reason={missingPermission(session, needs)}
              isDangerous={isDangerous}
              onClick={() => act(item, onDialog)}
            >
              {label}
            </GuardedMenuItem>
          ))}
        </RowActionsMenu>
      )}
    </Group>
  )
}
