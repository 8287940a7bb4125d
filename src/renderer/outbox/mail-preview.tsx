import { Alert, Group } from '@mantine/core'
import {
  IconCheck,
  IconDeviceFloppy,
  IconExternalLink,
  IconPencil,
  IconSend,
  IconTrash,
} from '@tabler/icons-react'
import type { Mail } from '../../shared/contract/outbox.ts'
import { isOpenMail } from '../../shared/domain/mail.ts'
import { useOperation } from '../api.ts'
import { asFailure } from '../ui/as-failure.ts'
import { Fact, FactList } from '../ui/fact-list.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { GuardedButton } from '../ui/guarded-button.tsx'
import { LoadingState } from '../ui/loading-state.tsx'
import { missingPermission } from '../ui/missing-permission.ts'
import { RelativeTime } from '../ui/relative-time.tsx'
import { useSession } from '../ui/use-session.ts'
import { MailStateBadge } from './mail-state-badge.tsx'
import { purposeInWords, sendingInWords } from './mail-words.ts'
import classes from './outbox.module.css'
import { discard, openInMailProgram, saveAsFile } from './use-mail-actions.ts'

interface MailPreviewProps {
  readonly id: string
  /** Why nothing can be sent now; null when it can be tried. */
  readonly whyNotSend: string | null
  readonly onSend: (mail: Mail) => void
  readonly onEdit: (mail: Mail) => void
  readonly onMarkSent: (mail: Mail) => void
}

/** One mail as its reader will see it, and what can be done with it. */
export function MailPreview({ id, ...actions }: MailPreviewProps): React.JSX.Element {
  const { data, error, refetch } = useOperation('outbox.get', { id })
  if (error !== null) return <FailureNotice failure={asFailure(error)} onNext={() => void refetch()} />
  if (data === undefined) return <LoadingState />
  return (
    <>
      <MailButtons mail={data} {...actions} />
      <header className={classes['head']}>
        <h2 className={classes['subject']}>{data.subject}</h2>
        <MailStateBadge state={data.state} />
      </header>
      {data.serverAnswer !== null && (
        <Alert
          color={data.state === 'failed' ? 'red' : 'gray'}
          title={data.state === 'failed' ? 'Why it was not sent' : 'What the mail server answered'}
          className={classes['answer'] ?? ''}
        >
          {data.serverAnswer}
        </Alert>
      )}
      <MailFacts mail={data} />
      <div className={classes['text']}>{data.body}</div>
    </>
  )
}

function MailButtons({
  mail,
  whyNotSend,
  onSend,
  onEdit,
  onMarkSent,
}: Omit<MailPreviewProps, 'id'> & { readonly mail: Mail }): React.JSX.Element {
  const session = useSession()
  const mayNot = missingPermission(session, 'onboarding')
  const isOpen = isOpenMail(mail.state)
  const quiet = { variant: 'default', size: 'compact-sm' } as const
  return (
    <Group gap={6} role="toolbar" aria-label="Mail actions">
      {isOpen && (
        <>
          <GuardedButton
            size="compact-sm"
            leftSection={<IconSend size={14} />}
            reason={mail.recipients.length === 0 ? 'Give it a recipient first.' : whyNotSend}
            onClick={() => onSend(mail)}
          >
            {mail.state === 'failed' ? 'Try again' : 'Send'}
          </GuardedButton>
          <GuardedButton
            {...quiet}
            leftSection={<IconExternalLink size={14} />}
            reason={null}
            onClick={() => void openInMailProgram(mail)}
          >
            Open in mail program
          </GuardedButton>
        </>
      )}
      <GuardedButton
        {...quiet}
        leftSection={<IconDeviceFloppy size={14} />}
        reason={null}
        onClick={() => void saveAsFile(mail)}
      >
        Save as .eml
      </GuardedButton>
      {isOpen && (
        <>
          <GuardedButton
            {...quiet}
            leftSection={<IconCheck size={14} />}
            reason={mayNot}
            onClick={() => onMarkSent(mail)}
          >
            Mark as sent
          </GuardedButton>
          <GuardedButton
            {...quiet}
            leftSection={<IconPencil size={14} />}
            reason={mayNot}
            onClick={() => onEdit(mail)}
          >
            Edit
          </GuardedButton>
          <GuardedButton
            {...quiet}
            leftSection={<IconTrash size={14} />}
            reason={mayNot}
            onClick={() => void discard(mail)}
          >
            Discard
          </GuardedButton>
        </>
      )}
    </Group>
  )
}

function MailFacts({ mail }: { readonly mail: Mail }): React.JSX.Element {
  const sending = sendingInWords(mail)
  return (
    <FactList>
      <Fact name="To">{mail.recipients.length === 0 ? 'Nobody yet' : mail.recipients.join(', ')}</Fact>
      {mail.customer !== null && (
        <Fact name="Customer">
          <a className={classes['link']} href={`#/customers/${encodeURIComponent(mail.customer.identifier)}`}>
            {mail.customer.companyName}
          </a>
        </Fact>
      )}
      <Fact name="Purpose">{purposeInWords(mail.purpose)}</Fact>
      <Fact name="Drafted">
        <RelativeTime at={mail.createdAt} /> by {mail.createdBy}
      </Fact>
      {sending !== null && mail.sentAt !== null && (
        <Fact name="Sent">
          {mail.sentHow === 'smtp' && <RelativeTime at={mail.sentAt} />}
          {mail.sentHow === 'smtp' ? ` · ${sending}` : sending}
        </Fact>
      )}
    </FactList>
  )
}
