import { call } from '../api.ts'
import { showFailure } from '../ui/failure-notice.tsx'
import { showUndoToast } from '../ui/undo-toast.tsx'

/** Says what was just done to a customer and offers to take it back. */
export async function offerCustomerUndo(message: string, identifier: string): Promise<void> {
  try {
    const { events } = await call('activity.page', { filter: { search: identifier }, first: 0, count: 1 })
    showUndoToast({ message, changeId: events[0]?.change?.id ?? null })
  } catch (error) {
    showFailure(error)
  }
}
