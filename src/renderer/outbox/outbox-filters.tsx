import { Button, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { MAIL_STATE_LABELS, MailState } from '../../shared/domain/mail.ts'
import { Dot } from '../ui/dot-label.tsx'
import { FilterChip, FilterChips } from '../ui/filter-chips.tsx'
import { formatAmount } from '../ui/format.ts'
import { MAIL_STATE_COLOURS } from './mail-words.ts'
import { EVERY_MAIL, isNarrowed, type OutboxChoice } from './outbox-filter.ts'
import classes from './outbox.module.css'

interface OutboxFiltersProps {
  readonly choice: OutboxChoice
  readonly counts: Readonly<Record<MailState, number>> | undefined
  readonly total: number | null
  readonly onChoose: (choice: OutboxChoice) => void
}

/** The states, each with its count under the other filters, a search, and the total always in sight. */
export function OutboxFilters({ choice, counts, total, onChoose }: OutboxFiltersProps): React.JSX.Element {
  // Only for the moment of sending, so no chip while there is none.
  const states = MailState.options.filter(
    (state) => state !== 'sending' || choice.state === state || (counts?.sending ?? 0) > 0,
  )
  return (
    <search aria-label="Filter mails" className={classes['filters']}>
      <TextInput
        aria-label="Search mails"
        placeholder="Subject, recipient or customer"
        leftSection={<IconSearch size={15} />}
        w={250}
        value={choice.search}
        onChange={(event) => onChoose({ ...choice, search: event.currentTarget.value })}
      />
      <FilterChips label="State">
        {states.map((state) => (
          <FilterChip
            key={state}
            label={MAIL_STATE_LABELS[state]}
            count={counts?.[state]}
            isPressed={choice.state === state}
            mark={<Dot colour={MAIL_STATE_COLOURS[state]} />}
            onClick={() => onChoose({ ...choice, state: choice.state === state ? null : state })}
          />
        ))}
      </FilterChips>
      {isNarrowed(choice) && (
        <Button variant="subtle" size="compact-sm" onClick={() => onChoose(EVERY_MAIL)}>
          {choice.customerId === null ? 'Clear filters' : 'Show every customer'}
        </Button>
      )}
      <output className={classes['total']}>{total === null ? '' : formatAmount(total, 'mail')}</output>
    </search>
  )
}
