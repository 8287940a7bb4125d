import { useState } from 'react'
import { IconArchive, IconArchiveOff, IconHierarchy2, IconPencil } from '@tabler/icons-react'
import type { Customer } from '../../shared/contract/customers.ts'
import { GuardedButton } from '../ui/guarded-button.tsx'
import { missingPermission } from '../ui/missing-permission.ts'
import { useSession } from '../ui/use-session.ts'
import { ArchiveCustomerDialog } from './archive-customer-dialog.tsx'
import { EditCustomerDialog } from './edit-customer-dialog.tsx'
import { MoveCustomerDialog } from './move-customer-dialog.tsx'
import { PARENT_KINDS } from './new-customer-form.ts'

/** What can be done to a customer from its page. */
export function CustomerActions({ customer }: { readonly customer: Customer }): React.JSX.Element {
  const [dialog, setDialog] = useState<'edit' | 'move' | 'archive' | null>(null)
  const reason = missingPermission(useSession(), 'onboarding')
  const close = (): void => setDialog(null)
  const isArchived = customer.status === 'archived'
  return (
    <>
      <GuardedButton
        variant="default"
        reason={reason}
        leftSection={<IconPencil size={15} aria-hidden />}
        onClick={() => setDialog('edit')}
      >
        Edit
      </GuardedButton>
      <GuardedButton
        variant="default"
        reason={reason ?? whyStays(customer)}
        leftSection={<IconHierarchy2 size={15} aria-hidden />}
        onClick={() => setDialog('move')}
      >
        Move
      </GuardedButton>
      <GuardedButton
        variant="default"
        reason={reason}
        leftSection={
          isArchived ? <IconArchiveOff size={15} aria-hidden /> : <IconArchive size={15} aria-hidden />
        }
        onClick={() => setDialog('archive')}
      >
        {isArchived ? 'Bring back' : 'Archive'}
      </GuardedButton>
      {dialog === 'edit' && <EditCustomerDialog customer={customer} onClose={close} />}
      {dialog === 'move' && <MoveCustomerDialog customer={customer} onClose={close} />}
      {dialog === 'archive' && <ArchiveCustomerDialog customer={customer} onClose={close} />}
    </>
  )
}

function whyStays({ kind, isOwn }: Customer): string | null {
  if (isOwn) return 'It stands for the provider itself and stays at the top.'
  return PARENT_KINDS[kind].length === 0 ? 'A distributor stands at the top and has no parent.' : null
}
