import { Anchor } from '@mantine/core'
import type { Payer } from '../../shared/contract/payers.ts'
import { AWS_PARTITION_LABELS } from '../../shared/domain/aws-partition.ts'
import { formatCount } from '../ui/format.ts'
import type { GridColumn } from '../ui/grid/grid-types.ts'
import { RelativeTime } from '../ui/relative-time.tsx'
import { membersPath } from './members-address.ts'
import classes from './payers.module.css'

const blank = <span className={classes['blank']}>–</span>

/** The columns of the grid **Management accounts**. */
export const PAYER_COLUMNS: readonly GridColumn<Payer>[] = [
  {
    id: 'name',
    title: 'Name',
    width: 200,
    sortBy: 'name',
    isFixed: true,
    isGrowing: true,
    text: ({ name }) => name,
    render: ({ name, accountId }) => (
      <Anchor href={`#${membersPath({ account: accountId })}`} c="inherit" size="sm" tabIndex={-1}>
        {name}
      </Anchor>
    ),
  },
  {
    id: 'accountId',
    title: 'Account ID',
    width: 126,
    sortBy: 'accountId',
    isFixed: true,
    text: ({ accountId }) => accountId,
    render: ({ accountId }) => <span className={classes['number']}>{accountId}</span>,
  },
  {
    id: 'organization',
    title: 'Organization',
    width: 122,
    sortBy: 'organization',
    text: ({ organizationId }) => organizationId ?? '',
    render: ({ organizationId }) => organizationId ?? blank,
  },
  {
    id: 'features',
    title: 'Features',
    width: 146,
    isHiddenAtFirst: true,
    text: featuresOf,
    render: (payer) => featuresOf(payer) || blank,
  },
  {
    id: 'partition',
    title: 'Partition',
    width: 120,
    isHiddenAtFirst: true,
    text: ({ partition }) => AWS_PARTITION_LABELS[partition],
    render: ({ partition }) => AWS_PARTITION_LABELS[partition],
  },
  {
    id: 'sharing',
    title: 'Sharing',
    width: 86,
    text: sharingOf,
    render: sharingOf,
  },
  {
    id: 'members',
    title: 'Members',
    width: 104,
    align: 'end',
    sortBy: 'members',
    text: membersOf,
    render: membersOf,
  },
  {
    id: 'linked',
    title: 'With customer',
    width: 112,
    align: 'end',
    sortBy: 'linked',
    text: ({ linkedMembers }) => formatCount(linkedMembers),
    render: ({ linkedMembers }) => formatCount(linkedMembers),
  },
  {
    id: 'onboarded',
    title: 'Onboarded',
    width: 104,
    align: 'end',
    sortBy: 'onboarded',
    text: ({ onboardedMembers }) => formatCount(onboardedMembers),
    render: ({ onboardedMembers }) => formatCount(onboardedMembers),
  },
  {
    id: 'profile',
    title: 'Profile',
    width: 120,
    isHiddenAtFirst: true,
    text: ({ profile }) => profile ?? '',
    render: ({ profile }) => profile ?? blank,
  },
  {
    id: 'listed',
    title: 'Last listed',
    width: 122,
    sortBy: 'listed',
    render: ({ listedAt }) =>
      listedAt === null ? <span className={classes['blank']}>Never</span> : <RelativeTime at={listedAt} />,
  },
]

function featuresOf({ featureSet }: Payer): string {
  if (featureSet === null) return ''
  return featureSet === 'ALL' ? 'All features' : 'Consolidated billing'
}

function sharingOf({ sharing }: Payer): string {
  return sharing === 'shared' ? 'Shared' : 'Dedicated'
}

/** How many of how many, where the quota is known. */
function membersOf({ members, maxAccounts }: Payer): string {
  return maxAccounts === null
    ? formatCount(members)
    : `${formatCount(members)} of ${formatCount(maxAccounts)}`
}
