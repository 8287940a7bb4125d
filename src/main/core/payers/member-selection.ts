import type { MemberSelection } from '../../../shared/contract/members.ts'
import type { TaskContext } from '../jobs/task.ts'
import { Refusal } from '../refusal.ts'
import { storeVersion } from '../store/change.ts'

/** Refuses a change whose preview saw an older store. */
export function refuseOutdated({ store }: Pick<TaskContext, 'store'>, version: number): void {
  if (storeVersion(store) === version) return
  throw new Refusal({
    code: 'preview-outdated',
    why: 'Something changed since the preview. Nothing was done; look at the new preview first.',
  })
}

/** What the log keeps of a selection: a rule as it was, a list only by its length. */
export function selectionFacts(selection: MemberSelection): unknown {
  if (selection.kind === 'these') return { these: selection.accountIds.length }
  return { matching: selection.filter, except: selection.except.length }
}
