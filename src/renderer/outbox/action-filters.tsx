import { Button, Select, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import {
  ACTION_OPERATION_LABELS,
  ACTION_STATE_LABELS,
  ActionOperation,
  ActionState,
} from '../../shared/domain/aws-action.ts'
import { useOperation } from '../api.ts'
import { Dot } from '../ui/dot-label.tsx'
import { FilterChip, FilterChips } from '../ui/filter-chips.tsx'
import { ACTION_STATE_COLOURS } from './action-words.ts'
import { EVERY_ACTION, isActionNarrowed, type ActionChoice } from './action-filter.ts'
import classes from './outbox.module.css'

interface ActionFiltersProps {
  readonly choice: ActionChoice
  readonly counts: Readonly<Record<ActionState, number>> | undefined
  readonly onChoose: (choice: ActionChoice) => void
}

const OPERATIONS = ActionOperation.options.map((value) => ({ value, label: ACTION_OPERATION_LABELS[value] }))

/** The states, each with its count under the other filters; what, for which management account, and a search. */
export function ActionFilters({ choice, counts, onChoose }: ActionFiltersProps): React.JSX.Element {
  const payers = useOperation('payers.list', {}).data?.payers ?? []
  return (
    <search aria-label="Filter AWS actions" className={classes['filters']}>
      <TextInput
        aria-label="Search AWS actions"
        placeholder="Account, email or payer"
        leftSection={<IconSearch size={15} />}
        w={210}
        value={choice.search}
        onChange={(event) => onChoose({ ...choice, search: event.currentTarget.value })}
      />
      <Select
        aria-label="What"
        placeholder="Everything"
        w={170}
        clearable
        clearButtonProps={{ 'aria-label': 'Everything' }}
        data={OPERATIONS}
        value={choice.operation}
        onChange={(operation) => onChoose({ ...choice, operation })}
      />
      <Select
        aria-label="Payer"
        placeholder="Every payer"
        w={190}
        clearable
        searchable
        clearButtonProps={{ 'aria-label': 'Every payer' }}
        nothingFoundMessage="There is no such management account."
        data={payers.map(({ id, name, accountId }) => ({ value: id, label: `${name} (${accountId})` }))}
        value={choice.payerId}
        onChange={(payerId) => onChoose({ ...choice, payerId })}
      />
      <FilterChips label="State">
        {ActionState.options.map((state) => (
          <FilterChip
            key={state}
            label={ACTION_STATE_LABELS[state]}
            count={counts?.[state]}
            isPressed={choice.state === state}
            mark={<Dot colour={ACTION_STATE_COLOURS[state]} />}
            onClick={() => onChoose({ ...choice, state: choice.state === state ? null : state })}
          />
        ))}
      </FilterChips>
      {isActionNarrowed(choice) && (
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => onChoose({ ...EVERY_ACTION, sort: choice.sort })}
        >
          Clear filters
        </Button>
      )}
    </search>
  )
}
