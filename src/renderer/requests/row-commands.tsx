import { Group } from '@mantine/core'
import type { Capability } from '../../shared/domain/capability.ts'
import type { PayerCapability } from '../../shared/domain/payer-capability.ts'
import { usePayerRule } from '../payers/use-payer-rule.ts'
import { GuardedButton } from '../ui/guarded-button.tsx'
import { GuardedMenuItem } from '../ui/guarded-menu-item.tsx'
import { missingPermission } from '../ui/missing-permission.ts'
import { RowActionsMenu } from '../ui/row-actions-menu.tsx'
import { useSession } from '../ui/use-session.ts'
import type { RequestAtHand, RequestsDialog } from './invite-dialogs.ts'

/** Something that can be done with a row of the list **Requests**. */
export interface RowCommand<Item> {
  readonly label: string
  /** Stands as a button in the row; the others stand in its menu. */
  readonly isFirst: boolean
  readonly needs: Capability
  /** What the management account has to allow. */
  readonly payerNeeds?: PayerCapability
  readonly isDangerous?: boolean
  readonly act: (item: Item, onDialog: (dialog: RequestsDialog) => void) => void
}

interface RowCommandsProps<Item> {
  readonly item: Item
  readonly commands: readonly RowCommand<Item>[]
  readonly onDialog: (dialog: RequestsDialog) => void
}

/** What can be done with a row: its next steps as buttons, the rest in a menu. */
export function RowCommands<Item extends Pick<RequestAtHand, 'subject' | 'payerId'>>({
  item,
  commands,
  onDialog,
}: RowCommandsProps<Item>): React.JSX.Element {
  const session = useSession()
  const whyPayerCannot = usePayerRule()
  const whyNot = ({ payerNeeds }: RowCommand<Item>): string | null =>
    payerNeeds === undefined ? null : whyPayerCannot(item.payerId, payerNeeds)
  const rest = commands.filter(({ isFirst }) => !isFirst)
  return (
    <Group gap={2} wrap="nowrap" justify="flex-end">
      {commands
        .filter(({ isFirst, needs }) => isFirst && missingPermission(session, needs) === null)
        .map((command) => (
          <GuardedButton
            key={command.label}
            reason={whyNot(command)}
            size="compact-xs"
            variant="subtle"
            color={command.label === 'Reject' ? 'red' : 'blue'}
            tabIndex={-1}
            aria-label={`${command.label} ${item.subject}`}
            onClick={() => command.act(item, onDialog)}
          >
            {command.label}
          </GuardedButton>
        ))}
      {rest.length > 0 && (
        <RowActionsMenu name={item.subject}>
          {rest.map((command) => (
            <GuardedMenuItem
              key={command.label}
              reason={missingPermission(session, command.needs) ?? whyNot(command)}
              isDangerous={command.isDangerous ?? false}
              onClick={() => command.act(item, onDialog)}
            >
              {command.label}
            </GuardedMenuItem>
          ))}
        </RowActionsMenu>
      )}
    </Group>
  )
}
