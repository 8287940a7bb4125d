import type { CustomerLink } from '../../shared/contract/customers.ts'
import { ACCOUNT_STATUS_LABELS } from '../../shared/domain/account-status.ts'
import type { GridColumn } from '../ui/grid/grid-types.ts'
import { RelativeTime } from '../ui/relative-time.tsx'
import { StatusBadge } from '../ui/status-badge.tsx'
import classes from './customers.module.css'

/** Where the account is: its marketplace in the pool, or the organization that alone knows it. */
function placeOf({ account, memberOf }: CustomerLink): string {
  if (account !== null) return account.marketplaceCode
  return memberOf === null ? 'Deleted since' : `Not in the pool · ${memberOf}`
}

const ACCOUNT: readonly GridColumn<CustomerLink>[] = [
  {
    id: 'accountId',
    title: 'Account ID',
    width: 138,
    isFixed: true,
    text: ({ accountId }) => accountId,
    render: ({ accountId, account }) =>
      account === null ? (
        accountId
      ) : (
        <a href={`#/pool?account=${accountId}`} tabIndex={-1} className={classes['link']}>
          {accountId}
        </a>
      ),
  },
  {
    id: 'marketplace',
    title: 'Marketplace',
    width: 190,
    text: placeOf,
    render: (link) =>
      link.memberOf === null ? placeOf(link) : <span className={classes['outside']}>{placeOf(link)}</span>,
  },
  {
    id: 'status',
    title: 'Status',
    width: 190,
    text: ({ account }) => (account === null ? '' : ACCOUNT_STATUS_LABELS[account.status]),
    render: ({ account }) => (account === null ? null : <StatusBadge status={account.status} />),
  },
  { id: 'linked', title: 'Linked', width: 130, render: ({ linkedAt }) => <RelativeTime at={linkedAt} /> },
  {
    id: 'linkedBy',
    title: 'Linked by',
    width: 160,
    isGrowing: true,
    text: ({ linkedBy }) => linkedBy,
    render: ({ linkedBy }) => linkedBy,
  },
]

/** The columns of the accounts that are linked now. */
export const CURRENT_LINK_COLUMNS = ACCOUNT

/** The columns of those that were. */
export const ENDED_LINK_COLUMNS: readonly GridColumn<CustomerLink>[] = [
  ...ACCOUNT.map((column) => ({ ...column, isGrowing: false })),
  {
    id: 'removed',
    title: 'Removed',
    width: 130,
    render: ({ unlinkedAt }) => (unlinkedAt === null ? null : <RelativeTime at={unlinkedAt} />),
  },
  {
    id: 'removedBy',
    title: 'Removed by',
    width: 160,
    text: ({ unlinkedBy }) => unlinkedBy ?? '',
    render: ({ unlinkedBy }) => unlinkedBy,
  },
  {
    id: 'reason',
    title: 'Reason',
    width: 220,
    isGrowing: true,
    text: ({ unlinkReason }) => unlinkReason ?? '',
    render: ({ unlinkReason }) => unlinkReason,
  },
]
