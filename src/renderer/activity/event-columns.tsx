import type { ActivityEvent } from '../../shared/contract/activity.ts'
import type { CustomerEvent } from '../../shared/contract/history.ts'
import { formatCount } from '../ui/format.ts'
import type { GridColumn } from '../ui/grid/grid-types.ts'
import { RelativeTime } from '../ui/relative-time.tsx'
import classes from './activity.module.css'
import { eventName } from './activity-words.ts'
import { cellsText, ChangedCells } from './changed-cells.tsx'

const AT: GridColumn<ActivityEvent> = {
  id: 'at',
  title: 'When',
  width: 120,
  isFixed: true,
  render: ({ at }) => <RelativeTime at={at} />,
}
const ACTOR: GridColumn<ActivityEvent> = {
  id: 'actor',
  title: 'Who',
  width: 116,
  render: ({ actor }) => actor,
  text: ({ actor }) => actor,
}
const LABEL: GridColumn<ActivityEvent> = {
  id: 'label',
  title: 'What',
  width: 250,
  isGrowing: true,
  isFixed: true,
  render: ({ label }) => label,
  text: ({ label }) => label,
}
const KIND: GridColumn<ActivityEvent> = {
  id: 'type',
  title: 'Kind',
  width: 150,
  render: ({ type }) => <span className={classes['kind']}>{eventName(type)}</span>,
  text: ({ type }) => `${eventName(type)} (${type})`,
}
const ROWS: GridColumn<ActivityEvent> = {
  id: 'rows',
  title: 'Rows',
  width: 72,
  align: 'end',
  render: ({ change }) => (change === null || change.rows === 0 ? '' : formatCount(change.rows)),
}

/** The columns of the log. */
export const ACTIVITY_COLUMNS: readonly GridColumn<ActivityEvent>[] = [
  AT,
  ACTOR,
  LABEL,
  {
    id: 'subject',
    title: 'Subject',
    width: 140,
    render: ({ subject }) => subject,
    text: ({ subject }) => subject,
  },
  KIND,
  ROWS,
]

/** The columns of a customer's history: what changed instead of what it was about. */
export const HISTORY_COLUMNS: readonly GridColumn<CustomerEvent>[] = [
  AT,
  ACTOR,
  { ...LABEL, width: 230, isGrowing: false },
  {
    id: 'changed',
    title: 'Before → after',
    width: 260,
    isGrowing: true,
    render: ({ rows, rowCount }) => (
      <>
        {rows.map(({ key, subject, outcome, cells }) => (
          <span key={key} className={classes['cell']}>
            {!key.startsWith('customer ') && <span className={classes['subject']}>{subject}</span>}{' '}
            {cells.length === 0 ? outcome.toLowerCase() : <ChangedCells cells={cells} />}
          </span>
        ))}
        {rowCount > rows.length && (
          <span className={classes['kind']}> and {formatCount(rowCount - rows.length)} more</span>
        )}
      </>
    ),
    text: ({ rows }) =>
      rows
        .map(({ subject, outcome, cells }) => `${subject} ${cells.length === 0 ? outcome : cellsText(cells)}`)
        .join('; '),
  },
  KIND,
]
