import type { Invite } from '../../shared/contract/invites.ts'
import { call, useOperation } from '../api.ts'
import { FormDialog } from '../ui/form-dialog.tsx'
import { showUndoToast } from '../ui/undo-toast.tsx'
import { useEntityForm } from '../ui/use-entity-form.ts'
import { InviteFieldset, invitationFrom, inviteValues } from './invite-fields.tsx'

interface EditInviteDialogProps {
  readonly id: string
  readonly onClose: () => void
}

/** Edits a draft. */
export function EditInviteDialog({ id, onClose }: EditInviteDialogProps): React.JSX.Element | null {
  const invite = useOperation('invites.get', { id }).data?.invite
  return invite?.id === id ? <EditDraft invite={invite} onClose={onClose} /> : null
}

function EditDraft({
  invite,
  onClose,
}: {
  readonly invite: Invite
  readonly onClose: () => void
}): React.JSX.Element {
  const { form, failure, isBusy, readAgain, submit } = useEntityForm(invite, inviteValues)
  const save = async (): Promise<void> => {
    const isDone = await submit(async (existing) => {
      const { id, rev } = existing ?? invite
      const { changeId } = await call('invites.edit', { ...invitationFrom(form.values), id, rev })
      showUndoToast({ message: `The invitation of ${form.values.target} is edited.`, changeId })
    })
    if (isDone) onClose()
  }
  return (
    <FormDialog
      title={`Edit the invitation of ${invite.target}`}
      size="520"
      isBusy={isBusy}
      failure={failure}
      onReadAgain={readAgain}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <InviteFieldset form={form} isNew={false} />
    </FormDialog>
  )
}
