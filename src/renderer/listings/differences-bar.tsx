import { IconCheck, IconEyeOff } from '@tabler/icons-react'
import type { DifferenceFilter, DifferenceId, DifferenceSelection } from '../../shared/contract/listings.ts'
import { AccountId } from '../../shared/domain/account-id.ts'
import { DriftField } from '../../shared/domain/drift.ts'
import { formatAmount } from '../ui/format.ts'
import { ColumnsMenu } from '../ui/grid/columns-menu.tsx'
import type { ColumnLayout, GridSelection } from '../ui/grid/grid-types.ts'
import { BulkButton, ListBar, ListTotal, SelectionToolbar } from '../ui/grid/list-bar.tsx'
import { selectedCount } from '../ui/grid/selection-rule.ts'
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
      <ListBar isChosen={false}>
        <ListTotal>{formatAmount(total, 'difference')}</ListTotal>
        <ColumnsMenu columns={DIFFERENCE_COLUMNS} layout={props.layout} onLayout={props.onLayout} />
      </ListBar>
    )
  }
  const isAside = filter.isIgnored === true
  const named = selection.kind === 'these' ? [...selection.keys].map(idOf) : null
  return (
    <ListBar isChosen>
      <SelectionToolbar label="Selected differences" count={count} total={total} onSelect={onSelect}>
        {!isAside && (
          <BulkButton
            reason={reason}
            icon={<IconCheck size={15} aria-hidden />}
            onClick={() => props.onAccept(chosenDifferences(selection, filter))}
          >
            Accept selected
          </BulkButton>
        )}
        <BulkButton
          reason={reason ?? (named === null ? 'Choose the rows one by one for this.' : null)}
          icon={<IconEyeOff size={15} aria-hidden />}
          onClick={() => props.onIgnore(named ?? [])}
        >
          {isAside ? 'Bring back' : 'Put aside'}
        </BulkButton>
      </SelectionToolbar>
    </ListBar>
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
