import { Select, Text } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '../../shared/contract/index.ts'
import type { PayerRef } from '../../shared/contract/payers.ts'
import { call, useOperation } from '../api.ts'
import { goTo } from '../routes/hash-location.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { usePayerRule } from '../payers/use-payer-rule.ts'
import { FormDialog } from '../ui/form-dialog.tsx'
import { showUndoToast } from '../ui/undo-toast.tsx'
import { useEntityForm } from '../ui/use-entity-form.ts'
import { AccountFieldset, accountFrom, accountValues, placeErrors } from './account-fields.tsx'

interface CreateAccountDialogProps {
  /** The management account that creates it; null lets people choose. */
  readonly payer: PayerRef | null
  /** The request that it begins like. */
  readonly like?: OutputOf<'requests.get'>
  readonly onClose: () => void
}

/** **Create account**: drafts a request. Nothing is asked of AWS before it is approved (ION-13). */
export function CreateAccountDialog({ payer, like, onClose }: CreateAccountDialogProps): React.JSX.Element {
  const list = useOperation('payers.list', {})
  const payers = list.data?.payers ?? []
  const [picked, setPicked] = useState<string | null>(payer?.id ?? like?.request.payerId ?? null)
  const payerId = picked ?? payers[0]?.id ?? null
  const whyNot = usePayerRule()(payerId, 'create')
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
  const hasNone = list.data !== undefined && payers.length === 0
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
      {hasNone ? (
        <EmptyState
          title="There is no management account yet"
          next="Add the one that shall create accounts first."
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
              In the organization of {payer.name} ({payer.accountId}).
            </Text>
          )}
          <AccountFieldset form={form} requestId={null} />
        </>
      )}
    </FormDialog>
  )
}
