import { ACCOUNT_STATUS_LABELS, type AccountStatus } from '../../shared/domain/account-status.ts'
import { DotLabel } from './dot-label.tsx'

/** The colour of each status, as a CSS variable of theme.css. */
export const STATUS_COLOURS: Readonly<Record<AccountStatus, string>> = {
  ready: 'var(--qm-ready)',
  provisioning_in_progress: 'var(--qm-progress)',
  invalid: 'var(--qm-invalid)',
  allocated: 'var(--qm-allocated)',
  provisioning_failed: 'var(--qm-failed)',
}

/** The status of an account. */
export function StatusBadge({ status }: { readonly status: AccountStatus }): React.JSX.Element {
  return <DotLabel colour={STATUS_COLOURS[status]} label={ACCOUNT_STATUS_LABELS[status]} />
}
