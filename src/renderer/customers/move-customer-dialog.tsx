import { Text } from '@mantine/core'
import { useState } from 'react'
import type { Customer, CustomerRef } from '../../shared/contract/customers.ts'
import { call, useOperation } from '../api.ts'
import { FormDialog } from '../ui/form-dialog.tsx'
import { useEntityForm } from '../ui/use-entity-form.ts'
import { useSession } from '../ui/use-session.ts'
import { CustomerPicker } from './customer-picker.tsx'
import { CustomerPlace } from './customer-place.tsx'
import { PARENT_KINDS } from './new-customer-form.ts'
import { offerCustomerUndo } from './offer-customer-undo.ts'

interface MoveCustomerDialogProps {
  readonly customer: Customer
  readonly onClose: () => void
}

/** The dialog **Move customer**: another parent, with everything below it (DT-05). */
export function MoveCustomerDialog({ customer, onClose }: MoveCustomerDialogProps): React.JSX.Element {
  const { companyName, identifier, id, kind } = customer
  const { provider } = useSession()
  const [parent, setParent] = useState<CustomerRef | null>(customer.parent)
  const { form, failure, isBusy, readAgain, submit } = useEntityForm(customer, () => ({ parentId: '' }))
  const parentId = parent?.id ?? null
  const check = useOperation('customers.checkNew', {
    identifier: '',
    companyName: '',
    emails: [],
    kind,
    parentId,
  }).data
  const save = async (): Promise<void> => {
    const isDone = await submit((existing) =>
      call('customers.move', { id, rev: existing?.rev ?? customer.rev, parentId }),
    )
    if (!isDone) return
    onClose()
    void offerCustomerUndo(`Moved ${companyName}.`, identifier)
  }
  return (
    <FormDialog
      title={`Move ${companyName}`}
      submitLabel="Move"
      isBusy={isBusy}
      failure={failure}
      onReadAgain={readAgain}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <CustomerPicker
        label="Parent"
        placeholder={`${provider.name} itself`}
        kinds={PARENT_KINDS[kind]}
        value={parent}
        error={form.errors['parentId'] ?? check?.parentProblem}
        onChange={(chosen) => {
          form.clearErrors()
          setParent(chosen)
        }}
      />
      <CustomerPlace path={[...(check?.path ?? []), companyName]} warning={check?.parentWarning ?? null} />
      {customer.counts.children > 0 && (
        <Text size="sm" c="dimmed">
          Everything that stands under it moves with it.
        </Text>
      )}
    </FormDialog>
  )
}
