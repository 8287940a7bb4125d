import type { Effect } from '../jobs/task.ts'
import type { WriteGate } from '../jobs/write-gate.ts'
import type { Store } from '../store/change.ts'
import { draftDueReminders } from './draft-reminders.ts'

const INTERVAL_MS = 60 * 60 * 1000
const EFFECTS: readonly Effect[] = [{ kind: 'records-changed' }, { kind: 'activity-changed' }]

/** Drafts the reminders of AWS invitations that are due, now and every hour; returns how to stop. */
export function remindOwners({
  store,
  gate,
  onEffects,
}: {
  readonly store: Store
  readonly gate: WriteGate
  readonly onEffects: (effects: readonly Effect[]) => Promise<void>
}): () => Promise<void> {
  const look = async (): Promise<void> => {
    const leave = await gate.enter()
    try {
      const { drafted } = draftDueReminders(store, { actor: 'Quartermaster', providerKey: null })
      if (drafted > 0) await onEffects(EFFECTS)
    } catch (error) {
      // The next hour tries again.
      store.ports.log.bug(error, 'reminders')
    } finally {
      leave()
    }
  }
  let working = look()
  const timer = setInterval(() => {
    working = look()
  }, INTERVAL_MS)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await working
  }
}
