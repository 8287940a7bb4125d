import { UnstyledButton } from '@mantine/core'
import { IconPlayerPause } from '@tabler/icons-react'
import { ACCOUNT_STATUS_LABELS, AccountStatus } from '../../shared/domain/account-status.ts'
import { useOperation } from '../api.ts'
import { formatCount } from '../ui/format.ts'
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
    <fieldset className={classes['chips']} aria-label="Status">
      {AccountStatus.options.map((status) => (
        <Chip
          key={status}
          label={ACCOUNT_STATUS_LABELS[status]}
          count={totals.data?.byStatus[status]}
          isPressed={chosen.includes(status)}
          mark={
            <span className={classes['dot']} style={{ background: STATUS_COLOURS[status] }} aria-hidden />
          }
          onClick={() => toggle(status)}
        />
      ))}
      <Chip
        label="Held"
        count={totals.data?.held}
        isPressed={filter.isHeld === true}
        mark={<IconPlayerPause size={13} className={classes['heldMark']} aria-hidden />}
        onClick={() => changeFilter({ isHeld: filter.isHeld === true ? undefined : true })}
      />
    </fieldset>
  )
}

interface ChipProps {
  readonly label: string
  readonly count: number | undefined
  readonly isPressed: boolean
  readonly mark: React.ReactNode
  readonly onClick: () => void
}

function Chip({ label, count, isPressed, mark, onClick }: ChipProps): React.JSX.Element {
  return (
    <UnstyledButton className={classes['chip']} aria-pressed={isPressed} onClick={onClick}>
      {mark}
      {label} <span className={classes['count']}>{count === undefined ? '' : formatCount(count)}</span>
    </UnstyledButton>
  )
}
