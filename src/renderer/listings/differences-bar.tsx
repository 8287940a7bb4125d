import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconCheck, IconEyeOff, IconX } from '@tabler/icons-react'
import type { DifferenceFilter, DifferenceId, DifferenceSelection } from '../../shared/contract/listings.ts'
import type { CopyFormat } from '../../shared/contract/row-text.ts'
import { AccountId } from '../../shared/domain/account-id.ts'
import { DriftField } from '../../shared/domain/drift.ts'
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
import { DIFFERENCE_COLUMNS } from './difference-columns.tsx'
import { differencesQuery, readDifferencesQuery, type DifferencesAddress } from './differences-address.ts'

interface DifferencesBarProps {
  readonly selection: GridSelection
  readonly address: DifferencesAddress
  readonly total: number
  readonly layout: ColumnLayout
  readonly onLayout: (layout: ColumnLayout) => void
  readonly onShow: (address: DifferencesAddress) => void
  readonly onCopy: (format: CopyFormat) => void
  readonly onSelect: (selection: GridSelection) => void
  readonly onAccept: (selection: DifferenceSelection) => void
  readonly onIgnore: (differences: readonly DifferenceId[]) => void
}

/** Between filters and grid: how many differences there are, or what can be done with those that are chosen. */
export function DifferencesBar(props: DifferencesBarProps): React.JSX.Element {
  const { selection, total, onSelect } = props
  const { filter } = props.address
  const reason = missingPermission(useSession(), 'onboarding')
  const count = selectedCount(selection, total)
  if (count === 0) {
    return (
      <ListBar
        noun="difference"
        total={total}
        screen="differences"
        query={differencesQuery(props.address)}
        columns={DIFFERENCE_COLUMNS}
        layout={props.layout}
        onQuery={(query) => props.onShow(readDifferencesQuery(query))}
        onLayout={props.onLayout}
      />
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
        <CopyMenu labels={ROW_COPIES} onCopy={props.onCopy} />
      </div>
    </div>
  )
}

/** What the window chose, in the words of the contract. */
export function chosenDifferences(selection: GridSelection, filter: DifferenceFilter): DifferenceSelection {
  return selection.kind === 'all'
    ? { kind: 'matching', filter, except: [...selection.except].map(idOf) }
    : { kind: 'these', differences: [...selection.keys].map(idOf) }
}

/** The grid's keys are an account id and a field. */
function idOf(key: string): DifferenceId {
  const [accountId, field] = key.split(' ')
  return { accountId: AccountId.parse(accountId), field: DriftField.parse(field) }
}
