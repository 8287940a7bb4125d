import { IconCloudUpload, IconFileImport, IconPlayerPlay } from '@tabler/icons-react'
import { useMemo, useRef, useState } from 'react'
import type { CopyFormat } from '../../shared/contract/row-text.ts'
import { call, run, useOperation } from '../api.ts'
import { goTo, useHashQuery } from '../routes/hash-location.ts'
import { copiedAs, copyRows } from '../ui/copy-rows.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { ExportMenu } from '../ui/export-menu.tsx'
import { showFailure } from '../ui/failure-notice.tsx'
import type { GridSelection } from '../ui/grid/grid-types.ts'
import { NO_SELECTION } from '../ui/grid/selection-rule.ts'
import { useColumnLayout } from '../ui/grid/use-column-layout.ts'
import { GuardedButton } from '../ui/guarded-button.tsx'
import { missingPermission } from '../ui/missing-permission.ts'
import { useSession } from '../ui/use-session.ts'
import { ActionBar } from './action-bar.tsx'
import { ACTION_COLUMNS } from './action-columns.tsx'
import {
  actionChoiceFrom,
  actionFilterOf,
  actionsPath,
  actionsQuery,
  EVERY_ACTION,
  isActionNarrowed,
  type ActionChoice,
} from './action-filter.ts'
import { ActionFilters } from './action-filters.tsx'
import { ActionGrid } from './action-grid.tsx'
import { OutboxFrame } from './outbox-frame.tsx'
import { bringBackResults } from './use-action-commands.ts'
import { WorkActionsDialog, type ActionWork } from './work-actions-dialog.tsx'

/** What waits to be done at AWS: made with a profile, given to a colleague as a runbook, or withdrawn. */
export function AwsActionsPage(): React.JSX.Element {
  const missing = missingPermission(useSession(), 'onboarding')
  const query = useHashQuery()
  const choice = useMemo(() => actionChoiceFrom(query), [query])
  const filter = useMemo(() => actionFilterOf(choice), [choice])
  const counts = useOperation('actions.page', { filter, first: 0, count: 1 }).data?.counts
  const [selection, setSelection] = useState<GridSelection>(NO_SELECTION)
  const [total, setTotal] = useState(0)
  const [layout, setLayout] = useColumnLayout('aws-actions', ACTION_COLUMNS)
  const [work, setWork] = useState<ActionWork | null>(null)
  const grid = useRef<{ readonly focus: () => void } | null>(null)
  const isChosen = selection.kind === 'all' || selection.keys.size > 0
  const named = selection.kind === 'these' ? { ids: [...selection.keys] } : filter
  const versions = useOperation(
    'actions.versions',
    { filter: named, isDue: false },
    { isEnabled: isChosen },
  ).data
  const chosen =
    versions?.actions.filter(({ id }) => selection.kind === 'these' || !selection.except.has(id)) ?? null

  const choose = (next: ActionChoice): void => {
    // Another order leaves what is chosen.
    if (actionsQuery({ ...next, sort: choice.sort }) !== actionsQuery(choice)) setSelection(NO_SELECTION)
    goTo(actionsPath(next), { replace: true })
  }
  const copy = (format: CopyFormat): void => {
    if (chosen === null || chosen.length === 0) return
    const ids = chosen.map(({ id }) => id)
    void copyRows(
      () => call('actions.copy', { filter: { ids }, sort: choice.sort, format }),
      copiedAs(format, format === 'ids' ? 'account' : 'AWS action'),
    )
  }
  const runAll = async (): Promise<void> => {
    try {
      const { actions } = await call('actions.versions', { filter, isDue: true })
      if (actions.length > 0) setWork({ kind: 'run', actionIds: actions.map(({ id }) => id) })
    } catch (error) {
      showFailure(error)
    }
  }
  const close = (): void => {
    setWork(null)
    // After the dialog gave the focus back to whatever had it.
    setTimeout(() => grid.current?.focus())
  }
  return (
    <OutboxFrame
      tab="aws"
      description="Nothing is done at AWS unless somebody runs it. What waits here needs no network until then."
      toolbar={
        <>
          <ExportMenu
            fileName="aws-actions"
            noun="AWS action"
            total={total}
            write={(file) => run('actions.export', { ...file, filter, sort: choice.sort })}
          />
          <GuardedButton
            variant="default"
            leftSection={<IconFileImport size={16} aria-hidden />}
            reason={missing}
            onClick={() => void bringBackResults()}
          >
            Bring back results
          </GuardedButton>
          <GuardedButton
            leftSection={<IconPlayerPlay size={16} aria-hidden />}
            reason={missing ?? ((counts?.waiting ?? 0) === 0 ? 'No AWS action waits here.' : null)}
            onClick={() => void runAll()}
          >
            Run all waiting
          </GuardedButton>
        </>
      }
    >
      <ActionFilters choice={choice} counts={counts} onChoose={choose} />
      <ActionBar
        choice={choice}
        layout={layout}
        onChoose={choose}
        onLayout={setLayout}
        onCopy={copy}
        selection={selection}
        total={total}
        chosen={chosen}
        onSelect={setSelection}
        onWork={(kind, actionIds) => setWork({ kind, actionIds })}
      />
      <ActionGrid
        choice={choice}
        onChoose={choose}
        layout={layout}
        onLayout={setLayout}
        onCopy={() => copy('ids')}
        selection={selection}
        onSelect={setSelection}
        onOpen={({ id, state }) => setWork({ kind: state === 'unsure' ? 'settle' : 'run', actionIds: [id] })}
        onTotal={setTotal}
        focusRef={grid}
        empty={
          isActionNarrowed(choice) ? (
            <EmptyState
              icon={<IconCloudUpload size={22} stroke={1.6} />}
              title="No such AWS action"
              next="No action matches these filters."
              action={{
                label: 'Clear filters',
                onClick: () => choose({ ...EVERY_ACTION, sort: choice.sort }),
              }}
            />
          ) : (
            <EmptyState
              icon={<IconCloudUpload size={22} stroke={1.6} />}
              title="Nothing waits to be done at AWS"
              next="Sending an invitation, requesting an account or closing one writes the call to AWS down here. It is made when somebody runs it, from here or as a runbook."
            />
          )
        }
      />
      {work !== null && <WorkActionsDialog work={work} onClose={close} />}
    </OutboxFrame>
  )
}
