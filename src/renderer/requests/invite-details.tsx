import { Alert, Anchor, Button } from '@mantine/core'
import type { Invite } from '../../shared/contract/invites.ts'
import { INVITE_STAGE_LABELS } from '../../shared/domain/invitation.ts'
import { useOperation } from '../api.ts'
import pool from '../pool/pool.module.css'
import { asFailure } from '../ui/as-failure.ts'
import { copyText } from '../ui/copy-text.ts'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { formatAmount, formatDay } from '../ui/format.ts'
import { LoadingState } from '../ui/loading-state.tsx'
import { RelativeTime } from '../ui/relative-time.tsx'
import { FieldList } from './field-list.tsx'
import { InviteActions } from './invite-actions.tsx'
import type { RequestsDialog } from './invite-dialogs.ts'
import { requestsPath } from './requests-address.ts'
import { StageBadge } from './stage-badge.tsx'
import classes from './requests.module.css'

interface InviteDetailsProps {
  readonly id: string
  readonly onDialog: (dialog: RequestsDialog) => void
}

/** Everything about one invitation, the command for the AWS CLI, and what happened to it. */
export function InviteDetails({ id, onDialog }: InviteDetailsProps): React.JSX.Element {
  const found = useOperation('invites.get', { id })
  if (found.error !== null) {
    return <FailureNotice failure={asFailure(found.error)} onNext={() => void found.refetch()} />
  }
  if (found.data === undefined || found.data.invite.id !== id) return <LoadingState />
  const { invite, command, history } = found.data
  return (
    <div className={pool['details']}>
      <InviteActions
        invite={{ id, rev: invite.rev, subject: invite.target, payerId: invite.payer.id }}
        stage={invite.stage}
        onDialog={onDialog}
      />
      {invite.refusal !== null && (
        <Alert color="red" variant="light" mt="sm" title={invite.refusal.why}>
          {invite.refusal.next}
        </Alert>
      )}
      <Fields invite={invite} />
      {command !== null && (
        <>
          <h3 className={pool['detailsHeading']}>Command for the AWS CLI</h3>
          <pre className={classes['command']}>{command}</pre>
          <Button size="compact-sm" variant="light" mt={8} onClick={() => void copyText(command)}>
            Copy command
          </Button>
        </>
      )}
      <h3 className={pool['detailsHeading']}>History</h3>
      <ol className={pool['history']}>
        {history.map(({ at, actor, label, changeId }) => (
          <li key={changeId}>
            <div className={pool['historyLabel']}>{label}</div>
            <div className={pool['historyCell']}>
              {actor} · <RelativeTime at={at} />
            </div>
          </li>
        ))}
      </ol>
    </div>
  )
}

function Fields({ invite }: { readonly invite: Invite }): React.JSX.Element {
  const tags = Object.entries(invite.tags).map(([key, value]) => `${key} = ${value}`)
  const fields: readonly (readonly [string, React.ReactNode])[] = [
    ['Stage', <StageBadge key="stage" stage={invite.stage} />],
    ['Account', invite.target],
    ['Into', `${invite.payer.name} (${invite.payer.accountId})`],
    ['Root email', invite.rootEmail],
    ['Customer', invite.customer?.companyName],
    ['Notes', invite.notes],
    ['Tags', tags.length === 0 ? null : tags.join(', ')],
    ['Handshake', invite.handshakeId],
    ['Sent', invite.requestedAt === null ? null : formatDay(invite.requestedAt)],
    ['Expires', expiryInWords(invite)],
    ['Reminded', remindedInWords(invite)],
    ['Ended', invite.finishedAt === null ? null : formatDay(invite.finishedAt)],
    ['Reason', invite.reason],
    ['Evidence', invite.evidence],
    ['AWS outbox', invite.action?.state],
    ['Plan', invite.plan?.name],
    ['Repeats', invite.resendOf === null ? null : <Repeated key="repeats" {...invite.resendOf} />],
    ['Created by', invite.createdBy],
  ]
  return <FieldList fields={fields} />
}

function Repeated({ id, stage }: NonNullable<Invite['resendOf']>): React.JSX.Element {
  return (
    <Anchor href={`#${requestsPath({ opened: `invite:${id}` })}`} size="sm">
      An invitation that was {INVITE_STAGE_LABELS[stage].toLowerCase()}
    </Anchor>
  )
}

function expiryInWords({ expiresAt, daysLeft }: Invite): string | null {
  if (expiresAt === null) return null
  return daysLeft === null
    ? formatDay(expiresAt)
    : `${formatDay(expiresAt)}, ${formatAmount(daysLeft, 'day')} left`
}

function remindedInWords({ reminded }: Invite): string | null {
  return reminded.length === 0 ? null : `Day ${reminded.join(', ')}`
}
