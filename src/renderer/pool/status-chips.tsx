import { IconPlayerPause } from '@tabler/icons-react'
import { ACCOUNT_STATUS_LABELS, AccountStatus } from '../../shared/domain/account-status.ts'
import { useOperation } from '../api.ts'
import { Dot } from '../ui/dot-label.tsx'
import { FilterChip, FilterChips } from '../ui/filter-chips.tsx'
import { STATUS_COLOURS } from '../ui/status-badge.tsx'
import classes from './pool.module.css'
import { changeFilter, usePoolStore } from './pool-store.ts'

/** The five statuses and Held, each with its count under the other filters; pressing one filters by it. */
export function StatusChips(): React.JSX.Element {
  const filter = usePoolStore((state) => state.filter)
  const totals = useOperation('accounts.totals', { filter })
  const chosen = filter.statuses ?? []
  const toggle = (status: AccountStatus): void =>
    changeFilter({
      statuses: chosen.includes(status) ? chosen.filter((each) => each !== status) : [...chosen, status],
    })
  return (
    <FilterChips label="Status">
      {AccountStatus.options.map((status) => (
        <FilterChip
          key={status}
          label={ACCOUNT_STATUS_LABELS[status]}
          count={totals.data?.byStatus[status]}
          isPressed={chosen.includes(status)}
          mark={<Dot colour={STATUS_COLOURS[status]} />}
          onClick={() => toggle(status)}
        />
      ))}
      <FilterChip
        label="Held"
        count={totals.data?.held}
        isPressed={filter.isHeld === true}
        mark={<IconPlayerPause size={13} className={classes['heldMark']} aria-hidden />}
        onClick={() => changeFilter({ isHeld: filter.isHeld === true ? undefined : true })}
      />
    </FilterChips>
  )
}
