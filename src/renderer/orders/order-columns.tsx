import { Anchor, Tooltip } from '@mantine/core'
import { IconArrowMoveRight } from '@tabler/icons-react'
import type { Order } from '../../shared/contract/orders.ts'
import { ORDER_MODE_LABELS, ORDER_STATE_LABELS } from '../../shared/domain/order.ts'
import { CustomerPageLink } from '../customers/customer-page-link.tsx'
import { poolPath } from '../pool/pool-address.ts'
import type { GridColumn } from '../ui/grid/grid-types.ts'
import { RelativeTime } from '../ui/relative-time.tsx'
import { OrderStateBadge } from './order-state-badge.tsx'
import classes from './orders.module.css'

const blank = <span className={classes['blank']}>–</span>

/** A column of orders. */
export type OrderColumn = GridColumn<Order>

/** The columns of the grid **Orders**. */
export const ORDER_COLUMNS: readonly OrderColumn[] = [
  {
    id: 'number',
    title: 'Order',
    width: 80,
    sortBy: 'number',
    isFixed: true,
    isPinnedAtFirst: true,
    text: ({ number }) => String(number),
    render: ({ number }) => <span className={classes['number']}>{number}</span>,
  },
  {
    id: 'externalRef',
    title: 'External reference',
    width: 142,
    sortBy: 'externalRef',
    text: ({ externalRef }) => externalRef ?? '',
    render: ({ externalRef }) => externalRef ?? blank,
  },
  {
    id: 'account',
    title: 'Account',
    width: 126,
    sortBy: 'accountId',
    text: ({ accountId }) => accountId ?? '',
    render: (order) => <AccountCell order={order} />,
  },
  {
    id: 'model',
    title: 'Model',
    width: 70,
    sortBy: 'model',
    text: ({ model }) => model ?? '',
    render: ({ model }) => model ?? blank,
  },
  {
    id: 'customer',
    title: 'Customer',
    width: 140,
    sortBy: 'customer',
    isGrowing: true,
    text: ({ customerName }) => customerName,
    render: ({ customerName, customerIdentifier }) => (
      <CustomerPageLink identifier={customerIdentifier} companyName={customerName} />
    ),
  },
  {
    id: 'marketplace',
    title: 'Marketplace',
    width: 104,
    sortBy: 'marketplace',
    text: ({ marketplaceCode }) => marketplaceCode,
    render: ({ marketplaceCode }) => marketplaceCode,
  },
  {
    id: 'state',
    title: 'State',
    width: 130,
    sortBy: 'state',
    text: ({ state, reason }) => [ORDER_STATE_LABELS[state], reason].filter(Boolean).join(': '),
    render: ({ state, reason }) => (
      <span className={classes['state']}>
        <OrderStateBadge state={state} />
        {reason !== null && <span className={classes['reason']}>{reason}</span>}
      </span>
    ),
  },
  {
    id: 'started',
    title: 'Started',
    width: 128,
    sortBy: 'started',
    render: ({ startedAt }) => (startedAt === null ? blank : <RelativeTime at={startedAt} />),
  },
  {
    id: 'finished',
    title: 'Finished',
    width: 128,
    sortBy: 'finished',
    render: ({ finishedAt }) => (finishedAt === null ? blank : <RelativeTime at={finishedAt} />),
  },
  {
    id: 'mode',
    title: 'Mode',
    width: 148,
    sortBy: 'mode',
    text: ({ mode }) => ORDER_MODE_LABELS[mode],
    render: ({ mode }) => ORDER_MODE_LABELS[mode],
  },
]

function AccountCell({ order }: { readonly order: Order }): React.JSX.Element {
  const { accountId, overrideReason } = order
  if (accountId === null) return blank
  return (
    <span className={classes['state']}>
      <Anchor href={`#${poolPath({ account: accountId })}`} c="inherit" size="sm" tabIndex={-1}>
        {accountId}
      </Anchor>
      {overrideReason !== null && (
        <Tooltip label={`Chosen instead of the oldest: ${overrideReason}`}>
          <IconArrowMoveRight size={14} aria-label="Chosen instead of the oldest" />
        </Tooltip>
      )}
    </span>
  )
}
