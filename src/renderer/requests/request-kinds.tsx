import type { RequestRow } from '../../shared/contract/request-list.ts'
import type { RequestKind } from '../../shared/domain/request-stage.ts'
import { accountCommands } from './account-commands.ts'
import { AccountDetails } from './account-details.tsx'
import { departureCommands } from './departure-commands.ts'
import { DepartureDetails } from './departure-details.tsx'
import { InviteActions } from './invite-actions.tsx'
import { InviteDetails } from './invite-details.tsx'
import type { RequestAtHand, RequestsDialog } from './invite-dialogs.ts'
import { RowCommands } from './row-commands.tsx'

/** How one kind of request is shown and dealt with. */
interface KindOfRequest {
  readonly Actions: React.ComponentType<{
    readonly row: RequestRow
    readonly onDialog: (dialog: RequestsDialog) => void
  }>
  readonly Details: React.ComponentType<{
    readonly id: string
    readonly onDialog: (dialog: RequestsDialog) => void
  }>
}

/** Every kind there is; another kind joins here and in core/requests-list. */
export const REQUEST_KINDS: Readonly<Record<RequestKind, KindOfRequest>> = {
  invite: {
    Actions: ({ row, onDialog }) => (
      <InviteActions invite={atHand(row)} stage={row.stage} onDialog={onDialog} />
    ),
    Details: InviteDetails,
  },
  account: {
    Actions: ({ row, onDialog }) => (
      <RowCommands item={atHand(row)} commands={accountCommands(row.stage)} onDialog={onDialog} />
    ),
    Details: AccountDetails,
  },
  departure: {
    Actions: ({ row, onDialog }) => (
      <RowCommands item={atHand(row)} commands={departureCommands(row.stage)} onDialog={onDialog} />
    ),
    Details: DepartureDetails,
  },
}

function atHand({ id, rev, subject, payer }: RequestRow): RequestAtHand {
  return { id, rev, subject, payerId: payer.id }
}
