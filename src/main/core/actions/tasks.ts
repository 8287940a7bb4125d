import { readFile } from 'node:fs/promises'
import type { NamesOf } from '../../../shared/contract/index.ts'
import { readRunbookResults } from '../../../shared/domain/runbook-results.ts'
import type { Task } from '../jobs/task.ts'
import { Refusal } from '../refusal.ts'
import { exportActions } from './action-text.ts'
import { applyRunbook } from './apply-runbook.ts'
import { saveRunbook } from './save-runbook.ts'

/** The long work of actions that touches files. */
export const actionTasks: {
  readonly [Name in Extract<NamesOf<'job'>, `actions.${string}`>]: Task<Name>
} = {
  'actions.export': exportActions,
  'actions.runbook': saveRunbook,
  'actions.applyResults': async ({ file }, context) => {
    const granted = context.session.files.find(({ token }) => token === file.token)
    if (granted === undefined) throw new Refusal({ code: 'not-found', what: 'file', id: file.token })
    const results = readRunbookResults(await readFile(granted.path, 'utf8'))
    if (results === null) {
      throw new Refusal({
        code: 'unreadable-file',
        file: file.name,
        line: 1,
        why: 'This is not the result file of a runbook.',
        next: 'Choose the file quartermaster-runbook-….jsonl that the script wrote beside itself.',
      })
    }
    return applyRunbook(results, context)
  },
}
