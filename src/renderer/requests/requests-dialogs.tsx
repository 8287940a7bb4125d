import { call } from '../api.ts'
import { WorkActionsDialog } from '../outbox/work-actions-dialog.tsx'
import { ConfirmRecord } from '../payers/confirm-record.tsx'
import { CreateAccountDialog } from './create-account-dialog.tsx'
import { DraftAgainDialog } from './draft-again-dialog.tsx'
import { DepartureById } from './departure-dialog.tsx'
import { EditAccountDialog } from './edit-account-dialog.tsx'
import { EditInviteDialog } from './edit-invite-dialog.tsx'
import { FollowCreationsDialog } from './follow-creations-dialog.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import type { RequestsDialog } from './invite-dialogs.ts'
import { MarkAccountDialog } from './mark-account-dialog.tsx'
import { MarkInviteEndedDialog } from './mark-invite-ended-dialog.tsx'
import { MarkInviteSentDialog } from './mark-invite-sent-dialog.tsx'
import { PlanDialog } from './plan-dialog.tsx'
import { SayWhyDialog } from './say-why-dialog.tsx'

interface RequestsDialogsProps {
  readonly dialog: RequestsDialog
  readonly onDialog: (dialog: RequestsDialog) => void
  readonly onClose: () => void
}

/** The dialog that is open, if any. */
export function RequestsDialogs({
  dialog,
  onDialog,
  onClose,
}: RequestsDialogsProps): React.JSX.Element | null {
  switch (dialog.kind) {
    case 'none':
      return null
    case 'plan':
      return <PlanDialog onClose={onClose} />
    case 'invite':
      return <InviteDialog payer={null} onClose={onClose} />
    case 'edit':
      return <EditInviteDialog id={dialog.invite.id} onClose={onClose} />
    case 'reject':
      return (
        <SayWhyDialog
          title={`Reject the invitation of ${dialog.invite.subject}`}
          submitLabel="Reject"
          label="Reason"
          about="It is kept as rejected; AWS is not asked."
          done={`The invitation of ${dialog.invite.subject} is rejected.`}
          onSay={(reason) => call('invites.reject', { ...named(dialog.invite), reason })}
          onClose={onClose}
        />
      )
    case 'cancel':
      return (
        <SayWhyDialog
          title={`Cancel the invitation of ${dialog.invite.subject}`}
          submitLabel="Mark cancelled"
          label="Evidence"
          about="Nothing happens at AWS: this records that it is not wanted, or that somebody cancelled it there."
          done={`The invitation of ${dialog.invite.subject} is cancelled.`}
          onSay={(evidence) => call('invites.cancel', { ...named(dialog.invite), evidence })}
          onClose={onClose}
        />
      )
    case 'request-cancel':
      return (
        <ConfirmRecord
          title={`Cancel the invitation of ${dialog.invite.subject} at AWS?`}
          confirmLabel="Cancel at AWS"
          isDangerous
          effect="The owner of the account cannot accept it any more. The call is written down first; then you choose the profile that makes it, or leave it in the AWS outbox."
          confirm={async () => {
            const { actionId } = await call('invites.requestCancel', named(dialog.invite))
            // After this question has closed.
            setTimeout(() => onDialog({ kind: 'work', actionIds: [actionId] }))
          }}
          onClose={onClose}
        />
      )
    case 'mark-sent':
      return <MarkInviteSentDialog invite={dialog.invite} onClose={onClose} />
    case 'mark-ended':
      return <MarkInviteEndedDialog invite={dialog.invite} outcome={dialog.outcome} onClose={onClose} />
    case 'create-account':
      return <CreateAccountDialog payer={null} onClose={onClose} />
    case 'account-again':
      return <DraftAgainDialog id={dialog.request.id} onClose={onClose} />
    case 'account-edit':
      return <EditAccountDialog id={dialog.request.id} onClose={onClose} />
    case 'account-reject':
    case 'account-cancel': {
      const { subject } = dialog.request
      const isReject = dialog.kind === 'account-reject'
      return (
        <SayWhyDialog
          title={`${isReject ? 'Reject' : 'Cancel'} the request for ${subject}`}
          submitLabel={isReject ? 'Reject' : 'Cancel request'}
          label="Reason"
          about="It is kept; AWS is not asked."
          done={`The request for ${subject} is ${isReject ? 'rejected' : 'cancelled'}.`}
          onSay={(reason) =>
            call(isReject ? 'requests.reject' : 'requests.cancel', { ...named(dialog.request), reason })
          }
          onClose={onClose}
        />
      )
    }
    case 'account-created':
    case 'account-failed':
      return (
        <MarkAccountDialog
          request={dialog.request}
          outcome={dialog.kind === 'account-created' ? 'created' : 'failed'}
          onClose={onClose}
        />
      )
    case 'account-follow':
      return <FollowCreationsDialog payerId={dialog.request.payerId} onClose={onClose} />
    case 'departure':
      return <DepartureById id={dialog.id} onClose={onClose} />
    case 'departure-cancel':
      return (
        <SayWhyDialog
          title={`Give up the departure of ${dialog.departure.subject}`}
          submitLabel="Give up"
          label="Reason"
          about="The account stays. AWS is not asked."
          done={`The departure of ${dialog.departure.subject} is given up.`}
          onSay={(reason) => call('departures.cancel', { ...named(dialog.departure), reason })}
          onClose={onClose}
        />
      )
    case 'work':
      return <WorkActionsDialog work={{ kind: 'run', actionIds: dialog.actionIds }} onClose={onClose} />
  }
}

function named({ id, rev }: { readonly id: string; readonly rev: number }): { id: string; rev: number } {
  return { id, rev }
}
