import type { NamesOf } from '../../../shared/contract/index.ts'
import type { Task, WorkerQuery } from '../jobs/task.ts'

/** Being built. */
export const importTasks = {} as {
  readonly [Name in Extract<NamesOf<'job'>, `imports.${string}`>]: Task<Name>
}
/** Being built. */
export const importQueries = {} as {
  readonly [Name in 'imports.page' | 'imports.candidates']: WorkerQuery<Name>
}
/** Forgets every staged import. */
export async function closeImports(_workspaceFile: string): Promise<void> {}
