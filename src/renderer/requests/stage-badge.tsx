import { REQUEST_STAGE_LABELS, type RequestStage } from '../../shared/domain/request-stage.ts'
import { Dot, DotLabel } from '../ui/dot-label.tsx'

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
  return <Dot colour={STAGE_COLOURS[stage]} />
}

/** A stage as a dot and its name; the colour says nothing that the word does not. */
export function StageBadge({ stage }: { readonly stage: RequestStage }): React.JSX.Element {
  return <DotLabel colour={STAGE_COLOURS[stage]} label={REQUEST_STAGE_LABELS[stage]} />
}
