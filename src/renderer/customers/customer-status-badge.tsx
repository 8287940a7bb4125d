import { CUSTOMER_STATUS_LABELS, type CustomerStatus } from '../../shared/domain/customer.ts'
import { DotLabel } from '../ui/dot-label.tsx'

const COLOURS: Readonly<Record<CustomerStatus, string>> = {
  pending_approval: 'var(--qm-held)',
  active: 'var(--qm-ready)',
  rejected: 'var(--qm-failed)',
  disabled: 'var(--qm-invalid)',
  archived: 'var(--qm-text-dimmed)',
}

/** The status of a customer. */
export function CustomerStatusBadge({ status }: { readonly status: CustomerStatus }): React.JSX.Element {
  return <DotLabel colour={COLOURS[status]} label={CUSTOMER_STATUS_LABELS[status]} />
}
