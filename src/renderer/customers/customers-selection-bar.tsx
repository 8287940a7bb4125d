import { IconMail } from '@tabler/icons-react'
import { useState } from 'react'
import type { InputOf } from '../../shared/contract/index.ts'
import { SendMessageDialog } from '../governance/send-message-dialog.tsx'
import { formatAmount } from '../ui/format.ts'
import { BulkButton, ListBar, SelectionToolbar } from '../ui/grid/list-bar.tsx'
import { NO_SELECTION } from '../ui/grid/selection-rule.ts'
import { missingPermission } from '../ui/missing-permission.ts'
import { useSession } from '../ui/use-session.ts'
import { selectCustomers, useCustomersStore } from './customers-store.ts'

/** What can be done with the checked customers, and the offer to check all that match (MSH-16). */
export function CustomersSelectionBar({ count }: { readonly count: number }): React.JSX.Element {
  const { matching } = useCustomersStore()
  const reason = missingPermission(useSession(), 'onboarding')
  const [to, setTo] = useState<InputOf<'messages.send'>['to'] | null>(null)
  return (
    <ListBar isChosen>
      <SelectionToolbar label="Selected customers" count={count} total={matching} onSelect={selectCustomers}>
        <BulkButton
          reason={reason}
          icon={<IconMail size={15} aria-hidden />}
          onClick={() => setTo(chosenReaders())}
        >
          Send message to selected
        </BulkButton>
      </SelectionToolbar>
      {to !== null && (
        <SendMessageDialog
          to={to}
          whom={count === 1 ? 'the selected customer' : `the ${formatAmount(count, 'customer')} selected`}
          onSent={() => selectCustomers(NO_SELECTION)}
          onClose={() => setTo(null)}
        />
      )}
    </ListBar>
  )
}

/** The checked customers in the words of the contract. */
function chosenReaders(): InputOf<'messages.send'>['to'] {
  const { selection, filter } = useCustomersStore.getState()
  return selection.kind === 'all'
    ? { kind: 'matching', filter, except: [...selection.except] }
    : { kind: 'these', customerIds: [...selection.keys] }
}
