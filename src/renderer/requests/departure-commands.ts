import type { RequestStage } from '../../shared/domain/request-stage.ts'
import type { RequestAtHand } from './invite-dialogs.ts'
import type { RowCommand } from './row-commands.tsx'

const CHECKLIST: RowCommand<RequestAtHand> = {
  label: 'Open checklist',
  isFirst: true,
  needs: 'onboarding',
  act: ({ id }, onDialog) => onDialog({ kind: 'departure', id }),
}
const CANCEL: RowCommand<RequestAtHand> = {
  label: 'Give up…',
  isFirst: false,
  needs: 'administer',
  isDangerous: true,
  act: (departure, onDialog) => onDialog({ kind: 'departure-cancel', departure }),
}

/** What can be done with an account that leaves, at a stage. */
export function departureCommands(stage: RequestStage): readonly RowCommand<RequestAtHand>[] {
  return stage === 'draft' || stage === 'in_progress' ? [CHECKLIST, CANCEL] : []
}
