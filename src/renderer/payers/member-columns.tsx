import { Anchor } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { Member, MemberRole } from '../../shared/contract/members.ts'
import { ACCOUNT_STATUS_LABELS } from '../../shared/domain/account-status.ts'
import { AWS_STATE_LABELS } from '../pool/pool-columns.tsx'
import { poolPath } from '../pool/pool-address.ts'
import type { GridColumn } from '../ui/grid/grid-types.ts'
import { RelativeTime } from '../ui/relative-time.tsx'
import { StatusBadge } from '../ui/status-badge.tsx'
import { memberRoleText } from './payer-words.ts'
import classes from './payers.module.css'

const blank = <span className={classes['blank']}>–</span>

const ROLE_COLOURS: Readonly<Record<MemberRole, string>> = {
  missing: 'var(--qm-line-strong)',
  none: 'var(--qm-held)',
  entered: 'var(--qm-progress)',
  verified: 'var(--qm-ready)',
  failed: 'var(--qm-failed)',
  removed: 'var(--qm-line-strong)',
}

/** The columns of the grid **Customer accounts**. */
export const MEMBER_COLUMNS: readonly GridColumn<Member>[] = [
  {
    id: 'accountId',
    title: 'Account ID',
    width: 126,
    sortBy: 'accountId',
    isFixed: true,
    isPinnedAtFirst: true,
    text: ({ accountId }) => accountId,
    render: ({ accountId }) => <span className={classes['number']}>{accountId}</span>,
  },
  {
    id: 'name',
    title: 'Name',
    width: 170,
    sortBy: 'name',
    isGrowing: true,
    text: ({ name }) => name ?? '',
    render: ({ name }) => name ?? blank,
  },
  {
    id: 'email',
    title: 'Email',
    width: 190,
    sortBy: 'email',
    isHiddenAtFirst: true,
    text: ({ email }) => email ?? '',
    render: ({ email }) => email ?? blank,
  },
  {
    id: 'customer',
    title: 'Customer',
    width: 170,
    sortBy: 'customer',
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
    id: 'onboarded',
    title: 'Onboarded',
    width: 92,
    text: ({ isOnboarded }) => (isOnboarded ? 'Yes' : 'No'),
    render: ({ isOnboarded }) => (isOnboarded ? 'Yes' : <span className={classes['blank']}>No</span>),
  },
  {
    id: 'role',
    title: 'Role',
    width: 164,
    sortBy: 'role',
    text: (member) => [memberRoleText(member), member.roleArn].filter(Boolean).join(': '),
    render: (member) => (
      <span className={classes['cell']}>
        {member.isRoleOpen === true ? (
          <IconAlertTriangle className={classes['warning']} size={15} stroke={1.8} aria-hidden />
        ) : (
          <span className={classes['dot']} style={{ background: ROLE_COLOURS[member.role] }} aria-hidden />
        )}
        {memberRoleText(member)}
      </span>
    ),
  },
  {
    id: 'roleArn',
    title: 'Role ARN',
    width: 280,
    isHiddenAtFirst: true,
    text: ({ roleArn }) => roleArn ?? '',
    render: ({ roleArn }) => roleArn ?? blank,
  },
  {
    id: 'awsState',
    title: 'AWS state',
    width: 136,
    sortBy: 'awsState',
    text: ({ awsState }) => (awsState === null ? '' : AWS_STATE_LABELS[awsState]),
    render: ({ awsState }) => (awsState === null ? blank : AWS_STATE_LABELS[awsState]),
  },
  {
    id: 'pool',
    title: 'In the pool',
    width: 170,
    sortBy: 'pool',
    text: ({ pool }) =>
      pool === null ? 'Not in the pool' : `${ACCOUNT_STATUS_LABELS[pool.status]}, ${pool.marketplaceCode}`,
    render: ({ accountId, pool }) =>
      pool === null ? (
        <span className={classes['blank']}>Not in the pool</span>
      ) : (
        <Anchor href={`#${poolPath({ account: accountId })}`} c="inherit" size="sm" tabIndex={-1}>
          <StatusBadge status={pool.status} />
        </Anchor>
      ),
  },
  {
    id: 'joined',
    title: 'Joined',
    width: 128,
    sortBy: 'joined',
    render: ({ joinedAt, joinedMethod }) =>
      joinedAt !== null ? (
        <RelativeTime at={joinedAt} />
      ) : joinedMethod === null ? (
        blank
      ) : joinedMethod === 'INVITED' ? (
        'Invited'
      ) : (
        'Created'
      ),
  },
  {
    id: 'path',
    title: 'Organizational unit',
    width: 160,
    sortBy: 'path',
    isHiddenAtFirst: true,
    text: ({ path }) => path ?? '',
    render: ({ path }) => path ?? blank,
  },
]

const PAYER_COLUMN: GridColumn<Member> = {
  id: 'payer',
  title: 'Management account',
  width: 160,
  text: ({ payerName }) => payerName,
  render: ({ payerName, payerAccountId }) => (
    <Anchor href={`#/aws/${payerAccountId}/members`} c="inherit" size="sm" tabIndex={-1}>
      {payerName}
    </Anchor>
  ),
}

/** The same where members of several organizations stand together. */
export const MEMBER_COLUMNS_OF_ALL: readonly GridColumn<Member>[] = [...MEMBER_COLUMNS, PAYER_COLUMN]
