import { IconCheck, IconEyeOff } from '@tabler/icons-react'
import type { DifferenceFilter, DifferenceId, DifferenceSelection } from '../../shared/contract/listings.ts'
import type { CopyFormat } from '../../shared/contract/row-text.ts'
import { AccountId } from '../../shared/domain/account-id.ts'
import { DriftField } from '../../shared/domain/drift.ts'
import { CopyMenu } from '../ui/copy-menu.tsx'
import { ROW_COPIES } from '../ui/copy-rows.ts'
import type { ColumnLayout, GridSelection } from '../ui/grid/grid-types.ts'
import { BulkButton, ListBar, SelectionToolbar } from '../ui/grid/list-bar.tsx'
import { selectedCount } from '../ui/grid/selection-rule.ts'
import { ListSummary } from '../ui/list-summary.tsx'
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
      <ListSummary
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
        <CopyMenu labels={ROW_COPIES} onCopy={props.onCopy} />
      </SelectionToolbar>
    </ListBar>
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
