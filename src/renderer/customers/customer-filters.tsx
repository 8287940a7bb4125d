import { Button, MultiSelect } from '@mantine/core'
import {
  CUSTOMER_KIND_LABELS,
  CUSTOMER_STATUS_LABELS,
  CustomerKind,
  CustomerStatus,
} from '../../shared/domain/customer.ts'
import { SearchBox } from '../ui/search-box.tsx'
import classes from './customers.module.css'
import { changeFilter, clearFilters, isFilterEmpty, useCustomersStore } from './customers-store.ts'

const STATUSES = CustomerStatus.options.map((value) => ({ value, label: CUSTOMER_STATUS_LABELS[value] }))
const KINDS = CustomerKind.options.map((value) => ({ value, label: CUSTOMER_KIND_LABELS[value] }))

/** What narrows the list: search, kind, status. */
export function CustomerFilters({ focusGrid }: { readonly focusGrid: () => void }): React.JSX.Element {
  const filter = useCustomersStore((state) => state.filter)
  return (
    <div className={classes['filters']}>
      <SearchBox
        label="Search customers"
        placeholder="Search name, identifier or email"
        text={filter.search ?? ''}
        onSearch={(search) => changeFilter({ search: search || undefined })}
        focusGrid={focusGrid}
      />
      <MultiSelect
        aria-label="Kind"
        {...(filter.kinds === undefined ? { placeholder: 'All kinds' } : {})}
        miw={150}
        clearable
        clearButtonProps={{ 'aria-label': 'Clear Kind' }}
        value={filter.kinds ?? []}
        data={KINDS}
        onChange={(kinds) =>
          changeFilter({ kinds: CustomerKind.options.filter((kind) => kinds.includes(kind)) })
        }
      />
      <MultiSelect
        aria-label="Status"
        {...(filter.statuses === undefined ? { placeholder: 'All statuses' } : {})}
        miw={150}
        clearable
        clearButtonProps={{ 'aria-label': 'Clear Status' }}
        value={filter.statuses ?? []}
        data={STATUSES}
        onChange={(statuses) =>
          changeFilter({ statuses: CustomerStatus.options.filter((status) => statuses.includes(status)) })
        }
      />
      {!isFilterEmpty(filter) && (
        <Button size="compact-sm" variant="subtle" color="gray" onClick={clearFilters}>
          Clear filters
        </Button>
      )}
    </div>
  )
}
