import { may } from '../../../shared/domain/capability.ts'
import { TARGET_NEEDS, type ImportTarget } from '../../../shared/domain/import-target.ts'
import type { TaskSession } from '../jobs/task.ts'
import { Refusal } from '../refusal.ts'

/** Refuses an import whose target is not the operator's to write: only the staged file knows what it becomes. */
export function expectMayImport({ role }: Pick<TaskSession, 'role'>, target: ImportTarget): void {
  const needs = TARGET_NEEDS[target]
  if (!may(role, needs)) throw new Refusal({ code: 'capability-missing', needs, role })
}
