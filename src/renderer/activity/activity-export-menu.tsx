import { Button, Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconCopy, IconDownload, IconFileExport } from '@tabler/icons-react'
import type { ActivityEvent } from '../../shared/contract/activity.ts'
import { copyText } from '../ui/copy-text.ts'
import { showFailure } from '../ui/failure-notice.tsx'
import { formatAmount, formatCount } from '../ui/format.ts'
import { GuardedButton } from '../ui/guarded-button.tsx'
import type { ActivityChoice } from './activity-filter.ts'
import { downloadText } from './download-text.ts'
import { eventsToCsv, eventsToJson } from './events-as-text.ts'
import { eventsMatching, MAX_EXPORTED_EVENTS } from './events-matching.ts'

interface ActivityExportMenuProps {
  readonly choice: ActivityChoice
  readonly total: number
}

/** Exports or copies what the filter shows. */
export function ActivityExportMenu({ choice, total }: ActivityExportMenuProps): React.JSX.Element {
  const isTooMuch = total > MAX_EXPORTED_EVENTS
  const use = (what: (events: readonly ActivityEvent[]) => Promise<void> | void) => (): void => {
    eventsMatching(choice)
      .then(async (events) => what(events))
      .catch(showFailure)
  }
  const icon = <IconFileExport size={16} />
  if (total === 0 || isTooMuch) {
    const reason = isTooMuch
      ? `Narrow the filter to at most ${formatCount(MAX_EXPORTED_EVENTS)} events first.`
      : 'There is nothing to export.'
    return (
      <GuardedButton variant="default" leftSection={icon} reason={reason} onClick={() => undefined}>
        Export
      </GuardedButton>
    )
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={icon}>
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{formatAmount(total, 'event')}</Menu.Label>
        <Menu.Item
          leftSection={<IconDownload size={15} />}
          onClick={use((events) => downloadText('activity.csv', eventsToCsv(events), 'text/csv'))}
        >
          As CSV
        </Menu.Item>
        <Menu.Item
          leftSection={<IconDownload size={15} />}
          onClick={use((events) => downloadText('activity.json', eventsToJson(events), 'application/json'))}
        >
          As JSON
        </Menu.Item>
        <Menu.Item
          leftSection={<IconCopy size={15} />}
          onClick={use(async (events) => {
            await copyText(eventsToCsv(events))
            notifications.show({ role: 'status', message: `${formatAmount(events.length, 'event')} copied.` })
          })}
        >
          Copy as CSV
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
