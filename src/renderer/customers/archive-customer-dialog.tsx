import { Text } from '@mantine/core'
import { useState } from 'react'
import type { Customer } from '../../shared/contract/customers.ts'
import type { Failure } from '../../shared/contract/failure.ts'
import { call } from '../api.ts'
import { asFailure } from '../ui/as-failure.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { offerCustomerUndo } from './offer-customer-undo.ts'

interface ArchiveCustomerDialogProps {
  readonly customer: Customer
  readonly onClose: () => void
}

/** Asks before a customer is archived, or brought back. */
export function ArchiveCustomerDialog({ customer, onClose }: ArchiveCustomerDialogProps): React.JSX.Element {
  const { id, rev, companyName, identifier } = customer
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const isArchived = customer.status === 'archived'
  const confirm = async (): Promise<void> => {
    setBusy(true)
    setFailure(null)
    try {
      await call(isArchived ? 'customers.unarchive' : 'customers.archive', { id, rev })
      onClose()
      await offerCustomerUndo(
        isArchived ? `Brought ${companyName} back.` : `Archived ${companyName}.`,
        identifier,
      )
    } catch (error) {
      setFailure(asFailure(error))
      setBusy(false)
    }
  }
  return (
    <ConfirmDialog
      title={isArchived ? `Bring ${companyName} back?` : `Archive ${companyName}?`}
      confirmLabel={isArchived ? 'Bring back' : 'Archive'}
      isBusy={isBusy}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <Text size="sm">
        {isArchived
          ? 'It is active again and can get accounts, orders and users.'
          : 'It gets no new accounts, orders or users, and stays in the list with its history. It can be brought back.'}
      </Text>
      {failure !== null && <FailureNotice failure={failure} />}
    </ConfirmDialog>
  )
}
