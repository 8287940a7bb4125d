import { Button, Group, Progress } from '@mantine/core'
import { IconMail, IconSend } from '@tabler/icons-react'
import { useState } from 'react'
import type { Message } from '../../shared/contract/governance.ts'
import { MESSAGE_MODE_LABELS } from '../../shared/domain/message.ts'
import { call, useOperation } from '../api.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { GuardedButton } from '../ui/guarded-button.tsx'
import { LoadingState } from '../ui/loading-state.tsx'
import { missingPermission } from '../ui/missing-permission.ts'
import { RelativeTime } from '../ui/relative-time.tsx'
import { useSession } from '../ui/use-session.ts'
import { AcknowledgeDialog, type WaitingReader } from './acknowledge-dialog.tsx'
import classes from './governance.module.css'
import type { GovernedCustomer } from './governed-customer.ts'
import { perform } from './perform.ts'
import { SendMessageDialog } from './send-message-dialog.tsx'

/** The tab **Messages** of a customer (MSH-16 … MSH-18). */
export function MessagesTab({ customer }: { readonly customer: GovernedCustomer }): React.JSX.Element {
  const { data, error, refetch } = useOperation('messages.list', { customerId: customer.id })
  const [isSending, setSending] = useState(false)
  const [waiting, setWaiting] = useState<WaitingReader | null>(null)
  const whyNot = missingPermission(useSession(), 'onboarding')
  if (error !== null) return <FailureNotice failure={error.failure} onNext={() => void refetch()} />
  if (data === undefined) return <LoadingState label="Reading the messages" />
  return (
    <div className={classes['tab']}>
      <div className={classes['bar']}>
        <p className={classes['hint']}>
          Short notices for the users of {customer.companyName}. Quartermaster shows them to operators who are
          users here; record on behalf of the others when they have read one.
        </p>
        <GuardedButton
          reason={whyNot}
          leftSection={<IconSend size={16} aria-hidden />}
          onClick={() => setSending(true)}
        >
          Send message
        </GuardedButton>
      </div>
      {data.messages.length === 0 ? (
        <EmptyState
          icon={<IconMail size={22} stroke={1.6} />}
          title="No message was sent yet"
          next="Send one when everybody at the customer, or one of them, has to know something."
        />
      ) : (
        <ul className={classes['messages']} aria-label="Messages">
          {data.messages.map((message) => (
            <MessageCard key={message.id} message={message} whyNot={whyNot} onAcknowledge={setWaiting} />
          ))}
        </ul>
      )}
      {isSending && (
        <SendMessageDialog
          to={{ kind: 'these', customerIds: [customer.id] }}
          whom={customer.companyName}
          onClose={() => setSending(false)}
        />
      )}
      {waiting !== null && <AcknowledgeDialog waiting={waiting} onClose={() => setWaiting(null)} />}
    </div>
  )
}

function MessageCard(props: {
  readonly message: Message
  readonly whyNot: string | null
  readonly onAcknowledge: (waiting: WaitingReader) => void
}): React.JSX.Element {
  const { message, whyNot } = props
  const { id, rev, body, mode, state, done, of } = message
  const progress = `${done}/${of} acknowledged`
  return (
    <li className={classes['card']}>
      <p className={classes['body']}>{body}</p>
      <span className={classes['note']}>
        {MESSAGE_MODE_LABELS[mode]} · sent by {message.sentBy} <RelativeTime at={message.sentAt} /> ·{' '}
        {state === 'closed' ? 'closed' : 'open'}
      </span>
      <Group gap="sm" wrap="nowrap">
        <Progress flex={1} value={of === 0 ? 0 : (done / of) * 100} aria-label="Acknowledged" />
        <span>{progress}</span>
      </Group>
      <ul className={classes['readers']} aria-label="Readers">
        {message.readers.map((reader) => (
          <li key={reader.userId} className={classes['reader']}>
            <span>
              {reader.name} <span className={classes['note']}>{reader.email}</span>
            </span>
            {reader.acknowledgedAt !== null ? (
              <span className={classes['note']}>
                acknowledged <RelativeTime at={reader.acknowledgedAt} />
                {reader.evidence === null ? '' : ` (${reader.evidence})`}
              </span>
            ) : (
              state === 'sent' && (
                <GuardedButton
                  size="compact-xs"
                  variant="default"
                  reason={whyNot}
                  aria-label={reader.isMe ? 'Acknowledge' : `Acknowledge for ${reader.name}`}
                  onClick={() =>
                    reader.isMe
                      ? void perform('Acknowledged.', () =>
                          call('messages.acknowledge', { id, rev, userId: reader.userId, evidence: null }),
                        )
                      : props.onAcknowledge({ id, rev, userId: reader.userId, name: reader.name })
                  }
                >
                  {reader.isMe ? 'Acknowledge' : 'Acknowledge for them'}
                </GuardedButton>
              )
            )}
          </li>
        ))}
      </ul>
      {state === 'sent' && whyNot === null && (
        <Group justify="flex-end">
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => void perform('The message is closed.', () => call('messages.close', { id, rev }))}
          >
            Close message
          </Button>
        </Group>
      )}
    </li>
  )
}
