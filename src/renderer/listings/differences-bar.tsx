import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconCheck, IconEyeOff, IconX } from '@tabler/icons-react'
import type { DifferenceFilter, DifferenceId, DifferenceSelection } from '../../shared/contract/listings.ts'
import { AccountId } from '../../shared/domain/account-id.ts'
import { DriftField } from '../../shared/domain/drift.ts'
import pool from '../pool/pool.module.css'
import { formatAmount, formatCount } from '../ui/format.ts'
import { ColumnsMenu } from '../ui/grid/columns-menu.tsx'
import type { ColumnLayout, GridSelection } from '../ui/grid/grid-types.ts'
import { ALL_MATCHING, NO_SELECTION, selectedCount } from '../ui/grid/selection-rule.ts'
import { GuardedButton } from '../ui/guarded-button.tsx'
import { missingPermission } from '../ui/missing-permission.ts'
import { useSession } from '../ui/use-session.ts'
import { DIFFERENCE_COLUMNS } from './difference-columns.tsx'

interface DifferencesBarProps {
  readonly selection: GridSelection
  readonly filter: DifferenceFilter
  readonly total: number
  readonly layout: ColumnLayout
  readonly onLayout: (layout: ColumnLayout) => void
  readonly onSelect: (selection: GridSelection) => void
  readonly onAccept: (selection: DifferenceSelection) => void
  readonly onIgnore: (differences: readonly DifferenceId[]) => void
}

/** Between filters and grid: how many differences there are, or what can be done with those that are chosen. */
export function DifferencesBar(props: DifferencesBarProps): React.JSX.Element {
  const { selection, filter, total, onSelect } = props
  const reason = missingPermission(useSession(), 'onboarding')
  const count = selectedCount(selection, total)
  if (count === 0) {
    return (
      <div className={pool['listBar']}>
        <output className={pool['total']}>{formatAmount(total, 'difference')}</output>
        <span className={pool['spacer']} />
        <ColumnsMenu columns={DIFFERENCE_COLUMNS} layout={props.layout} onLayout={props.onLayout} />
      </div>
    )
  }
  const isAside = filter.isIgnored === true
  const named = selection.kind === 'these' ? [...selection.keys].map(idOf) : null
  const common = { size: 'compact-xs', variant: 'subtle', color: 'gray' } as const
  return (
    <div className={pool['listBar']} data-chosen>
      <div className={pool['selection']} role="toolbar" aria-label="Selected differences">
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
        {!isAside && (
          <GuardedButton
            {...common}
            reason={reason}
            leftSection={<IconCheck size={15} aria-hidden />}
            onClick={() => props.onAccept(chosenDifferences(selection, filter))}
          >
            Accept selected
          </GuardedButton>
        )}
        <GuardedButton
          {...common}
          reason={reason ?? (named === null ? 'Choose the rows one by one for this.' : null)}
          leftSection={<IconEyeOff size={15} aria-hidden />}
          onClick={() => props.onIgnore(named ?? [])}
        >
          {isAside ? 'Bring back' : 'Put aside'}
        </GuardedButton>
      </div>
    </div>
  )
}

function chosenDifferences(selection: GridSelection, filter: DifferenceFilter): DifferenceSelection {
  return selection.kind === 'all'
    ? { kind: 'matching', filter, except: [...selection.except].map(idOf) }
    : { kind: 'these', differences: [...selection.keys].map(idOf) }
}

/** The grid's keys are an account id and a field. */
function idOf(key: string): DifferenceId {
  const [accountId, field] = key.split(' ')
  return { accountId: AccountId.parse(accountId), field: DriftField.parse(field) }
}
