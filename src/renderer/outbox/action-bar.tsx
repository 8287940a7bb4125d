import { ActionIcon, Button, Tooltip } from '@mantine/core'
import {
  IconFileCode,
  IconPlayerPlay,
  IconQuestionMark,
  IconReload,
  IconTrash,
  IconX,
} from '@tabler/icons-react'
import type { ActionVersion } from '../../shared/contract/actions.ts'
import type { CopyFormat } from '../../shared/contract/row-text.ts'
import pool from '../pool/pool.module.css'
import { CopyMenu } from '../ui/copy-menu.tsx'
import { ROW_COPIES } from '../ui/copy-rows.ts'
import { formatCount } from '../ui/format.ts'
import type { ColumnLayout, GridSelection } from '../ui/grid/grid-types.ts'
import { ALL_MATCHING, NO_SELECTION, selectedCount } from '../ui/grid/selection-rule.ts'
import { GuardedButton } from '../ui/guarded-button.tsx'
import { ListBar } from '../ui/list-bar.tsx'
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
      <ListBar
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
    <div className={pool['listBar']} data-chosen>
      <div className={pool['selection']} role="toolbar" aria-label="Selected AWS actions">
        <Tooltip label="Let go of the selection (Esc)">
          <ActionIcon size="sm" aria-label="Clear selection" onClick={() => onSelect(NO_SELECTION)}>
            <IconX size={15} />
          </ActionIcon>
        </Tooltip>
        <output className={pool['chosen']}>{formatCount(count)} selected</output>
        {count < total && (
          <Button size="compact-xs" variant="light" onClick={() => onSelect(ALL_MATCHING)}>
            Select all {formatCount(total)} matching
          </Button>
        )}
        <span className={pool['divider']} />
        <GuardedButton
          {...LOOK}
          leftSection={<IconPlayerPlay size={15} aria-hidden />}
          reason={reason(waiting, 'None of them waits to be made from here.')}
          onClick={() => onWork('run', idsOf(waiting))}
        >
          Run selected
        </GuardedButton>
        <GuardedButton
          {...LOOK}
          leftSection={<IconFileCode size={15} aria-hidden />}
          reason={reason(waiting, 'None of them waits to be made from here.')}
          onClick={() => void saveRunbook(waiting)}
        >
          Save runbook
        </GuardedButton>
        <GuardedButton
          {...LOOK}
          leftSection={<IconQuestionMark size={15} aria-hidden />}
          reason={reason([...unsure, ...given], 'Of all of them it is known what became of them.')}
          onClick={() => onWork('settle', idsOf([...unsure, ...given]))}
        >
          Ask AWS what became of it
        </GuardedButton>
        <GuardedButton
          {...LOOK}
          leftSection={<IconReload size={15} aria-hidden />}
          reason={reason([...failed, ...given], 'None of them failed or is in a runbook.')}
          onClick={() => void retry([...failed, ...given])}
        >
          Retry
        </GuardedButton>
        <GuardedButton
          {...LOOK}
          color="red"
          leftSection={<IconTrash size={15} aria-hidden />}
          reason={reason(open, 'None of them is open any more.')}
          onClick={() => void withdraw(open)}
        >
          Withdraw
        </GuardedButton>
        <CopyMenu labels={ACTION_COPIES} onCopy={props.onCopy} />
      </div>
    </div>
  )
}

/** An action is about an account, or about an email that has none yet. */
const ACTION_COPIES = { ...ROW_COPIES, ids: 'Copy as accounts' }
const LOOK = { size: 'compact-xs', variant: 'subtle', color: 'gray' } as const

function idsOf(actions: readonly ActionVersion[]): string[] {
  return actions.map(({ id }) => id)
}
