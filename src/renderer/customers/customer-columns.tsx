import type { CustomerTreeRow } from '../../shared/contract/customer-list.ts'
import { CUSTOMER_KIND_LABELS, CUSTOMER_STATUS_LABELS } from '../../shared/domain/customer.ts'
import { formatCount } from '../ui/format.ts'
import type { GridColumn } from '../ui/grid/grid-types.ts'
import { RelativeTime } from '../ui/relative-time.tsx'
import { customerPath } from './customer-path.ts'
import { CustomerStatusBadge } from './customer-status-badge.tsx'
import classes from './customers.module.css'

function amount(value: number): React.ReactNode {
  return value === 0 ? <span className={classes['none']}>–</span> : formatCount(value)
}

/** The columns of the grid **Customers**. */
export const CUSTOMER_COLUMNS: readonly GridColumn<CustomerTreeRow>[] = [
  {
    id: 'company',
    title: 'Company',
    width: 230,
    sortBy: 'name',
    isFixed: true,
    isGrowing: true,
    isPinnedAtFirst: true,
    text: ({ companyName }) => companyName,
    render: ({ companyName, identifier, childCount, isExpanded }) => (
      <>
        <a href={`#${customerPath(identifier)}`} tabIndex={-1} className={classes['link']}>
          {companyName}
        </a>
        {childCount > 0 && !isExpanded && <span className={classes['below']}>{formatCount(childCount)}</span>}
      </>
    ),
  },
  {
    id: 'identifier',
    title: 'Identifier',
    width: 150,
    text: ({ identifier }) => identifier,
    render: ({ identifier }) => identifier,
  },
  {
    id: 'kind',
    title: 'Kind',
    width: 110,
    text: ({ kind }) => CUSTOMER_KIND_LABELS[kind],
    render: ({ kind }) => CUSTOMER_KIND_LABELS[kind],
  },
  {
    id: 'status',
    title: 'Status',
    width: 150,
    sortBy: 'status',
    text: ({ status }) => CUSTOMER_STATUS_LABELS[status],
    render: ({ status }) => <CustomerStatusBadge status={status} />,
  },
  {
    id: 'accounts',
    title: 'Accounts',
    width: 84,
    align: 'end',
    render: ({ linkedAccounts }) => amount(linkedAccounts),
  },
  {
    id: 'orders',
    title: 'Open orders',
    width: 100,
    align: 'end',
    render: ({ openOrders }) => amount(openOrders),
  },
  { id: 'users', title: 'Users', width: 64, align: 'end', render: ({ users }) => amount(users) },
  {
    id: 'created',
    title: 'Created',
    width: 130,
    sortBy: 'created',
    render: ({ createdAt }) => <RelativeTime at={createdAt} />,
  },
]
