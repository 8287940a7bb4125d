import { Button, Select, Text, TextInput } from '@mantine/core'
import { DatePickerInput } from '@mantine/dates'
import { IconSearch } from '@tabler/icons-react'
import type { CustomerRef } from '../../shared/contract/customers.ts'
import { formatAmount } from '../ui/format.ts'
import {
  ACTIVITY_RANGES,
  isFiltered,
  NO_CHOICE,
  RANGE_LABELS,
  type ActivityChoice,
} from './activity-filter.ts'
import classes from './activity.module.css'
import { CustomerFilter } from './customer-filter.tsx'
import { eventName } from './activity-words.ts'

interface ActivityFiltersProps {
  readonly choice: ActivityChoice
  readonly types: readonly string[]
  readonly actors: readonly string[]
  readonly total: number | null
  /** Offers the filter by customer; the one that is chosen, when it is known by now. */
  readonly customer?: CustomerRef | null
  readonly onChoose: (choice: ActivityChoice) => void
}

/** Filters by kind, actor, subject and time, with the total always in sight. */
export function ActivityFilters({
  choice,
  types,
  actors,
  total,
  customer,
  onChoose,
}: ActivityFiltersProps): React.JSX.Element {
  // A kind or actor of a saved address stays selectable even when nothing of it is left.
  const withChosen = (list: readonly string[], chosen: string | null): string[] =>
    chosen === null || list.includes(chosen) ? [...list] : [...list, chosen]
  return (
    <search aria-label="Filter activity" className={classes['filters']}>
      <TextInput
        aria-label="Search activity"
        placeholder="Subject or action"
        leftSection={<IconSearch size={15} />}
        w={220}
        value={choice.search}
        onChange={(event) => onChoose({ ...choice, search: event.currentTarget.value })}
      />
      {customer !== undefined && (
        <CustomerFilter chosen={customer} onChoose={(chosen) => onChoose({ ...choice, customer: chosen })} />
      )}
      <Select
        aria-label="Kind"
        placeholder="Every kind"
        clearable
        searchable
        w={190}
        data={withChosen(types, choice.type).map((type) => ({ value: type, label: eventName(type) }))}
        value={choice.type}
        onChange={(type) => onChoose({ ...choice, type })}
      />
      <Select
        aria-label="Actor"
        placeholder="Everybody"
        clearable
        searchable
        w={170}
        data={withChosen(actors, choice.actor)}
        value={choice.actor}
        onChange={(actor) => onChoose({ ...choice, actor })}
      />
      <Select
        aria-label="Time"
        allowDeselect={false}
        w={150}
        data={ACTIVITY_RANGES.map((range) => ({ value: range, label: RANGE_LABELS[range] }))}
        value={choice.range}
        onChange={(range) => onChoose({ ...choice, range: range ?? 'all' })}
      />
      {choice.range === 'own' && (
        <>
          <DatePickerInput
            aria-label="From"
            placeholder="From"
            size="xs"
            clearable
            w={130}
            value={choice.from}
            onChange={(from) => onChoose({ ...choice, from })}
          />
          <DatePickerInput
            aria-label="To"
            placeholder="To"
            size="xs"
            clearable
            w={130}
            value={choice.until}
            onChange={(until) => onChoose({ ...choice, until })}
          />
        </>
      )}
      {isFiltered(choice) && (
        <Button variant="subtle" size="compact-sm" onClick={() => onChoose(NO_CHOICE)}>
          Clear filters
        </Button>
      )}
      <Text size="sm" ml="auto" c="dimmed" component="output">
        {total === null ? '' : formatAmount(total, 'event')}
      </Text>
    </search>
  )
}
