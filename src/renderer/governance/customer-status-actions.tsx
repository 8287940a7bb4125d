import { IconBan, IconCheck, IconPlayerPlay, IconX, type IconProps } from '@tabler/icons-react'
import { useState } from 'react'
import type { CustomerStatus } from '../../shared/domain/customer.ts'
import { call } from '../api.ts'
import { GuardedButton, GuardedIcon } from '../ui/guarded-button.tsx'
import { missingPermission } from '../ui/missing-permission.ts'
import { useSession } from '../ui/use-session.ts'
import { DisableDialog } from './disable-dialog.tsx'
import classes from './governance.module.css'
import type { GovernedCustomer } from './governed-customer.ts'
import { perform } from './perform.ts'
import { RejectDialog } from './reject-dialog.tsx'

type Action = 'approve' | 'reject' | 'disable' | 'enable'

const ACTIONS: Readonly<
  Record<Action, { readonly label: string; readonly Icon: React.ComponentType<IconProps> }>
> = {
  approve: { label: 'Approve', Icon: IconCheck },
  reject: { label: 'Reject', Icon: IconX },
  disable: { label: 'Disable', Icon: IconBan },
  enable: { label: 'Enable', Icon: IconPlayerPlay },
}

const OFFERED: Readonly<Record<CustomerStatus, readonly Action[]>> = {
  pending_approval: ['approve', 'reject'],
  active: ['disable'],
  disabled: ['enable'],
  rejected: [],
  archived: [],
}

/** How many icons a row can have of these. */
export const MOST_STATUS_ACTIONS = Math.max(...Object.values(OFFERED).map(({ length }) => length))

interface CustomerStatusActionsProps {
  readonly customer: GovernedCustomer
  /** Icons for a row, whose cells the grid's own keys walk; buttons for the head of the customer's page. */
  readonly as: 'icons' | 'buttons'
}

/** **Approve**, **Reject**, **Disable** and **Enable**: what the customer's status allows (MSH-05, MSH-08). */
export function CustomerStatusActions({ customer, as }: CustomerStatusActionsProps): React.JSX.Element {
  const [asked, setAsked] = useState<'reject' | 'disable' | null>(null)
  const reason = missingPermission(useSession(), 'approve')
  const { id, rev, companyName } = customer
  const start = (action: Action): void => {
    if (action === 'reject' || action === 'disable') return setAsked(action)
    const done = action === 'approve' ? 'approved; the mail is in the outbox' : 'enabled'
    void perform(`${companyName} is ${done}.`, () => call(`governance.${action}`, { id, rev }))
  }
  const close = (): void => setAsked(null)
  const offered = OFFERED[customer.status]
  return (
    <>
      {/* By their place: the button that disabled a customer keeps the focus as it becomes the one that enables it. */}
      {offered.map((action, place) => {
        const { label, Icon } = ACTIONS[action]
        return as === 'icons' ? (
          <GuardedIcon
            key={place}
            reason={reason}
            size="sm"
            tabIndex={-1}
            label={label}
            onClick={() => start(action)}
          >
            <Icon size={15} stroke={1.7} aria-hidden />
          </GuardedIcon>
        ) : (
          <GuardedButton
            key={place}
            variant={action === 'approve' ? 'filled' : 'default'}
            reason={reason}
            leftSection={<Icon size={16} aria-hidden />}
            onClick={() => start(action)}
          >
            {label}
          </GuardedButton>
        )
      })}
      {as === 'icons' &&
        // Every row is as wide, so that the same icons stand under each other.
        Array.from({ length: MOST_STATUS_ACTIONS - offered.length }, (_, index) => (
          <span key={index} className={classes['noIcon']} />
        ))}
      {asked === 'disable' && <DisableDialog customer={customer} onClose={close} />}
      {asked === 'reject' && <RejectDialog customer={customer} onClose={close} />}
    </>
  )
}
