import type { RequestStage } from '../../shared/domain/request-stage.ts'
import { inviteCommands } from './invite-commands.ts'
import type { RequestAtHand, RequestsDialog } from './invite-dialogs.ts'
import { RowCommands } from './row-commands.tsx'

interface InviteActionsProps {
  readonly invite: RequestAtHand
  readonly stage: RequestStage
  readonly onDialog: (dialog: RequestsDialog) => void
}

/** What can be done with an invitation. */
export function InviteActions({ invite, stage, onDialog }: InviteActionsProps): React.JSX.Element {
  return <RowCommands item={invite} commands={inviteCommands(stage)} onDialog={onDialog} />
}
