import { Select, Text, TextInput } from '@mantine/core'
import { readTypedAccountId } from '../../shared/domain/account-id.ts'
import { ACCOUNT_REFUSALS } from '../../shared/domain/aws-refusals-accounts.ts'
import { call } from '../api.ts'
import { FormDialog } from '../ui/form-dialog.tsx'
import { showUndoToast } from '../ui/undo-toast.tsx'
import { useEntityForm } from '../ui/use-entity-form.ts'
import type { RequestAtHand } from './invite-dialogs.ts'
import { EvidenceField } from './evidence-field.tsx'

interface MarkAccountDialogProps {
  readonly request: RequestAtHand
  readonly outcome: 'created' | 'failed'
  readonly onClose: () => void
}

/** Records what AWS did with a request, and how staff knows. */
export function MarkAccountDialog({ request, outcome, onClose }: MarkAccountDialogProps): React.JSX.Element {
  const { form, failure, isBusy, submit } = useEntityForm(request, () => ({
    accountId: '',
    creationId: '',
    failureReason: 'INTERNAL_FAILURE',
    evidence: '',
  }))
  const save = async (): Promise<void> => {
    const { accountId, creationId, failureReason, evidence } = form.values
    const { id, rev } = request
    const isDone = await submit(async () => {
      const { changeId } =
        outcome === 'created'
          ? await call('requests.markCreated', {
              id,
              rev,
              accountId: plainId(accountId),
              creationId: creationId.trim() === '' ? null : creationId,
              evidence,
            })
          : await call('requests.markFailed', { id, rev, failureReason, evidence })
      // What AWS did is not taken back.
      const message = `The request for ${request.subject} is marked ${outcome}.`
      showUndoToast({ message, changeId: outcome === 'created' ? null : changeId })
    })
    if (isDone) onClose()
  }
  return (
    <FormDialog
      title={`Mark the request for ${request.subject} ${outcome}`}
      submitLabel={`Mark ${outcome}`}
      isBusy={isBusy}
      failure={failure}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      {outcome === 'created' ? (
        <>
          <Text size="sm">
            The account becomes a member of the organization, and goes to its customer and into the pool as
            the request says. This cannot be undone.
          </Text>
          <TextInput
            label="AWS account ID"
            withAsterisk
            data-autofocus
            placeholder="123456789012"
            autoComplete="off"
            {...form.getInputProps('accountId')}
          />
          <TextInput
            label="Creation ID"
            description="AWS’s number of the creation, when it is known."
            placeholder="car-a1b2c3d4e5f6"
            autoComplete="off"
            {...form.getInputProps('creationId')}
          />
        </>
      ) : (
        <Select
          label="Failure reason"
          description={ACCOUNT_REFUSALS[form.values.failureReason]?.why}
          allowDeselect={false}
          searchable
          data={Object.keys(ACCOUNT_REFUSALS).filter((reason) => reason === reason.toUpperCase())}
          {...form.getInputProps('failureReason')}
        />
      )}
      <EvidenceField maxLength={1000} {...form.getInputProps('evidence')} />
    </FormDialog>
  )
}

/** The digits of a typed account ID; what is none is sent as it is, for the core to say so. */
function plainId(text: string): string {
  const typed = readTypedAccountId(text)
  return typed.kind === 'id' ? typed.accountId : text
}
