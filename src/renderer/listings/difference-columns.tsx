import type { Difference } from '../../shared/contract/listings.ts'
import { isFinding } from '../../shared/domain/drift.ts'
import { DotLabel } from '../ui/dot-label.tsx'
import type { GridColumn } from '../ui/grid/grid-types.ts'
import { RelativeTime } from '../ui/relative-time.tsx'
import { certaintyText, fieldText, KIND_COLOURS, KIND_LABELS, valueText } from './listing-words.ts'
import classes from './listings.module.css'

const blank = <span className={classes['blank']}>–</span>

/** The columns of the grid **Differences**. */
export const DIFFERENCE_COLUMNS: readonly GridColumn<Difference>[] = [
  {
    id: 'account',
    title: 'Account ID',
    width: 114,
    sortBy: 'accountId',
    isFixed: true,
    isPinnedAtFirst: true,
    text: ({ accountId }) => accountId,
    render: ({ accountId }) => <span className={classes['code']}>{accountId}</span>,
  },
  {
    id: 'name',
    title: 'Account name',
    width: 150,
    sortBy: 'name',
    text: ({ name }) => name ?? '',
    render: ({ name }) => name ?? blank,
  },
  {
    id: 'kind',
    title: 'Kind',
    width: 172,
    sortBy: 'kind',
    text: ({ kind }) => KIND_LABELS[kind],
    render: ({ kind }) => <DotLabel colour={KIND_COLOURS[kind]} label={KIND_LABELS[kind]} />,
  },
  {
    id: 'field',
    title: 'What differs',
    width: 162,
    sortBy: 'field',
    text: fieldText,
    render: (difference) => fieldText(difference),
  },
  {
    id: 'ours',
    title: 'Here',
    width: 110,
    sortBy: 'ours',
    isGrowing: true,
    text: (difference) => valueText(difference, difference.ours),
    render: (difference) => valueText(difference, difference.ours) || blank,
  },
  {
    id: 'theirs',
    title: 'At AWS',
    width: 130,
    sortBy: 'theirs',
    isGrowing: true,
    text: (difference) => valueText(difference, difference.theirs),
    render: (difference) => valueText(difference, difference.theirs) || blank,
  },
  {
    id: 'times',
    title: 'How sure',
    width: 140,
    sortBy: 'times',
    text: ({ times }) => certaintyText(times),
    render: ({ times }) => (
      <span className={isFinding(times) ? undefined : classes['quiet']}>{certaintyText(times)}</span>
    ),
  },
  {
    id: 'seen',
    title: 'AWS said so',
    width: 120,
    sortBy: 'seen',
    text: ({ seenAt }) => seenAt ?? '',
    render: ({ seenAt }) => (seenAt === null ? blank : <RelativeTime at={seenAt} />),
  },
]

/** Names a row of the grid. */
export function differenceKey({ accountId, field }: Pick<Difference, 'accountId' | 'field'>): string {
  return `${accountId} ${field}`
}
