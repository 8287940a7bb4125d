import { Alert, Button, Group, Text } from '@mantine/core'
import { IconMail } from '@tabler/icons-react'
import { call, useOperation } from '../api.ts'
import { RelativeTime } from '../ui/relative-time.tsx'
import classes from './governance.module.css'
import { perform } from './perform.ts'

interface UnreadMessagesProps {
  /** Null for those of every customer, as the application starts (MSH-16). */
  readonly customerId: string | null
}

/** What the operator has to read as a user of customers, until it is acknowledged; nothing when all is read. */
export function UnreadMessages({ customerId }: UnreadMessagesProps): React.JSX.Element | null {
  const { data } = useOperation('messages.unread', { customerId })
  if (data === undefined || data.messages.length === 0) return null
  return (
    <section className={classes['unread']} aria-label="Unread messages">
      {data.messages.map(({ id, rev, userId, body, customer, sentBy, sentAt }) => (
        <Alert
          key={id}
          role="note"
          icon={<IconMail size={18} aria-hidden />}
          title={`A message for the users of ${customer.companyName}`}
        >
          <Group justify="space-between" align="end" gap="sm" wrap="nowrap">
            <div>
              <p className={classes['body']}>{body}</p>
              <Text size="xs" c="dimmed">
                {sentBy}, <RelativeTime at={sentAt} />
              </Text>
            </div>
            <Button
              flex="none"
              size="xs"
              variant="default"
              onClick={() =>
                void perform('Acknowledged.', () =>
                  call('messages.acknowledge', { id, rev, userId, evidence: null }),
                )
              }
            >
              Acknowledge
            </Button>
          </Group>
        </Alert>
      ))}
    </section>
  )
}
