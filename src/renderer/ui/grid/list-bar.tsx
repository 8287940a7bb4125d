import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { formatCount } from '../format.ts'
import { GuardedButton } from '../guarded-button.tsx'
import type { GridSelection } from './grid-types.ts'
import classes from './list-bar.module.css'
import { ALL_MATCHING, NO_SELECTION } from './selection-rule.ts'

interface ListBarProps {
  /** Rows are chosen: the bar is about them. */
  readonly isChosen: boolean
  readonly children: React.ReactNode
}

/** Between filters and grid: how many rows there are, or what can be done with those that are chosen. It never changes its height. */
export function ListBar({ isChosen, children }: ListBarProps): React.JSX.Element {
  return (
    <div className={classes['bar']} data-chosen={isChosen || undefined}>
      {children}
    </div>
  )
}

/** How many rows there are, in words; what follows in the bar stands at its end. */
export function ListTotal({ children }: { readonly children: React.ReactNode }): React.JSX.Element {
  return <output className={classes['total']}>{children}</output>
}

interface SelectionToolbarProps {
  /** Accessible name: **Selected accounts**. */
  readonly label: string
  readonly count: number
  /** All rows that match; null while nobody knows. */
  readonly total: number | null
  readonly onSelect: (selection: GridSelection) => void
  /** Stands in place of the count while nothing is chosen. */
  readonly unchosen?: React.ReactNode
  readonly children: React.ReactNode
}

/** What can be done with the chosen rows, after their number, letting go, and the offer to choose all that match. */
export function SelectionToolbar(props: SelectionToolbarProps): React.JSX.Element {
  const { label, count, total, onSelect, unchosen = null } = props
  return (
    <div className={classes['selection']} role="toolbar" aria-label={label}>
      {count === 0 && unchosen}
      {count > 0 && (
        <>
          <Tooltip label="Let go of the selection (Esc)">
            <ActionIcon size="sm" aria-label="Clear selection" onClick={() => onSelect(NO_SELECTION)}>
              <IconX size={15} />
            </ActionIcon>
          </Tooltip>
          <output className={classes['chosen']}>{formatCount(count)} selected</output>
        </>
      )}
      {count > 0 && total !== null && count < total && (
        <Button size="compact-xs" variant="light" onClick={() => onSelect(ALL_MATCHING)}>
          Select all {formatCount(total)} matching
        </Button>
      )}
      <span className={classes['divider']} />
      {props.children}
    </div>
  )
}

interface BulkButtonProps {
  /** Why it cannot be done now; null when it can. */
  readonly reason: string | null
  readonly icon: React.ReactNode
  readonly isDangerous?: boolean
  readonly onClick: () => void
  readonly children: React.ReactNode
}

/** One thing that can be done with the chosen rows. */
export function BulkButton(props: BulkButtonProps): React.JSX.Element {
  return (
    <GuardedButton
      size="compact-xs"
      variant="subtle"
      color={props.isDangerous === true ? 'red' : 'gray'}
      reason={props.reason}
      leftSection={props.icon}
      onClick={props.onClick}
    >
      {props.children}
    </GuardedButton>
  )
}
