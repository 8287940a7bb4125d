import { REQUEST_STAGE_LABELS, type RequestStage } from '../../shared/domain/request-stage.ts'
import classes from './requests.module.css'

/** The colour of each stage, as a CSS variable of theme.css. */
const STAGE_COLOURS: Readonly<Record<RequestStage, string>> = {
  draft: 'var(--qm-line-strong)',
  submitted: 'var(--qm-held)',
  approved: 'var(--qm-allocated)',
  requested: 'var(--qm-progress)',
  in_progress: 'var(--qm-progress)',
  succeeded: 'var(--qm-ready)',
  failed: 'var(--qm-failed)',
  presumed_expired: 'var(--qm-invalid)',
  accepted: 'var(--qm-ready)',
  declined: 'var(--qm-failed)',
  rejected: 'var(--qm-failed)',
  canceled: 'var(--qm-text-dimmed)',
  expired: 'var(--qm-text-dimmed)',
}

/** A dot in the colour of a stage. */
export function StageDot({ stage }: { readonly stage: RequestStage }): React.JSX.Element {
  return <span className={classes['dot']} style={{ background: STAGE_COLOURS[stage] }} aria-hidden />
}

/** A stage as a dot and its name; the colour says nothing that the word does not. */
export function StageBadge({ stage }: { readonly stage: RequestStage }): React.JSX.Element {
  return (
    <span className={classes['badge']}>
      <StageDot stage={stage} />
      {REQUEST_STAGE_LABELS[stage]}
    </span>
  )
}
