import type { ActionRow } from '../../shared/contract/actions.ts'
import { ACTION_OPERATION_LABELS, ACTION_STATE_LABELS } from '../../shared/domain/aws-action.ts'
import { DotLabel } from '../ui/dot-label.tsx'
import { formatDay } from '../ui/format.ts'
import type { GridColumn } from '../ui/grid/grid-types.ts'
import { RelativeTime } from '../ui/relative-time.tsx'
import { ACTION_STATE_COLOURS } from './action-words.ts'

/** The columns of the grid **AWS actions**. */
export const ACTION_COLUMNS: readonly GridColumn<ActionRow>[] = [
  {
    id: 'state',
    title: 'State',
    width: 104,
    sortBy: 'state',
    isFixed: true,
    text: stateInWords,
    render: (action) => <DotLabel colour={ACTION_STATE_COLOURS[action.state]} label={stateInWords(action)} />,
  },
  {
    id: 'what',
    title: 'What',
    width: 138,
    sortBy: 'operation',
    isFixed: true,
    text: ({ operation }) => ACTION_OPERATION_LABELS[operation],
    render: ({ operation }) => ACTION_OPERATION_LABELS[operation],
  },
  {
    id: 'subject',
    title: 'For whom',
    width: 186,
    sortBy: 'subject',
    text: ({ subject }) => subject,
    render: ({ subject }) => subject,
  },
  {
    id: 'payer',
    title: 'Payer',
    width: 140,
    sortBy: 'payer',
    text: ({ payer }) => payer?.name ?? '',
    render: ({ payer }) => payer?.name ?? '',
  },
  {
    id: 'notBefore',
    title: 'Not before',
    width: 92,
    sortBy: 'notBefore',
    text: ({ notBefore }) => (notBefore === null ? '' : formatDay(notBefore)),
    render: ({ notBefore }) => (notBefore === null ? '' : formatDay(notBefore)),
  },
  {
    id: 'tried',
    title: 'Tried',
    width: 96,
    sortBy: 'tried',
    render: ({ triedAt }) => (triedAt === null ? '' : <RelativeTime at={triedAt} />),
  },
  {
    id: 'said',
    title: 'What AWS said',
    width: 220,
    isGrowing: true,
    text: ({ failure }) => failure ?? '',
    render: ({ failure }) => failure ?? '',
  },
  {
    id: 'created',
    title: 'Recorded',
    width: 110,
    sortBy: 'created',
    render: ({ createdAt }) => <RelativeTime at={createdAt} />,
  },
  {
    id: 'createdBy',
    title: 'By',
    width: 120,
    isHiddenAtFirst: true,
    text: ({ createdBy }) => createdBy,
    render: ({ createdBy }) => createdBy,
  },
]

/** One that a colleague has in a runbook waits for the results, not for us. */
function stateInWords({ state, runbook }: ActionRow): string {
  return state === 'waiting' && runbook !== null ? 'In a runbook' : ACTION_STATE_LABELS[state]
}
