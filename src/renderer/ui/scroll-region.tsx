import { ScrollArea } from '@mantine/core'

interface ScrollRegionProps {
  /** Accessible name. */
  readonly label: string
  /** How high it may grow, in CSS. */
  readonly maxHeight: string
  readonly className?: string | undefined
  readonly children: React.ReactNode
}

/** A part of a dialog that scrolls by itself, and is reached and scrolled with the keyboard. */
export function ScrollRegion({
  label,
  maxHeight,
  className,
  children,
}: ScrollRegionProps): React.JSX.Element {
  return (
    <ScrollArea.Autosize
      mah={maxHeight}
      type="auto"
      className={className}
      viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': label }}
    >
      {children}
    </ScrollArea.Autosize>
  )
}
