import { useMemo } from 'react'
import type { MailRow } from '../../shared/contract/outbox.ts'
import { call, subscribe } from '../api.ts'
import { DataGrid } from '../ui/grid/data-grid.tsx'
import type { GridColumn, GridSource } from '../ui/grid/grid-types.ts'
import { useColumnLayout } from '../ui/grid/use-column-layout.ts'
import { RelativeTime } from '../ui/relative-time.tsx'
import { MailStateBadge } from './mail-state-badge.tsx'
import { recipientsInWords } from './mail-words.ts'
import { choiceToQuery, filterOf, type OutboxChoice } from './outbox-filter.ts'
import classes from './outbox.module.css'

const COLUMNS: readonly GridColumn<MailRow>[] = [
  {
    id: 'state',
    title: 'State',
    width: 92,
    isFixed: true,
    render: ({ state }) => <MailStateBadge state={state} />,
  },
  {
    id: 'subject',
    title: 'Subject',
    width: 160,
    isGrowing: true,
    isFixed: true,
    render: ({ subject }) => subject,
    text: ({ subject }) => subject,
  },
  {
    id: 'to',
    title: 'To',
    width: 132,
    render: ({ recipients }) => recipientsInWords(recipients),
    text: ({ recipients }) => recipients.join(', '),
  },
  {
    id: 'customer',
    title: 'Customer',
    width: 100,
    render: ({ customer }) => customer?.companyName ?? '',
    text: ({ customer }) => customer?.companyName ?? '',
  },
  {
    id: 'created',
    title: 'Drafted',
    width: 116,
    render: ({ createdAt }) => <RelativeTime at={createdAt} />,
  },
]

interface MailGridProps {
  readonly choice: OutboxChoice
  readonly empty: React.ReactNode
  /** Whose text is shown beside the list. */
  readonly shownId: string | undefined
  readonly onActive: (mail: MailRow | undefined) => void
  readonly onTotal: (total: number) => void
  /** Enter or a double click. */
  readonly onOpen: () => void
  readonly onDelete: (mail: MailRow) => void
  readonly focusRef: React.RefObject<{ readonly focus: () => void } | null>
}

/** The mails, newest first. */
export function MailGrid({ choice, shownId, ...grid }: MailGridProps): React.JSX.Element {
  const [layout, setLayout] = useColumnLayout('outbox', COLUMNS)
  const source = useMemo(
    (): GridSource<MailRow> => ({
      key: choiceToQuery(choice),
      fetch: async (first, count) => {
        const { mails, total } = await call('outbox.page', { filter: filterOf(choice), first, count })
        return { rows: mails, total }
      },
      onStale: (listener) =>
        subscribe(({ kind }) => {
          if (kind === 'outbox.changed' || kind === 'session.changed') listener()
        }),
    }),
    [choice],
  )
  return (
    <div className={classes['grid']}>
      <DataGrid
        name="Mails"
        columns={COLUMNS}
        source={source}
        keyOf={({ id }) => id}
        layout={layout}
        onLayout={setLayout}
        rowState={({ id }) => (id === shownId ? 'shown' : undefined)}
        {...grid}
      />
    </div>
  )
}
