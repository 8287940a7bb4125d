import { CUSTOMER_STATUS_LABELS, type CustomerStatus } from '../../shared/domain/customer.ts'
import classes from './customers.module.css'

const COLOURS: Readonly<Record<CustomerStatus, string>> = {
  pending_approval: 'var(--qm-held)',
  active: 'var(--qm-ready)',
  rejected: 'var(--qm-failed)',
  disabled: 'var(--qm-invalid)',
  archived: 'var(--qm-text-dimmed)',
}

/** A customer's status as a dot and its name. */
export function CustomerStatusBadge({ status }: { readonly status: CustomerStatus }): React.JSX.Element {
  return (
    <span className={classes['badge']}>
      <span className={classes['dot']} style={{ background: COLOURS[status] }} aria-hidden />
      {CUSTOMER_STATUS_LABELS[status]}
    </span>
  )
}
