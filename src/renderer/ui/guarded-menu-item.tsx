import { Menu, Tooltip } from '@mantine/core'

interface GuardedMenuItemProps {
  /** Why it cannot be chosen; null when it can. */
  readonly reason: string | null
  readonly onClick: () => void
  readonly isDangerous?: boolean
  readonly children: React.ReactNode
}

/** An entry of a menu that, when it cannot be chosen, stays reachable and says why. */
export function GuardedMenuItem(props: GuardedMenuItemProps): React.JSX.Element {
  const { reason, onClick, isDangerous = false, children } = props
  const isLocked = reason !== null
  return (
    <Tooltip label={reason} disabled={!isLocked} position="left" events={EVENTS}>
      <Menu.Item
        // Not `disabled`: the keyboard would pass over it and nobody would hear the reason.
        {...(isLocked ? { 'aria-disabled': true, 'aria-description': reason } : {})}
        {...(isLocked ? { c: 'dimmed' } : isDangerous ? { c: 'var(--mantine-color-error)' } : {})}
        closeMenuOnClick={!isLocked}
        onClick={isLocked ? undefined : onClick}
      >
        {children}
      </Menu.Item>
    </Tooltip>
  )
}

const EVENTS = { hover: true, focus: true, touch: true }
