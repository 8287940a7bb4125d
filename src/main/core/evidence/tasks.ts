import type { WorkerQuery } from '../jobs/task.ts'
import { applyEvidence } from './apply-evidence.ts'
import { openEvidence } from './open-evidence.ts'
import { forgetEvidence } from './staged-evidence.ts'

/** The long work of evidence; all of it runs in the bulk worker, where what was brought waits. */
export const evidenceTasks = { 'evidence.open': openEvidence, 'evidence.apply': applyEvidence } as const

/** What the worker is told about evidence. */
export const evidenceQueries: { readonly 'evidence.close': WorkerQuery<'evidence.close'> } = {
  'evidence.close': ({ evidenceId }) => {
    forgetEvidence(evidenceId)
    return {}
  },
}
