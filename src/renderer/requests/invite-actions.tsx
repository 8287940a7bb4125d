import { Button, Group } from '@mantine/core'
import type { RequestStage } from '../../shared/domain/request-stage.ts'
import { GuardedMenuItem } from '../ui/guarded-menu-item.tsx'
import { missingPermission } from '../ui/missing-permission.ts'
import { RowActionsMenu } from '../ui/row-actions-menu.tsx'
import { useSession } from '../ui/use-session.ts'
import { inviteCommands } from './invite-commands.ts'
import type { InviteAtHand, RequestsDialog } from './invite-dialogs.ts'

interface InviteActionsProps {
  readonly invite: InviteAtHand
  readonly stage: RequestStage
  readonly onDialog: (dialog: RequestsDialog) => void
}

/** What can be done with an invitation: its next steps as buttons, the rest in a menu. */
export function InviteActions({ invite, stage, onDialog }: InviteActionsProps): React.JSX.Element | null {
  const session = useSession()
  const commands = inviteCommands(stage)
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
            aria-label={`${label} ${invite.subject}`}
            onClick={() => act(invite, onDialog)}
          >
            {label}
          </Button>
        ))}
      {rest.length > 0 && (
        <RowActionsMenu name={invite.subject}>
          {rest.map(({ label, needs, isDangerous = false, act }) => (
            <GuardedMenuItem
              key={label}
              reason={missingPermission(session, needs)}
              isDangerous={isDangerous}
              onClick={() => act(invite, onDialog)}
            >
              {label}
            </GuardedMenuItem>
          ))}
        </RowActionsMenu>
      )}
    </Group>
  )
}
