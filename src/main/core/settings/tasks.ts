import type { NamesOf } from '../../../shared/contract/index.ts'
import type { Task } from '../jobs/task.ts'
import { backUpWorkspace } from './back-up-workspace.ts'
import { checkWorkspace } from './check-workspace.ts'

/** The long work of Settings › Data. */
export const workspaceTasks: {
  readonly [Name in Extract<NamesOf<'job'>, `workspace.${string}`>]: Task<Name>
} = {
  'workspace.backUp': backUpWorkspace,
  'workspace.check': checkWorkspace,
}
