import { Tooltip } from '@mantine/core'
import { createClock, useNow } from './clock.ts'
import { formatRelative, formatTime } from './format.ts'

// One clock for all times on the screen.
const clock = createClock(30_000)

/** A time as `2 hours ago`, in full on hover. */
export function RelativeTime({ at }: { readonly at: string }): React.JSX.Element {
  const nowMs = useNow(clock)
  return (
    <Tooltip label={formatTime(at)}>
      <time dateTime={at}>{formatRelative(at, nowMs)}</time>
    </Tooltip>
  )
}
