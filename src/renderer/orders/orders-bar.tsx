import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconBan, IconCheck, IconX } from '@tabler/icons-react'
import type { OrderFilter, OrderSelection } from '../../shared/contract/orders.ts'
import pool from '../pool/pool.module.css'
import { formatAmount, formatCount } from '../ui/format.ts'
import { ColumnsMenu } from '../ui/grid/columns-menu.tsx'
import type { ColumnLayout, GridSelection } from '../ui/grid/grid-types.ts'
import { ALL_MATCHING, NO_SELECTION, selectedCount } from '../ui/grid/selection-rule.ts'
import { GuardedButton } from '../ui/guarded-button.tsx'
import { missingPermission } from '../ui/missing-permission.ts'
import { useSession } from '../ui/use-session.ts'
import { ORDER_COLUMNS } from './order-columns.tsx'
import type { OrderDialog } from './orders-dialogs.tsx'

interface OrdersBarProps {
  readonly selection: GridSelection
  readonly filter: OrderFilter
  readonly total: number
  readonly layout: ColumnLayout
  readonly onLayout: (layout: ColumnLayout) => void
  readonly onSelect: (selection: GridSelection) => void
  readonly onDialog: (dialog: OrderDialog) => void
}

/** Between filters and grid: how many orders there are, or what can be done with those that are chosen. */
export function OrdersBar(props: OrdersBarProps): React.JSX.Element {
  const { selection, filter, total, onSelect, onDialog } = props
  const reason = missingPermission(useSession(), 'pool')
  const count = selectedCount(selection, total)
  if (count === 0) {
    return (
      <div className={pool['listBar']}>
        <output className={pool['total']}>{formatAmount(total, 'order')}</output>
        <span className={pool['spacer']} />
        <ColumnsMenu columns={ORDER_COLUMNS} layout={props.layout} onLayout={props.onLayout} />
      </div>
    )
  }
  const chosen = chosenOrders(selection, filter)
  return (
    <div className={pool['listBar']} data-chosen>
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
      </div>
    </div>
  )
}

function chosenOrders(selection: GridSelection, filter: OrderFilter): OrderSelection {
  return selection.kind === 'all'
    ? { kind: 'matching', filter, except: [...selection.except] }
    : { kind: 'these', orderIds: [...selection.keys] }
}
