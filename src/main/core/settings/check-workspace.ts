import type { Task } from '../jobs/task.ts'
import type { ReadableDb } from '../store/sql.ts'
import {
  brokenReferences,
  damagedPages,
  holdsWithoutReason,
  wrongLinks,
  wrongMemberLinks,
  wrongNumbers,
  wrongTallies,
} from './workspace-health-view.ts'

const STEPS: readonly { readonly note: string; readonly find: (db: ReadableDb) => string[] }[] = [
  { note: 'Reading every page', find: damagedPages },
  { note: 'Following every reference', find: brokenReferences },
  { note: 'Counting accounts', find: wrongTallies },
  { note: 'Checking running numbers', find: wrongNumbers },
  { note: 'Checking holds', find: holdsWithoutReason },
  { note: 'Checking links to customers', find: wrongLinks },
  { note: 'Checking links of members', find: wrongMemberLinks },
]

/** workspace.check: SQLite's checks and ours; an empty list says that all is well. */
export const checkWorkspace: Task<'workspace.check'> = async (_input, context) => {
  const startedAt = performance.now()
  const findings: string[] = []
  for (const [index, { note, find }] of STEPS.entries()) {
    context.report({ done: index, total: STEPS.length, unit: 'checks', note })
    await context.breathe()
    findings.push(...find(context.store))
  }
  return { findings, durationMs: performance.now() - startedAt }
}
