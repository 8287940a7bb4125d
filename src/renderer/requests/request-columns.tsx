import { Anchor, Tooltip } from '@mantine/core'
import { IconCloudUpload } from '@tabler/icons-react'
import type { RequestRow } from '../../shared/contract/request-list.ts'
import {
  REQUEST_KIND_LABELS,
  REQUEST_OWNER_LABELS,
  REQUEST_STAGE_LABELS,
  requestOwner,
} from '../../shared/domain/request-stage.ts'
import { formatAmount } from '../ui/format.ts'
import type { GridColumn } from '../ui/grid/grid-types.ts'
import { RelativeTime } from '../ui/relative-time.tsx'
import { StageBadge } from './stage-badge.tsx'
import classes from './requests.module.css'

const blank = <span className={classes['blank']}>–</span>
/** From so many days on the days that are left stand out. */
const SOON = 3

/** The columns of the grid **Requests**. */
export const REQUEST_COLUMNS: readonly GridColumn<RequestRow>[] = [
  {
    id: 'kind',
    title: 'Kind',
    width: 112,
    text: ({ kind }) => REQUEST_KIND_LABELS[kind],
    render: ({ kind }) => REQUEST_KIND_LABELS[kind],
  },
  {
    id: 'subject',
    title: 'Account',
    width: 150,
    sortBy: 'subject',
    isFixed: true,
    isPinnedAtFirst: true,
    text: ({ subject }) => subject,
    render: ({ subject }) => subject,
  },
  {
    id: 'customer',
    title: 'Customer',
    width: 110,
    sortBy: 'customer',
    isGrowing: true,
    text: ({ customer }) => customer?.companyName ?? '',
    render: ({ customer }) =>
      customer === null ? (
        blank
      ) : (
        <Anchor href={`#/customers/${customer.identifier}`} c="inherit" size="sm" tabIndex={-1}>
          {customer.companyName}
        </Anchor>
      ),
  },
  {
    id: 'payer',
    title: 'Payer',
    width: 138,
    sortBy: 'payer',
    text: ({ payer }) => `${payer.name} (${payer.accountId})`,
    render: ({ payer }) => payer.name,
  },
  {
    id: 'stage',
    title: 'Stage',
    width: 134,
    sortBy: 'stage',
    text: ({ stage, why }) => [REQUEST_STAGE_LABELS[stage], why].filter(Boolean).join(': '),
    render: (row) => <StageCell row={row} />,
  },
  {
    id: 'owner',
    title: 'Owner',
    width: 116,
    text: (row) => ownerInWords(row),
    render: (row) => (requestOwner(row.stage) === null ? blank : ownerInWords(row)),
  },
  {
    id: 'expires',
    title: 'Days left',
    width: 82,
    sortBy: 'expires',
    text: ({ daysLeft }) => (daysLeft === null ? '' : String(daysLeft)),
    render: ({ daysLeft }) =>
      daysLeft === null ? (
        blank
      ) : (
        <span className={daysLeft <= SOON ? classes['soon'] : undefined}>
          {formatAmount(daysLeft, 'day')}
        </span>
      ),
  },
  {
    id: 'created',
    title: 'Created',
    width: 112,
    sortBy: 'created',
    render: ({ createdAt }) => <RelativeTime at={createdAt} />,
  },
]

function ownerInWords({ stage }: RequestRow): string {
  const owner = requestOwner(stage)
  return owner === null ? '' : REQUEST_OWNER_LABELS[owner]
}

function StageCell({ row: { stage, why, action } }: { readonly row: RequestRow }): React.JSX.Element {
  return (
    <span className={classes['cell']}>
      <StageBadge stage={stage} />
      {action !== null && (
        <Tooltip label={`In the AWS outbox: ${action.state}`}>
          <IconCloudUpload size={14} aria-label="In the AWS outbox" />
        </Tooltip>
      )}
      {why !== null && <span className={classes['why']}>{why}</span>}
    </span>
  )
}
