import { Tooltip } from '@mantine/core'
import type { IconProps } from '@tabler/icons-react'
import { formatCount } from '../ui/format.ts'
import classes from './shell.module.css'
import type { Waiting } from './use-waiting.ts'

interface NavigationEntryProps {
  readonly path: string
  readonly label: string
  readonly isCurrent: boolean
  /** Only its picture is shown. */
  readonly isCollapsed: boolean
  readonly waiting: Waiting | undefined
  /** Nothing for one that stands under another. */
  readonly Icon?: React.ComponentType<IconProps>
  /** Whether it is open, for one with others under it. */
  readonly isExpanded?: boolean
}

/** One way to a screen, and how much waits there. */
export function NavigationEntry(props: NavigationEntryProps): React.JSX.Element {
  const { path, label, isCollapsed, waiting, Icon } = props
  return (
    <Tooltip label={label} position="right" disabled={!isCollapsed}>
      <a
        href={`#${path}`}
        className={classes['entry']}
        data-part={Icon === undefined || undefined}
        aria-label={label}
        aria-current={props.isCurrent ? 'page' : undefined}
        aria-expanded={props.isExpanded}
      >
        {Icon !== undefined && <Icon size={17} stroke={1.7} aria-hidden />}
        {!isCollapsed && <span className={classes['entryLabel']}>{label}</span>}
        {!isCollapsed && waiting !== undefined && waiting.count > 0 && (
          <span className={classes['entryCount']} title={waiting.what}>
            {formatCount(waiting.count)}
          </span>
        )}
      </a>
    </Tooltip>
  )
}
