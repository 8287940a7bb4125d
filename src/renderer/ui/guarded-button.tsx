import { ActionIcon, Button, Tooltip, type ButtonProps } from '@mantine/core'

interface Guarded {
  /** Why it cannot be pressed; null when it can. */
  readonly reason: string | null
  readonly onClick: () => void
}

type GuardedButtonProps = ButtonProps &
  Pick<Guarded, 'reason'> & {
    readonly tabIndex?: number
    readonly children: React.ReactNode
  } & (Pick<Guarded, 'onClick'> | { readonly isSubmit: true })

/** A button that, when it cannot be pressed, stays reachable and says why. `isSubmit`: Enter in the fields of its form presses it. */
export function GuardedButton({ reason, children, ...props }: GuardedButtonProps): React.JSX.Element {
  const { isSubmit, onClick, ...rest } = { isSubmit: false, onClick: undefined, ...props }
  return (
    <Tooltip label={reason} disabled={reason === null} events={{ hover: true, focus: true, touch: true }}>
      <Button
        {...rest}
        {...unavailable(reason)}
        data-disabled={reason !== null}
        type={isSubmit && reason === null ? 'submit' : 'button'}
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
  ...rest
}: Guarded & {
  readonly label: string
  readonly size?: string
  readonly tabIndex?: number
  readonly children: React.ReactNode
}): React.JSX.Element {
  const faded = reason === null ? {} : { style: { opacity: 0.4, cursor: 'not-allowed' } }
  return (
    <Tooltip label={reason ?? label} events={{ hover: true, focus: true, touch: true }}>
      <ActionIcon
        {...rest}
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
