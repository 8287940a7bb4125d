import { Button } from '@mantine/core'
import { IconFold, IconListTree } from '@tabler/icons-react'
import { formatAmount } from '../ui/format.ts'
import { ColumnsMenu } from '../ui/grid/columns-menu.tsx'
import { ListBar, ListTotal } from '../ui/grid/list-bar.tsx'
import { selectedCount } from '../ui/grid/selection-rule.ts'
import { ViewsMenu } from '../ui/views-menu.tsx'
import { CUSTOMER_COLUMNS } from './customer-columns.tsx'
import { CustomersSelectionBar } from './customers-selection-bar.tsx'
import {
  arrangeColumns,
  expandAll,
  isFilterEmpty,
  listState,
  showList,
  useCustomersStore,
} from './customers-store.ts'

/** Between filters and tree: how many there are and how it is folded, or what can be done with the checked ones. */
export function CustomersBar(): React.JSX.Element {
  const { filter, matching, layout, selection } = useCustomersStore()
  const chosen = selectedCount(selection, matching ?? 0)
  const verb = matching === 1 ? 'matches' : 'match'
  if (chosen > 0) return <CustomersSelectionBar count={chosen} />
  return (
    <ListBar isChosen={false}>
      <ListTotal>
        {matching === null ? '' : formatAmount(matching, 'customer')}
        {matching === null || isFilterEmpty(filter) ? '' : ` ${verb}`}
      </ListTotal>
      <BarButton icon={<IconListTree size={15} aria-hidden />} onClick={() => expandAll(true)}>
        Unfold all
      </BarButton>
      <BarButton icon={<IconFold size={15} aria-hidden />} onClick={() => expandAll(false)}>
        Fold all
      </BarButton>
      <ViewsMenu screen="customers" stateNow={listState} onShow={showList} />
      <ColumnsMenu columns={CUSTOMER_COLUMNS} layout={layout} onLayout={arrangeColumns} />
    </ListBar>
  )
}

function BarButton(props: {
  readonly icon: React.ReactNode
  readonly onClick: () => void
  readonly children: React.ReactNode
}): React.JSX.Element {
  return (
    <Button size="compact-sm" variant="subtle" color="gray" leftSection={props.icon} onClick={props.onClick}>
      {props.children}
    </Button>
  )
}
