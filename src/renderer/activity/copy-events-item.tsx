import { Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconCopy } from '@tabler/icons-react'
import type { ActivityFilter } from '../../shared/contract/activity.ts'
import { copyText } from '../ui/copy-text.ts'
import { showFailure } from '../ui/failure-notice.tsx'
import { formatAmount } from '../ui/format.ts'
import { eventsToCsv } from './events-as-text.ts'
import { eventsMatching, MAX_COPIED_EVENTS } from './events-matching.ts'

/** Copies what the filter shows, as long as it is little enough for a clipboard. */
export function CopyEventsItem(props: {
  readonly filter: ActivityFilter
  readonly total: number
}): React.JSX.Element {
  const copy = async (): Promise<void> => {
    try {
      const events = await eventsMatching(props.filter)
      await copyText(eventsToCsv(events))
      notifications.show({ role: 'status', message: `${formatAmount(events.length, 'event')} copied.` })
    } catch (error) {
      showFailure(error)
    }
  }
  return (
    <Menu.Item
      leftSection={<IconCopy size={15} />}
      disabled={props.total > MAX_COPIED_EVENTS}
      onClick={() => void copy()}
    >
      Copy as CSV
    </Menu.Item>
  )
}
