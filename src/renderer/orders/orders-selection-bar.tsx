import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconBan, IconCheck, IconX } from '@tabler/icons-react'
import type { OrderSelection, OrderSort } from '../../shared/contract/orders.ts'
import pool from '../pool/pool.module.css'
import { CopyMenu } from '../ui/copy-menu.tsx'
import { formatCount } from '../ui/format.ts'
import type { GridSelection } from '../ui/grid/grid-types.ts'
import { ALL_MATCHING, NO_SELECTION } from '../ui/grid/selection-rule.ts'
import { GuardedButton } from '../ui/guarded-button.tsx'
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
    <div className={pool['selection']} role="toolbar" aria-label="Selected orders">
      <Tooltip label="Let go of the selection (Esc)">
        <ActionIcon size="sm" aria-label="Clear selection" onClick={() => onSelect(NO_SELECTION)}>
          <IconX size={15} />
        </ActionIcon>
      </Tooltip>
      <output className={pool['chosen']}>{formatCount(count)} selected</output>
      {count < total && (
        <Button size="compact-xs" variant="light" onClick={() => onSelect(ALL_MATCHING)}>
          Select all {formatCount(total)} matching
        </Button>
      )}
      <span className={pool['divider']} />
      <GuardedButton
        size="compact-xs"
        variant="subtle"
        color="gray"
        reason={reason}
        leftSection={<IconCheck size={15} aria-hidden />}
        onClick={() => onDialog({ kind: 'finish', how: 'complete', selection: chosen })}
      >
        Complete selected
      </GuardedButton>
      <GuardedButton
        size="compact-xs"
        variant="subtle"
        color="red"
        reason={reason}
        leftSection={<IconBan size={15} aria-hidden />}
        onClick={() => onDialog({ kind: 'finish', how: 'fail', selection: chosen })}
      >
        Fail selected
      </GuardedButton>
      <CopyMenu labels={ORDER_COPIES} onCopy={(format) => void copyOrders(chosen, props.sort, format)} />
    </div>
  )
}
