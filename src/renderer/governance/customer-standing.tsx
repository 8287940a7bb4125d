import { Alert, Anchor, Checkbox, Group } from '@mantine/core'
import { IconBan, IconHourglass } from '@tabler/icons-react'
import type { Customer } from '../../shared/contract/customers.ts'
import { FOLLOW_UP_LABELS, type FollowUpStep } from '../../shared/domain/follow-up.ts'
import type { FollowUp } from '../../shared/contract/governance.ts'
import { DISABLE_CODE_LABELS } from '../customers/customer-words.ts'
import { call, useOperation } from '../api.ts'
import { showFailure } from '../ui/failure-notice.tsx'
import { missingPermission } from '../ui/missing-permission.ts'
import { RelativeTime } from '../ui/relative-time.tsx'
import { useSession } from '../ui/use-session.ts'
import { DISABLE_EFFECT } from './disable-words.ts'
import classes from './governance.module.css'
import { UnreadMessages } from './unread-messages.tsx'

/** What has to be said of a customer before anything else: what waits to be read, and why it gets nothing new. */
export function CustomerStanding({ customer }: { readonly customer: Customer }): React.JSX.Element {
  const { status, statusReason, statusCode, companyName } = customer
  return (
    <div className={classes['standing']}>
      <UnreadMessages customerId={customer.id} />
      {status === 'pending_approval' && (
        <Alert role="note" color="yellow" icon={<IconHourglass size={18} aria-hidden />}>
          {companyName} waits for approval. Until then it gets nothing new.
        </Alert>
      )}
      {status === 'rejected' && (
        <Alert role="note" color="gray" icon={<IconBan size={18} aria-hidden />}>
          The registration was rejected: {statusReason}
        </Alert>
      )}
      {status === 'disabled' && (
        <Alert
          role="note"
          color="yellow"
          icon={<IconBan size={18} aria-hidden />}
          classNames={{ title: classes['alertTitle'] ?? '' }}
          title={`${companyName} is disabled: ${statusCode === null ? '' : DISABLE_CODE_LABELS[statusCode].toLowerCase()}`}
        >
          <p className={classes['body']}>{statusReason}</p>
          <p className={classes['body']}>{DISABLE_EFFECT}</p>
          <FollowUps customer={customer} />
        </Alert>
      )}
    </div>
  )
}

/** Where the application helps with a step: the tab of the customer's page. */
const TABS: Readonly<Record<FollowUpStep, string | null>> = {
  assign_self: 'users',
  remove_permissions: null,
  remove_service_users: null,
  adjust_quota: 'quotas',
}

function FollowUps({ customer }: { readonly customer: Customer }): React.JSX.Element | null {
  const { data } = useOperation('governance.followUps', { customerId: customer.id })
  const isLocked = missingPermission(useSession(), 'onboarding') !== null
  if (data === undefined) return null
  const tick = async (step: FollowUpStep, isDone: boolean): Promise<void> => {
    try {
      await call('governance.tickFollowUp', { customerId: customer.id, step, isDone })
    } catch (error) {
      showFailure(error)
    }
  }
  return (
    <ul className={classes['steps']} aria-label="Follow-up">
      {data.steps.map(({ step, ...done }) => (
        <li key={step} className={classes['step']}>
          <Group gap="xs">
            <Checkbox
              label={FOLLOW_UP_LABELS[step]}
              checked={done.doneAt !== null}
              disabled={isLocked}
              onChange={(event) => void tick(step, event.currentTarget.checked)}
            />
            {TABS[step] !== null && (
              <Anchor size="xs" href={`#/customers/${customer.identifier}/${TABS[step]}`}>
                {step === 'adjust_quota' ? 'Edit the quotas' : 'Open the users'}
              </Anchor>
            )}
          </Group>
          <Done {...done} />
        </li>
      ))}
    </ul>
  )
}

function Done({ doneAt, doneBy }: Pick<FollowUp, 'doneAt' | 'doneBy'>): React.JSX.Element | null {
  return doneAt === null ? null : (
    <span className={classes['note']}>
      {doneBy}, <RelativeTime at={doneAt} />
    </span>
  )
}
