import { Text } from '@mantine/core'
import { IconMail, IconMailPlus, IconSend } from '@tabler/icons-react'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { Mail, MailRow } from '../../shared/contract/outbox.ts'
import { isOpenMail } from '../../shared/domain/mail.ts'
import { useOperation } from '../api.ts'
import { goTo, useHashQuery } from '../routes/hash-location.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { formatAmount } from '../ui/format.ts'
import { GuardedButton } from '../ui/guarded-button.tsx'
import { JobProgress } from '../ui/job-progress.tsx'
import { missingPermission } from '../ui/missing-permission.ts'
import { useSession } from '../ui/use-session.ts'
import { MailDialog } from './mail-dialog.tsx'
import { MailGrid } from './mail-grid.tsx'
import { MailPreview } from './mail-preview.tsx'
import { MarkSentDialog } from './mark-sent-dialog.tsx'
import {
  choiceFromQuery,
  choiceToQuery,
  EVERY_MAIL,
  filterOf,
  isNarrowed,
  type OutboxChoice,
} from './outbox-filter.ts'
import { OutboxFilters } from './outbox-filters.tsx'
import { OutboxFrame } from './outbox-frame.tsx'
import classes from './outbox.module.css'
import { discard, useSending } from './use-mail-actions.ts'
import { whyNotSend } from './why-not-send.ts'

type Open =
  | { readonly kind: 'new' }
  | { readonly kind: 'send-all' }
  | { readonly kind: 'edit' | 'mark-sent'; readonly mail: Mail }

/** Mails that the application drafted and staff send: by a mail program, as a file, or through a server. */
export function OutboxPage(): React.JSX.Element {
  const session = useSession()
  const query = useHashQuery()
  const choice = useMemo(() => choiceFromQuery(query), [query])
  const page = useOperation('outbox.page', { filter: filterOf(choice), first: 0, count: 1 })
  const server = useOperation('outbox.server', {})
  const [active, setActive] = useState<MailRow | undefined>()
  const [total, setTotal] = useState<number | null>(null)
  const [open, setOpen] = useState<Open | null>(null)
  const grid = useRef<{ readonly focus: () => void } | null>(null)
  const preview = useRef<HTMLElement>(null)
  const { send, sending, isSending } = useSending()

  const drafted = page.data?.counts.drafted ?? 0
  const whyNot = isSending ? 'Mails are being sent now.' : whyNotSend(session, server.data)
  const mayNotWrite = missingPermission(session, 'onboarding')
  const choose = (next: OutboxChoice): void => {
    const text = choiceToQuery(next)
    goTo(text === '' ? '/outbox' : `/outbox?${text}`, { replace: true })
  }
  const close = (): void => {
    setOpen(null)
    grid.current?.focus()
  }
  const showActive = useCallback((mail: MailRow | undefined) => setActive(mail), [])
  const sendAll = (): void => {
    const { states: _every, ...filter } = filterOf(choice)
    setOpen(null)
    void send({ kind: 'drafted', filter })
  }
  return (
    <OutboxFrame
      tab="mails"
      description="Nothing is sent unless somebody sends it."
      toolbar={
        <>
          <GuardedButton
            variant="default"
            leftSection={<IconMailPlus size={16} />}
            reason={mayNotWrite}
            onClick={() => setOpen({ kind: 'new' })}
          >
            New mail
          </GuardedButton>
          <GuardedButton
            leftSection={<IconSend size={16} />}
            reason={drafted === 0 ? 'No drafted mail waits here.' : whyNot}
            onClick={() => setOpen({ kind: 'send-all' })}
          >
            Send all
          </GuardedButton>
        </>
      }
    >
      <div className={classes['body']}>
        <OutboxFilters choice={choice} counts={page.data?.counts} total={total} onChoose={choose} />
        {sending !== null && <JobProgress job={sending} />}
        <div className={classes['panes']}>
          <MailGrid
            choice={choice}
            shownId={active?.id}
            onActive={showActive}
            onTotal={setTotal}
            onOpen={() => preview.current?.focus()}
            onDelete={(mail) => {
              if (isOpenMail(mail.state) && mayNotWrite === null) void discard(mail)
            }}
            focusRef={grid}
            empty={
              isNarrowed(choice) ? (
                <EmptyState
                  icon={<IconMail size={22} />}
                  title="No such mail"
                  next="No mail matches these filters."
                  action={{ label: 'Clear filters', onClick: () => choose(EVERY_MAIL) }}
                />
              ) : (
                <EmptyState
                  icon={<IconMail size={22} />}
                  title="The outbox is empty"
                  next="Approving or disabling a customer, inviting a user and sending a message draft mails here. You send them from here, or from your mail program."
                  {...(mayNotWrite === null
                    ? { action: { label: 'Write a mail', onClick: () => setOpen({ kind: 'new' }) } }
                    : {})}
                />
              )
            }
          />
          {active !== undefined && total !== 0 && (
            <section className={classes['preview']} aria-label="Mail" ref={preview} tabIndex={-1}>
              <MailPreview
                id={active.id}
                whyNotSend={whyNot}
                onSend={({ id, rev }) => void send({ kind: 'these', mails: [{ id, rev }] })}
                onEdit={(mail) => setOpen({ kind: 'edit', mail })}
                onMarkSent={(mail) => setOpen({ kind: 'mark-sent', mail })}
              />
            </section>
          )}
        </div>
      </div>
      {open?.kind === 'new' && <MailDialog mail={null} onClose={close} />}
      {open?.kind === 'edit' && <MailDialog mail={open.mail} onClose={close} />}
      {open?.kind === 'mark-sent' && <MarkSentDialog mail={open.mail} onClose={close} />}
      {open?.kind === 'send-all' && (
        <ConfirmDialog
          title={`Send ${formatAmount(drafted, 'mail')}?`}
          confirmLabel={`Send ${formatAmount(drafted, 'mail')}`}
          onConfirm={sendAll}
          onClose={close}
        >
          <Text size="sm">
            {isNarrowed({ ...choice, state: null })
              ? 'Every drafted mail that the filters match'
              : 'Every drafted mail'}{' '}
            goes to its recipients through {session.settings.mailServer?.host}, from{' '}
            {session.settings.mailServer?.fromAddress}. This cannot be undone.
          </Text>
        </ConfirmDialog>
      )}
    </OutboxFrame>
  )
}
