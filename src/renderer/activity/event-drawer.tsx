import { Button, Drawer, Group, Text } from '@mantine/core'
import { IconArrowBackUp, IconCopy } from '@tabler/icons-react'
import { notifications } from '@mantine/notifications'
import type { ActivityEvent } from '../../shared/contract/activity.ts'
import { copyText } from '../ui/copy-text.ts'
import { Fact, FactList } from '../ui/fact-list.tsx'
import { formatTime } from '../ui/format.ts'
import classes from './activity.module.css'
import { detailLines, eventName, UNDO_WORDS } from './activity-words.ts'
import { ChangeRows } from './change-rows.tsx'

interface EventDrawerProps {
  readonly event: ActivityEvent
  readonly onUndo: () => void
  readonly onClose: () => void
}

/** One event in full: who, when, what, its details, and the rows of its change. */
export function EventDrawer({ event, onUndo, onClose }: EventDrawerProps): React.JSX.Element {
  const { change } = event
  const canUndo = change?.undo === 'possible' || change?.undo === 'interrupted'
  // The rows tell before and after in words.
  const { before: _before, after: _after, ...facts } = event.details
  const details = detailLines(change !== null && change.rows > 0 ? facts : event.details)
  const copy = async (): Promise<void> => {
    await copyText(JSON.stringify(event, null, 2))
    notifications.show({ role: 'status', message: 'Event copied as JSON.' })
  }
  return (
    <Drawer
      opened
      position="right"
      size={620}
      title={event.label}
      onClose={onClose}
      closeButtonProps={{ 'aria-label': 'Close' }}
      classNames={{ body: classes['drawer'] ?? '', title: classes['drawerTitle'] ?? '' }}
    >
      <FactList>
        <Fact name="When">{formatTime(event.at)}</Fact>
        <Fact name="Who">{event.actor}</Fact>
        <Fact name="Subject">{event.subject}</Fact>
        <Fact name="Kind">{`${eventName(event.type)} (${event.type})`}</Fact>
      </FactList>
      <Group gap="xs">
        {change !== null && canUndo && (
          <Button leftSection={<IconArrowBackUp size={16} />} onClick={onUndo}>
            {UNDO_WORDS[change.undo]}
          </Button>
        )}
        {change !== null && !canUndo && (
          <Text size="sm" c="dimmed">
            {UNDO_WORDS[change.undo]}.
          </Text>
        )}
        <Button variant="default" leftSection={<IconCopy size={16} />} onClick={() => void copy()}>
          Copy as JSON
        </Button>
      </Group>
      {change !== null && change.rows > 0 && <ChangeRows changeId={change.id} />}
      {details.length > 0 && (
        <section aria-label="Details">
          <h2 className={classes['heading']}>Details</h2>
          <FactList>
            {details.map(({ name, value }) => (
              <Fact key={name} name={name}>
                {value}
              </Fact>
            ))}
          </FactList>
        </section>
      )}
    </Drawer>
  )
}
