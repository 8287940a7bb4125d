import { Button, Group } from '@mantine/core'
import type { Order } from '../../shared/contract/orders.ts'
import { missingPermission } from '../ui/missing-permission.ts'
import { useSession } from '../ui/use-session.ts'
import type { OrderDialog } from './orders-dialogs.tsx'

interface OrderRowActionsProps {
  readonly order: Order
  readonly onDialog: (dialog: OrderDialog) => void
}

/** What can be done with an order that has not ended: **Start**, **Complete**, **Fail**, **Cancel**. */
export function OrderRowActions({ order, onDialog }: OrderRowActionsProps): React.JSX.Element | null {
  const session = useSession()
  if (missingPermission(session, 'pool') !== null) return null
  const button = (label: string, color: string, dialog: OrderDialog): React.JSX.Element => (
    <Button
      size="compact-xs"
      variant="subtle"
      color={color}
      tabIndex={-1}
      aria-label={`${label} order ${order.number}`}
      onClick={() => onDialog(dialog)}
    >
      {label}
    </Button>
  )
  if (order.state === 'draft') {
    return (
      <Group gap={2} wrap="nowrap" justify="flex-end">
        {button('Start', 'blue', { kind: 'start-draft', order })}
        {button('Cancel', 'gray', { kind: 'end', trigger: 'cancel', order })}
      </Group>
    )
  }
  if (order.state !== 'in_progress') return null
  return (
    <Group gap={2} wrap="nowrap" justify="flex-end">
      {button('Complete', 'blue', { kind: 'end', trigger: 'complete', order })}
      {button('Fail', 'red', { kind: 'end', trigger: 'fail', order })}
      {button('Cancel', 'gray', { kind: 'end', trigger: 'cancel', order })}
    </Group>
  )
}
