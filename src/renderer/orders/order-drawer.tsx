import { Drawer } from '@mantine/core'
import type { OutputOf } from '../../shared/contract/index.ts'
import { useOperation } from '../api.ts'
import pool from '../pool/pool.module.css'
import { asFailure } from '../ui/as-failure.ts'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { LoadingState } from '../ui/loading-state.tsx'
import { RelativeTime } from '../ui/relative-time.tsx'
import { ORDER_COLUMNS } from './order-columns.tsx'
import { OrderRowActions } from './order-row-actions.tsx'
import type { OrderDialog } from './orders-dialogs.tsx'

interface OrderDrawerProps {
  readonly orderId: string | null
  readonly onDialog: (dialog: OrderDialog) => void
  readonly onClose: () => void
}

/** Everything about one order, and what happened to it. */
export function OrderDrawer({ orderId, onDialog, onClose }: OrderDrawerProps): React.JSX.Element {
  return (
    <Drawer
      opened={orderId !== null}
      onClose={onClose}
      position="right"
      size={460}
      title="Order"
      overlayProps={{ backgroundOpacity: 0.15 }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {orderId !== null && <Details orderId={orderId} onDialog={onDialog} />}
    </Drawer>
  )
}

function Details({
  orderId,
  onDialog,
}: {
  readonly orderId: string
  readonly onDialog: (dialog: OrderDialog) => void
}): React.JSX.Element {
  const found = useOperation('orders.get', { id: orderId })
  if (found.error !== null) {
    return <FailureNotice failure={asFailure(found.error)} onNext={() => void found.refetch()} />
  }
  if (found.data === undefined || found.data.order.id !== orderId) return <LoadingState />
  const { order, history } = found.data
  return (
    <div className={pool['details']}>
      <OrderRowActions order={order} onDialog={onDialog} />
      <Fields order={order} />
      <h3 className={pool['detailsHeading']}>History</h3>
      <ol className={pool['history']}>
        {history.map(({ at, actor, label, changeId }) => (
          <li key={changeId}>
            <div className={pool['historyLabel']}>{label}</div>
            <div className={pool['historyCell']}>
              {actor} · <RelativeTime at={at} />
            </div>
          </li>
        ))}
      </ol>
    </div>
  )
}

type Order = OutputOf<'orders.get'>['order']

function Fields({ order }: { readonly order: Order }): React.JSX.Element {
  const more: readonly (readonly [string, string | null])[] = [
    ['Only model', order.wantedModel],
    ['Chosen because', order.overrideReason],
  ]
  return (
    <dl className={pool['fields']}>
      {ORDER_COLUMNS.map(({ id, title, render }) => (
        <div key={id} className={pool['field']}>
          <dt>{title}</dt>
          <dd>{render(order)}</dd>
        </div>
      ))}
      {more.map(([title, value]) =>
        value === null ? null : (
          <div key={title} className={pool['field']}>
            <dt>{title}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  )
}
