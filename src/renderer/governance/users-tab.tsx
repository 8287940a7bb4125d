import { Table } from '@mantine/core'
import { IconUserPlus, IconUsers } from '@tabler/icons-react'
import { useState } from 'react'
import type { CustomerUser } from '../../shared/contract/customer-users.ts'
import {
  CUSTOMER_USER_ROLE_LABELS,
  CUSTOMER_USER_STATE_LABELS,
  userName,
  type CustomerUserState,
} from '../../shared/domain/customer-user.ts'
import { call, useOperation } from '../api.ts'
import { DotLabel } from '../ui/dot-label.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { ActionsHeading, FramedTable } from '../ui/framed-table.tsx'
import { GuardedButton } from '../ui/guarded-button.tsx'
import { LoadingState } from '../ui/loading-state.tsx'
import { missingPermission } from '../ui/missing-permission.ts'
import { RelativeTime } from '../ui/relative-time.tsx'
import { useSession } from '../ui/use-session.ts'
import { ConfirmEmailDialog } from './confirm-email-dialog.tsx'
import classes from './governance.module.css'
import type { GovernedCustomer } from './governed-customer.ts'
import { InviteDialog } from './invite-dialog.tsx'
import { perform } from './perform.ts'
import { RoleDialog } from './role-dialog.tsx'
import { UserMenu, type UserDialog } from './user-menu.tsx'

const COLOURS: Readonly<Record<CustomerUserState, string>> = {
  active: 'var(--qm-ready)',
  invited: 'var(--qm-progress)',
  expired: 'var(--qm-invalid)',
  cancelled: 'var(--qm-line-strong)',
  removed: 'var(--qm-line-strong)',
}

type Open = { readonly kind: 'invite' } | { readonly kind: UserDialog; readonly user: CustomerUser }

/** The tab **Users** of a customer (MSH-12, MSH-13, MSH-15). */
export function UsersTab({ customer }: { readonly customer: GovernedCustomer }): React.JSX.Element {
  const session = useSession()
  const { data, error, refetch } = useOperation('users.list', { customerId: customer.id })
  const [open, setOpen] = useState<Open | null>(null)
  if (error !== null) return <FailureNotice failure={error.failure} onNext={() => void refetch()} />
  if (data === undefined) return <LoadingState label="Reading the users" />
  const whyNoChange = missingPermission(session, 'onboarding')
  const whyNoInvitation = whyNoChange ?? data.whyNoInvitation
  const close = (): void => setOpen(null)
  return (
    <div className={classes['tab']}>
      <div className={classes['bar']}>
        <p className={classes['hint']}>
          An invitation drafts a mail and stands for two weeks. Record here when somebody has accepted.
        </p>
        <div className={classes['buttons']}>
          <GuardedButton
            variant="default"
            reason={whyNoChange ?? data.whyNotAddMyself}
            onClick={() =>
              void perform(`You are a user of ${customer.companyName} now.`, () =>
                call('users.addMyself', { customerId: customer.id }),
              )
            }
          >
            Add Myself
          </GuardedButton>
          <GuardedButton
            reason={whyNoInvitation}
            leftSection={<IconUserPlus size={16} aria-hidden />}
            onClick={() => setOpen({ kind: 'invite' })}
          >
            Invite user
          </GuardedButton>
        </div>
      </div>
      {data.users.length === 0 ? (
        <EmptyState
          icon={<IconUsers size={22} stroke={1.6} />}
          title={`${customer.companyName} has no users`}
          next="Invite the people who work there; each gets a mail from the outbox."
        />
      ) : (
        <UsersTable
          users={data.users}
          whyNoChange={whyNoChange}
          whyNoCare={data.whyNoCare}
          onOpen={(kind, user) => setOpen({ kind, user })}
        />
      )}
      {open?.kind === 'invite' && <InviteDialog customer={customer} onClose={close} />}
      {open?.kind === 'role' && <RoleDialog user={open.user} onClose={close} />}
      {open?.kind === 'confirm-email' && <ConfirmEmailDialog user={open.user} onClose={close} />}
    </div>
  )
}

function UsersTable(props: {
  readonly users: readonly CustomerUser[]
  readonly whyNoChange: string | null
  readonly whyNoCare: string | null
  readonly onOpen: (kind: UserDialog, user: CustomerUser) => void
}): React.JSX.Element {
  const { settings } = useSession()
  return (
    <FramedTable label="Users" highlightOnHover className={classes['users']}>
      <Table.Thead>
        <Table.Tr>
          {['Name', 'Email', 'Role', 'State', 'Invited or added'].map((title) => (
            <Table.Th key={title}>{title}</Table.Th>
          ))}
          <ActionsHeading width={56} />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {props.users.map((user) => (
          <Table.Tr key={user.id} data-past={user.state !== 'active' && user.state !== 'invited'}>
            <Table.Td>
              {userName(user)}
              <Note text={user.operatorName === null ? user.jobFunction : 'Assigned self'} />
            </Table.Td>
            <Table.Td>
              {user.email}
              {settings.needsEmailConfirmation && user.operatorName === null && (
                <Note text={user.emailConfirmedAt === null ? 'Not confirmed' : 'Confirmed'} />
              )}
            </Table.Td>
            <Table.Td>{CUSTOMER_USER_ROLE_LABELS[user.role]}</Table.Td>
            <Table.Td>
              <DotLabel colour={COLOURS[user.state]} label={CUSTOMER_USER_STATE_LABELS[user.state]} />
              {user.state === 'invited' && user.expiresAt !== null && (
                <span className={classes['note']}>
                  expires <RelativeTime at={user.expiresAt} />
                </span>
              )}
            </Table.Td>
            <Table.Td>
              <RelativeTime at={user.invitedAt} />
            </Table.Td>
            <Table.Td>
              <UserMenu
                user={user}
                whyNoChange={props.whyNoChange}
                whyNoCare={props.whyNoCare}
                onOpen={(kind) => props.onOpen(kind, user)}
              />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </FramedTable>
  )
}

function Note({ text }: { readonly text: string | null }): React.JSX.Element | null {
  return text === null || text === '' ? null : <span className={classes['note']}>{text}</span>
}
