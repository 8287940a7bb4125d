import type { InputOf, OutputOf } from '../../shared/contract/index.ts'
import type { ActionOutcome } from '../../shared/contract/actions.ts'
import type { ActionState } from '../../shared/domain/aws-action.ts'
import { formatAmount, formatDuration } from '../ui/format.ts'

/** The colour of each state, as a CSS variable of theme.css. */
export const ACTION_STATE_COLOURS: Readonly<Record<ActionState, string>> = {
  waiting: 'var(--qm-progress)',
  running: 'var(--qm-allocated)',
  done: 'var(--qm-ready)',
  failed: 'var(--qm-failed)',
  unsure: 'var(--qm-held)',
  withdrawn: 'var(--qm-line-strong)',
}

export const OUTCOME_WORDS: Readonly<Record<ActionOutcome['outcome'], string>> = {
  done: 'Done',
  failed: 'Refused',
  unsure: 'Unsure',
  waiting: 'Waits',
  left: 'Not asked',
}

/** `2 done, 1 refused, 3 left.` */
export function runInWords({
  done,
  failed,
  unsure,
  left,
}: Omit<OutputOf<'actions.applyResults'>, 'problems'>): string {
  const parts = [`${formatAmount(done, 'action')} done`]
  if (failed > 0) parts.push(`${failed} refused`)
  if (unsure > 0) parts.push(`${unsure} unsure`)
  if (left > 0) parts.push(`${left} left`)
  return `${parts.join(', ')}.`
}

/** How long a run takes at AWS's rates, as a sentence. */
export function durationInWords(seconds: number): string {
  return seconds < 1
    ? 'AWS takes all of them at once.'
    : `At the rate that AWS grants it takes ${formatDuration(seconds * 1000)} at least.`
}

export type ActionVersions = InputOf<'actions.withdraw'>['actions']
