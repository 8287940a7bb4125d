import { ActionIcon, Button, Tooltip, type ButtonProps } from '@mantine/core'

interface Guarded {
  /** Why it cannot be pressed; null when it can. */
  readonly reason: string | null
  readonly onClick: () => void
}

/** A button that, when it cannot be pressed, stays reachable and says why. */
export function GuardedButton({
  reason,
  onClick,
  children,
  ...rest
}: Guarded & ButtonProps & { readonly children: React.ReactNode }): React.JSX.Element {
  return (
    <Tooltip label={reason} disabled={reason === null} events={{ hover: true, focus: true, touch: true }}>
      <Button
        {...rest}
        {...unavailable(reason)}
        data-disabled={reason !== null}
        onClick={reason === null ? onClick : undefined}
      >
        {children}
      </Button>
    </Tooltip>
  )
}

/** The same as a small icon with a name. */
export function GuardedIcon({
  reason,
  onClick,
  label,
  children,
}: Guarded & { readonly label: string; readonly children: React.ReactNode }): React.JSX.Element {
  const faded = reason === null ? {} : { style: { opacity: 0.4, cursor: 'not-allowed' } }
  return (
    <Tooltip label={reason ?? label} events={{ hover: true, focus: true, touch: true }}>
      <ActionIcon
        aria-label={label}
        {...unavailable(reason)}
        {...faded}
        onClick={reason === null ? onClick : undefined}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  )
}

// Not `disabled`: the keyboard would pass over it and nobody would hear the reason.
function unavailable(reason: string | null): Record<string, unknown> {
  return reason === null ? {} : { 'aria-disabled': true, 'aria-description': reason }
}
