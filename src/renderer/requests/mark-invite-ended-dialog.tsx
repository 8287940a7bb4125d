import { Text, TextInput } from '@mantine/core'
import { DatePickerInput } from '@mantine/dates'
import dayjs from 'dayjs'
import { readTypedAccountId } from '../../shared/domain/account-id.ts'
import { call } from '../api.ts'
import { FormDialog } from '../ui/form-dialog.tsx'
import { showUndoToast } from '../ui/undo-toast.tsx'
import { useEntityForm } from '../ui/use-entity-form.ts'
import { EvidenceField } from './evidence-field.tsx'
import type { RequestAtHand } from './invite-dialogs.ts'

interface MarkInviteEndedDialogProps {
  readonly invite: RequestAtHand
  readonly outcome: 'accepted' | 'declined' | 'expired'
  readonly onClose: () => void
}

const EFFECTS = {
  accepted: 'The account becomes a member of the organization in this workspace.',
  declined: 'It can be sent again as a new one.',
  expired: 'It can be sent again as a new one.',
} as const

/** Records how an invitation ended, and how staff knows. */
export function MarkInviteEndedDialog(props: MarkInviteEndedDialogProps): React.JSX.Element {
  const { invite, outcome, onClose } = props
  const today = dayjs().format('YYYY-MM-DD')
  const { form, failure, isBusy, submit } = useEntityForm(invite, () => ({
    endedOn: today,
    evidence: '',
    accountId: '',
  }))
  // An email does not say which account it is.
  const asksAccount = outcome === 'accepted' && invite.subject.includes('@')
  const save = async (): Promise<void> => {
    const isDone = await submit(async () => {
      const { id, rev } = invite
      const { accountId, ...said } = form.values
      const { changeId } = await call('invites.markEnded', {
        ...said,
        id,
        rev,
        outcome,
        accountId: accountId === '' ? null : plainId(accountId),
      })
      showUndoToast({ message: `The invitation of ${invite.subject} is marked ${outcome}.`, changeId })
    })
    if (isDone) onClose()
  }
  return (
    <FormDialog
      title={`Mark the invitation of ${invite.subject} ${outcome}`}
      submitLabel={`Mark ${outcome}`}
      isBusy={isBusy}
      failure={failure}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <Text size="sm">{EFFECTS[outcome]} Nothing happens at AWS.</Text>
      <DatePickerInput
        label={`${outcome.charAt(0).toUpperCase()}${outcome.slice(1)} on`}
        maxDate={today}
        valueFormat="D MMM YYYY"
        popoverProps={{ withinPortal: true }}
        {...form.getInputProps('endedOn')}
      />
      {asksAccount && (
        <TextInput
          label="AWS account ID"
          description="When it is known; else the next listing finds it."
          placeholder="123456789012"
          autoComplete="off"
          {...form.getInputProps('accountId')}
        />
      )}
      <EvidenceField data-autofocus maxLength={500} {...form.getInputProps('evidence')} />
    </FormDialog>
  )
}

/** The digits of a typed account ID; what is none is sent as it is, for the core to say so. */
function plainId(text: string): string {
  const typed = readTypedAccountId(text)
  return typed.kind === 'id' ? typed.accountId : text
}
