import type { PayerRef } from '../../shared/contract/payers.ts'
import { call } from '../api.ts'
import { FormDialog } from '../ui/form-dialog.tsx'
import { showUndoToast } from '../ui/undo-toast.tsx'
import { useEntityForm } from '../ui/use-entity-form.ts'
import { InviteFieldset, invitationFrom, inviteValues } from './invite-fields.tsx'
import { usePayerChoice } from './use-payer-choice.tsx'

interface InviteDialogProps {
  /** The management account that invites; null lets people choose. */
  readonly payer: PayerRef | null
  readonly onClose: () => void
}

/** **Invite account**: drafts an invitation. Nothing is asked of AWS before it is approved and sent. */
export function InviteDialog({ payer, onClose }: InviteDialogProps): React.JSX.Element {
  const { payerId, field, isEmpty, whyNot } = usePayerChoice({ given: payer, wanted: 'invite' })
  const { form, failure, isBusy, submit } = useEntityForm(null, inviteValues)
  const save = async (): Promise<void> => {
    if (payerId === null) return
    const isDone = await submit(async () => {
      const { changeId } = await call('invites.draft', { ...invitationFrom(form.values), payerId })
      showUndoToast({ message: `An invitation of ${form.values.target.trim()} is drafted.`, changeId })
    })
    if (isDone) onClose()
  }
  return (
    <FormDialog
      title="Invite account"
      submitLabel="Draft invitation"
      size="520"
      isBusy={isBusy}
      whyNot={whyNot}
      failure={failure}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      {field}
      {!isEmpty && <InviteFieldset form={form} isNew />}
    </FormDialog>
  )
}
