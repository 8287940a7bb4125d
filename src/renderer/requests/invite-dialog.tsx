import { Select, Text } from '@mantine/core'
import { useState } from 'react'
import type { PayerRef } from '../../shared/contract/payers.ts'
import { call, useOperation } from '../api.ts'
import { goTo } from '../routes/hash-location.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { usePayerRule } from '../payers/use-payer-rule.ts'
import { FormDialog } from '../ui/form-dialog.tsx'
import { showUndoToast } from '../ui/undo-toast.tsx'
import { useEntityForm } from '../ui/use-entity-form.ts'
import { InviteFieldset, invitationFrom, inviteValues } from './invite-fields.tsx'

interface InviteDialogProps {
  /** The management account that invites; null lets people choose. */
  readonly payer: PayerRef | null
  readonly onClose: () => void
}

/** **Invite account**: drafts an invitation. Nothing is asked of AWS before it is approved and sent. */
export function InviteDialog({ payer, onClose }: InviteDialogProps): React.JSX.Element {
  const list = useOperation('payers.list', {})
  const payers = list.data?.payers ?? []
  const [picked, setPicked] = useState<string | null>(payer?.id ?? null)
  const payerId = picked ?? payers[0]?.id ?? null
  const whyNot = usePayerRule()(payerId, 'invite')
  const { form, failure, isBusy, submit } = useEntityForm(null, inviteValues)
  const save = async (): Promise<void> => {
    if (payerId === null) return
    const isDone = await submit(async () => {
      const { changeId } = await call('invites.draft', { ...invitationFrom(form.values), payerId })
      showUndoToast({ message: `An invitation of ${form.values.target.trim()} is drafted.`, changeId })
    })
    if (isDone) onClose()
  }
  const hasNone = list.data !== undefined && payers.length === 0
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
      {hasNone ? (
        <EmptyState
          title="There is no management account yet"
          next="Add the one that shall invite first."
          action={{ label: 'Open AWS accounts', onClick: () => goTo('/aws/msp') }}
        />
      ) : (
        <>
          {payer === null ? (
            <Select
              label="Management account"
              withAsterisk
              allowDeselect={false}
              value={payerId}
              data={payers.map(({ id, name, accountId }) => ({ value: id, label: `${name} (${accountId})` }))}
              error={whyNot}
              onChange={setPicked}
            />
          ) : (
            <Text size="sm" c="dimmed">
              Into the organization of {payer.name} ({payer.accountId}).
            </Text>
          )}
          <InviteFieldset form={form} isNew />
        </>
      )}
    </FormDialog>
  )
}
