import { call } from '../api.ts'
import { showFailure } from '../ui/failure-notice.tsx'
import { showUndoToast } from '../ui/undo-toast.tsx'

/** Says what was just done to a customer and offers to take it back. */
export async function offerCustomerUndo(message: string, identifier: string): Promise<void> {
  try {
    const { events } = await call('activity.page', { filter: { search: identifier }, first: 0, count: 20 })
    // The search also finds others whose names hold this one.
    const event = events.find(({ subject }) => subject === identifier)
    showUndoToast({ message, changeId: event?.change?.id ?? null })
  } catch (error) {
    showFailure(error)
  }
}
