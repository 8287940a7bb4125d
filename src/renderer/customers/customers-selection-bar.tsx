import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconMail, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { InputOf } from '../../shared/contract/index.ts'
import { SendMessageDialog } from '../governance/send-message-dialog.tsx'
import { formatAmount, formatCount } from '../ui/format.ts'
import { ALL_MATCHING, NO_SELECTION } from '../ui/grid/selection-rule.ts'
import { GuardedButton } from '../ui/guarded-button.tsx'
import { missingPermission } from '../ui/missing-permission.ts'
import { useSession } from '../ui/use-session.ts'
import classes from './customers.module.css'
import { selectCustomers, useCustomersStore } from './customers-store.ts'

/** What can be done with the checked customers, and the offer to check all that match (MSH-16). */
export function CustomersSelectionBar({ count }: { readonly count: number }): React.JSX.Element {
  const { matching } = useCustomersStore()
  const reason = missingPermission(useSession(), 'onboarding')
  const [to, setTo] = useState<InputOf<'messages.send'>['to'] | null>(null)
  return (
    <div className={classes['bar']} role="toolbar" aria-label="Selected customers">
      <Tooltip label="Let go of the selection (Esc)">
        <ActionIcon size="sm" aria-label="Clear selection" onClick={() => selectCustomers(NO_SELECTION)}>
          <IconX size={15} />
        </ActionIcon>
      </Tooltip>
      <output className={classes['total']}>{formatCount(count)} selected</output>
      {matching !== null && count < matching && (
        <Button size="compact-sm" variant="light" onClick={() => selectCustomers(ALL_MATCHING)}>
          Select all {formatCount(matching)} matching
        </Button>
      )}
      <GuardedButton
        size="compact-sm"
        variant="subtle"
        color="gray"
        reason={reason}
        leftSection={<IconMail size={15} aria-hidden />}
        onClick={() => setTo(chosenReaders())}
      >
        Send message to selected
      </GuardedButton>
      {to !== null && (
        <SendMessageDialog
          to={to}
          whom={count === 1 ? 'the selected customer' : `the ${formatAmount(count, 'customer')} selected`}
          onSent={() => selectCustomers(NO_SELECTION)}
          onClose={() => setTo(null)}
        />
      )}
    </div>
  )
}

/** The checked customers in the words of the contract. */
function chosenReaders(): InputOf<'messages.send'>['to'] {
  const { selection, filter } = useCustomersStore.getState()
  return selection.kind === 'all'
    ? { kind: 'matching', filter, except: [...selection.except] }
    : { kind: 'these', customerIds: [...selection.keys] }
}
