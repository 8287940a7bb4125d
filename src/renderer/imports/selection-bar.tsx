import { Button, Text } from '@mantine/core'
import { formatAmount, formatCount } from '../ui/format.ts'
import type { GridSelection } from '../ui/grid/grid-types.ts'
import { ALL_MATCHING, selectedCount } from '../ui/grid/selection-rule.ts'
import classes from './review.module.css'

interface SelectionBarProps {
  readonly selection: GridSelection
  readonly total: number
  readonly onSelect: (selection: GridSelection) => void
  readonly onDiscard: () => void
}

/** What can be done with the chosen rows. */
export function SelectionBar({
  selection,
  total,
  onSelect,
  onDiscard,
}: SelectionBarProps): React.JSX.Element | null {
  const chosen = selectedCount(selection, total)
  if (chosen === 0) return null
  return (
    <div className={classes['selected']}>
      <Text size="sm">{formatAmount(chosen, 'row')} selected</Text>
      {selection.kind === 'these' && chosen < total && (
        <Button size="compact-xs" variant="subtle" onClick={() => onSelect(ALL_MATCHING)}>
          Select all {formatCount(total)} shown
        </Button>
      )}
      <Button size="compact-xs" variant="default" ml="auto" onClick={onDiscard}>
        Discard selected
      </Button>
    </div>
  )
}
