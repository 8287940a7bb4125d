import type { OutputOf } from '../../shared/contract/index.ts'
import { call, useOperation } from '../api.ts'
import { FormDialog } from '../ui/form-dialog.tsx'
import { showUndoToast } from '../ui/undo-toast.tsx'
import { useEntityForm } from '../ui/use-entity-form.ts'
import { AccountFieldset, accountFrom, accountValues, placeErrors } from './account-fields.tsx'

interface EditAccountDialogProps {
  readonly id: string
  readonly onClose: () => void
}

/** Edits a request that is not approved yet. */
export function EditAccountDialog({ id, onClose }: EditAccountDialogProps): React.JSX.Element | null {
  const found = useOperation('requests.get', { id }).data
  return found?.request.id === id ? <EditRequest found={found} onClose={onClose} /> : null
}

function EditRequest({
  found,
  onClose,
}: {
  readonly found: OutputOf<'requests.get'>
  readonly onClose: () => void
}): React.JSX.Element {
  const stored = { ...found, id: found.request.id, rev: found.request.rev }
  const { form, failure, isBusy, readAgain, submit } = useEntityForm(stored, accountValues)
  const save = async (): Promise<void> => {
    const wrong = placeErrors(form.values)
    form.setErrors(wrong)
    if (Object.keys(wrong).length > 0) return
    const isDone = await submit(async (existing) => {
      const { id, rev } = existing ?? stored
      const { changeId } = await call('requests.edit', { ...accountFrom(form.values), id, rev })
      showUndoToast({ message: 'The request is edited.', changeId })
    })
    if (isDone) onClose()
  }
  return (
    <FormDialog
      title={`Edit the request for ${found.request.nickname ?? 'an account'}`}
      size="520"
      isBusy={isBusy}
      failure={failure}
      onReadAgain={readAgain}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <AccountFieldset form={form} requestId={found.request.id} />
    </FormDialog>
  )
}
