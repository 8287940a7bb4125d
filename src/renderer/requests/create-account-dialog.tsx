import type { OutputOf } from '../../shared/contract/index.ts'
import type { PayerRef } from '../../shared/contract/payers.ts'
import { call } from '../api.ts'
import { FormDialog } from '../ui/form-dialog.tsx'
import { showUndoToast } from '../ui/undo-toast.tsx'
import { useEntityForm } from '../ui/use-entity-form.ts'
import { AccountFieldset, accountFrom, accountValues, placeErrors } from './account-fields.tsx'
import { usePayerChoice } from './use-payer-choice.tsx'

interface CreateAccountDialogProps {
  /** The management account that creates it; null lets people choose. */
  readonly payer: PayerRef | null
  /** The request that it begins like. */
  readonly like?: OutputOf<'requests.get'>
  readonly onClose: () => void
}

/** **Create account**: drafts a request. Nothing is asked of AWS before it is approved (ION-13). */
export function CreateAccountDialog({ payer, like, onClose }: CreateAccountDialogProps): React.JSX.Element {
  const { payerId, field, isEmpty, whyNot } = usePayerChoice({
    given: payer,
    proposedId: like?.request.payerId,
    wanted: 'create',
  })
  const { form, failure, isBusy, submit } = useEntityForm(null, () => accountValues(like ?? null))
  const save = async (): Promise<void> => {
    const wrong = placeErrors(form.values)
    form.setErrors(wrong)
    if (payerId === null || Object.keys(wrong).length > 0) return
    const isDone = await submit(async () => {
      const { changeId } = await call('requests.draft', { ...accountFrom(form.values), payerId })
      showUndoToast({ message: 'The request is drafted. It stands in Requests.', changeId })
    })
    if (isDone) onClose()
  }
  return (
    <FormDialog
      title="Create account"
      submitLabel="Draft request"
      size="520"
      isBusy={isBusy}
      whyNot={whyNot}
      failure={failure}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      {field}
      {!isEmpty && <AccountFieldset form={form} requestId={null} />}
    </FormDialog>
  )
}
