import { Tooltip } from '@mantine/core'
import { IconLock, IconPlayerPause } from '@tabler/icons-react'
import type { AccountRow, AwsState } from '../../shared/contract/accounts.ts'
import { ACCOUNT_STATUS_LABELS } from '../../shared/domain/account-status.ts'
import { CustomerPageLink } from '../customers/customer-page-link.tsx'
import { OrderLink } from '../orders/order-link.tsx'
import { formatDay } from '../ui/format.ts'
import type { GridColumn } from '../ui/grid/grid-types.ts'
import { RelativeTime } from '../ui/relative-time.tsx'
import { StatusBadge } from '../ui/status-badge.tsx'
import { AccountLink } from './account-link.tsx'
import classes from './pool.module.css'

/** What AWS calls the state of an account, in words. */
export const AWS_STATE_LABELS: Readonly<Record<AwsState, string>> = {
  PENDING_ACTIVATION: 'Pending activation',
  ACTIVE: 'Active',
  SUSPENDED: 'Suspended',
  PENDING_CLOSURE: 'Pending closure',
  CLOSED: 'Closed',
  SUSPENDED_OR_CLOSED: 'Suspended or closed',
}

/** Where an account came from, in words. */
export const SOURCE_LABELS = { manual: 'Added by hand', import: 'Import' } as const

/** What holding an account means, in one sentence. */
export function holdSentence({ reason, until }: NonNullable<AccountRow['hold']>): string {
  return until === null ? `On hold: ${reason}` : `On hold until ${formatDay(until)}: ${reason}`
}

function StatusCell({ row }: { readonly row: AccountRow }): React.JSX.Element {
  return (
    <span className={classes['status']}>
      <StatusBadge status={row.status} />
      {row.statusReason !== null && <span className={classes['reason']}>{row.statusReason}</span>}
      {row.hold !== null && (
        <Tooltip label={holdSentence(row.hold)}>
          <span className={classes['held']}>
            <IconPlayerPause size={11} aria-hidden /> Held
          </span>
        </Tooltip>
      )}
      {!row.isOurs && (
        <Tooltip label="Another provider owns this account: it can be seen, but neither changed nor picked. Switch the provider to work on it.">
          <IconLock size={14} aria-label="Read-only: owned by another provider" />
        </Tooltip>
      )}
    </span>
  )
}

const blank = <span className={classes['blank']}>–</span>

function CustomerCell({ row: { customer, isOurs } }: { readonly row: AccountRow }): React.ReactNode {
  if (customer === null) return blank
  const { identifier, companyName } = customer
  // The pages of other providers' customers are closed to us (CB-04).
  return isOurs ? <CustomerPageLink identifier={identifier} companyName={companyName} /> : companyName
}

/** The columns of the grid **Accounts**; those up to the name are seen whole in a window 1440 wide. */
export const POOL_COLUMNS: readonly GridColumn<AccountRow>[] = [
  {
    id: 'accountId',
    title: 'Account ID',
    width: 138,
    sortBy: 'accountId',
    isFixed: true,
    isPinnedAtFirst: true,
    text: ({ accountId }) => accountId,
    render: ({ accountId }) => <AccountLink accountId={accountId} />,
  },
  {
    id: 'marketplace',
    title: 'Marketplace',
    width: 124,
    sortBy: 'marketplace',
    text: ({ marketplaceCode }) => marketplaceCode,
    render: ({ marketplaceCode }) => marketplaceCode,
  },
  {
    id: 'model',
    title: 'Model',
    width: 76,
    sortBy: 'model',
    text: ({ model }) => model,
    render: ({ model }) => model,
  },
  {
    id: 'status',
    title: 'Status',
    width: 200,
    sortBy: 'status',
    text: ({ status, statusReason }) =>
      [ACCOUNT_STATUS_LABELS[status], statusReason].filter(Boolean).join(': '),
    render: (row) => <StatusCell row={row} />,
  },
  {
    id: 'customer',
    title: 'Customer',
    width: 152,
    sortBy: 'customer',
    text: ({ customer }) => customer?.companyName ?? '',
    render: (row) => <CustomerCell row={row} />,
  },
  {
    id: 'project',
    title: 'Project',
    width: 150,
    text: ({ project }) => project?.name ?? '',
    render: ({ project }) => project?.name ?? blank,
  },
  {
    id: 'order',
    title: 'Order',
    width: 88,
    text: ({ order }) => (order === null ? '' : `Order ${order.number}`),
    render: ({ order }) => (order === null ? blank : <OrderLink number={order.number} orderId={order.id} />),
  },
  {
    id: 'added',
    title: 'Added',
    width: 112,
    sortBy: 'added',
    render: ({ addedAt }) => <RelativeTime at={addedAt} />,
  },
  {
    id: 'name',
    title: 'Name',
    width: 180,
    minWidth: 120,
    sortBy: 'name',
    isGrowing: true,
    text: ({ name }) => name ?? '',
    render: ({ name }) => name ?? blank,
  },
  {
    id: 'email',
    title: 'Email',
    width: 210,
    sortBy: 'email',
    text: ({ email }) => email ?? '',
    render: ({ email }) => email ?? blank,
  },
  {
    id: 'awsState',
    title: 'AWS state',
    width: 126,
    text: ({ awsState }) => (awsState === null ? '' : AWS_STATE_LABELS[awsState]),
    render: ({ awsState }) => (awsState === null ? blank : AWS_STATE_LABELS[awsState]),
  },
  {
    id: 'source',
    title: 'Source',
    width: 116,
    text: ({ source }) => SOURCE_LABELS[source],
    render: ({ source }) => SOURCE_LABELS[source],
  },
  {
    id: 'note',
    title: 'Note',
    width: 200,
    text: ({ note }) => note ?? '',
    render: ({ note }) => note ?? blank,
  },
]
