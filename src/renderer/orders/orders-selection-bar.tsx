import { IconBan, IconCheck } from '@tabler/icons-react'
import type { OrderSelection, OrderSort } from '../../shared/contract/orders.ts'
import { CopyMenu } from '../ui/copy-menu.tsx'
import type { GridSelection } from '../ui/grid/grid-types.ts'
import { BulkButton, SelectionToolbar } from '../ui/grid/list-bar.tsx'
import { missingPermission } from '../ui/missing-permission.ts'
import { useSession } from '../ui/use-session.ts'
import { copyOrders, ORDER_COPIES } from './copy-orders.ts'
import type { OrderDialog } from './orders-dialogs.tsx'

interface OrdersSelectionBarProps {
  readonly chosen: OrderSelection
  readonly count: number
  readonly total: number
  readonly sort: OrderSort
  readonly onSelect: (selection: GridSelection) => void
  readonly onDialog: (dialog: OrderDialog) => void
}

/** What can be done with the chosen orders, and the offer to choose all that match. */
export function OrdersSelectionBar(props: OrdersSelectionBarProps): React.JSX.Element {
  const { chosen, count, total, onSelect, onDialog } = props
  const reason = missingPermission(useSession(), 'pool')
  return (
    <SelectionToolbar label="Selected orders" count={count} total={total} onSelect={onSelect}>
      <BulkButton
        reason={reason}
        icon={<IconCheck size={15} aria-hidden />}
        onClick={() => onDialog({ kind: 'finish', how: 'complete', selection: chosen })}
      >
        Complete selected
      </BulkButton>
      <BulkButton
        isDangerous
        reason={reason}
        icon={<IconBan size={15} aria-hidden />}
        onClick={() => onDialog({ kind: 'finish', how: 'fail', selection: chosen })}
      >
        Fail selected
      </BulkButton>
      <CopyMenu labels={ORDER_COPIES} onCopy={(format) => void copyOrders(chosen, props.sort, format)} />
    </SelectionToolbar>
  )
}
