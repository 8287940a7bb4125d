import type { RequestRow } from '../../shared/contract/request-list.ts'
import type { RequestKind } from '../../shared/domain/request-stage.ts'
import { InviteActions } from './invite-actions.tsx'
import { InviteDetails } from './invite-details.tsx'
import type { RequestsDialog } from './invite-dialogs.ts'

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
    Actions: ({ row, onDialog }) => <InviteActions invite={row} stage={row.stage} onDialog={onDialog} />,
    Details: InviteDetails,
  },
}
