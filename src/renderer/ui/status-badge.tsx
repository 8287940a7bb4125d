import { ACCOUNT_STATUS_LABELS, type AccountStatus } from '../../shared/domain/account-status.ts'
import classes from './status-badge.module.css'

/** The colour of each status, as a CSS variable of theme.css. */
export const STATUS_COLOURS: Readonly<Record<AccountStatus, string>> = {
  ready: 'var(--qm-ready)',
  provisioning_in_progress: 'var(--qm-progress)',
  invalid: 'var(--qm-invalid)',
  allocated: 'var(--qm-allocated)',
  provisioning_failed: 'var(--qm-failed)',
}

/** A status as a dot and its name; the colour says nothing that the word does not. */
export function StatusBadge({ status }: { readonly status: AccountStatus }): React.JSX.Element {
  return (
    <span className={classes['badge']}>
      <span className={classes['dot']} style={{ background: STATUS_COLOURS[status] }} aria-hidden />
      {ACCOUNT_STATUS_LABELS[status]}
    </span>
  )
}
