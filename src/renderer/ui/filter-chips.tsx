import { UnstyledButton } from '@mantine/core'
import classes from './filter-chips.module.css'
import { formatCount } from './format.ts'

/** A row of chips that filter a list by one of its facts. */
export function FilterChips(props: {
  readonly label: string
  readonly children: React.ReactNode
}): React.JSX.Element {
  return (
    <fieldset className={classes['chips']} aria-label={props.label}>
      {props.children}
    </fieldset>
  )
}

interface FilterChipProps {
  readonly label: string
  /** How many there are under the other filters; undefined while that is not known. */
  readonly count: number | undefined
  readonly isPressed: boolean
  /** A dot or an icon in front of the label. */
  readonly mark: React.ReactNode
  readonly onClick: () => void
}

/** One value of the fact with its count; pressing it filters by it, pressing it again does not. */
export function FilterChip(props: FilterChipProps): React.JSX.Element {
  const { label, count, isPressed, mark, onClick } = props
  return (
    <UnstyledButton className={classes['chip']} aria-pressed={isPressed} onClick={onClick}>
      {mark}
      {label} <span className={classes['count']}>{count === undefined ? '' : formatCount(count)}</span>
    </UnstyledButton>
  )
}
