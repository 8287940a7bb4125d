import { IconFileCode, IconPlayerPlay, IconQuestionMark, IconReload, IconTrash } from '@tabler/icons-react'
import type { ActionVersion } from '../../shared/contract/actions.ts'
import type { CopyFormat } from '../../shared/contract/row-text.ts'
import { CopyMenu } from '../ui/copy-menu.tsx'
import { ROW_COPIES } from '../ui/copy-rows.ts'
import type { ColumnLayout, GridSelection } from '../ui/grid/grid-types.ts'
import { BulkButton, ListBar, SelectionToolbar } from '../ui/grid/list-bar.tsx'
import { selectedCount } from '../ui/grid/selection-rule.ts'
import { ListSummary } from '../ui/list-summary.tsx'
import { missingPermission } from '../ui/missing-permission.ts'
import { useSession } from '../ui/use-session.ts'
import { ACTION_COLUMNS } from './action-columns.tsx'
import { actionChoiceFrom, actionsQuery, type ActionChoice } from './action-filter.ts'
import { retry, saveRunbook, withdraw } from './use-action-commands.ts'

interface ActionBarProps {
  readonly choice: ActionChoice
  readonly layout: ColumnLayout
  readonly onChoose: (choice: ActionChoice) => void
  readonly onLayout: (layout: ColumnLayout) => void
  readonly onCopy: (format: CopyFormat) => void
  readonly selection: GridSelection
  readonly total: number
  /** The chosen actions as they are now; null while they are being read. */
  readonly chosen: readonly ActionVersion[] | null
  readonly onSelect: (selection: GridSelection) => void
  readonly onWork: (kind: 'run' | 'settle', actionIds: readonly string[]) => void
}

/** Between filters and grid: how many actions there are, or what can be done with those that are chosen. */
export function ActionBar(props: ActionBarProps): React.JSX.Element {
  const { selection, total, onSelect, onWork } = props
  const missing = missingPermission(useSession(), 'onboarding')
  const count = selectedCount(selection, total)
  if (count === 0) {
    return (
      <ListSummary
        noun="AWS action"
        total={total}
        screen="aws-actions"
        query={actionsQuery(props.choice)}
        columns={ACTION_COLUMNS}
        layout={props.layout}
        onQuery={(query) => props.onChoose(actionChoiceFrom(query))}
        onLayout={props.onLayout}
      />
    )
  }
  const chosen = props.chosen ?? []
  const waiting = chosen.filter(({ state, runbook }) => state === 'waiting' && runbook === null)
  const given = chosen.filter(({ state, runbook }) => state === 'waiting' && runbook !== null)
  const unsure = chosen.filter(({ state }) => state === 'unsure')
  const failed = chosen.filter(({ state }) => state === 'failed')
  const open = [...waiting, ...given, ...unsure, ...failed]
  const reason = (some: readonly unknown[], none: string): string | null =>
    missing ?? (some.length === 0 ? none : null)
  return (
    <ListBar isChosen>
      <SelectionToolbar label="Selected AWS actions" count={count} total={total} onSelect={onSelect}>
        <BulkButton
          icon={<IconPlayerPlay size={15} aria-hidden />}
          reason={reason(waiting, 'None of them waits to be made from here.')}
          onClick={() => onWork('run', idsOf(waiting))}
        >
          Run selected
        </BulkButton>
        <BulkButton
          icon={<IconFileCode size={15} aria-hidden />}
          reason={reason(waiting, 'None of them waits to be made from here.')}
          onClick={() => void saveRunbook(waiting)}
        >
          Save runbook
        </BulkButton>
        <BulkButton
          icon={<IconQuestionMark size={15} aria-hidden />}
          reason={reason([...unsure, ...given], 'Of all of them it is known what became of them.')}
          onClick={() => onWork('settle', idsOf([...unsure, ...given]))}
        >
          Ask AWS what became of it
        </BulkButton>
        <BulkButton
          icon={<IconReload size={15} aria-hidden />}
          reason={reason([...failed, ...given], 'None of them failed or is in a runbook.')}
          onClick={() => void retry([...failed, ...given])}
        >
          Retry
        </BulkButton>
        <BulkButton
          isDangerous
          icon={<IconTrash size={15} aria-hidden />}
          reason={reason(open, 'None of them is open any more.')}
          onClick={() => void withdraw(open)}
        >
          Withdraw
        </BulkButton>
        <CopyMenu labels={ACTION_COPIES} onCopy={props.onCopy} />
      </SelectionToolbar>
    </ListBar>
  )
}

/** An action is about an account, or about an email that has none yet. */
const ACTION_COPIES = { ...ROW_COPIES, ids: 'Copy as accounts' }

function idsOf(actions: readonly ActionVersion[]): string[] {
  return actions.map(({ id }) => id)
}
