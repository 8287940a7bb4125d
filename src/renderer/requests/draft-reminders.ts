import { call } from '../api.ts'
import { showFailure } from '../ui/failure-notice.tsx'
import { formatAmount } from '../ui/format.ts'
import { showUndoToast } from '../ui/undo-toast.tsx'

/** Drafts the reminders of invitations that are due, and says how many (ION-11). */
export async function draftReminders(): Promise<void> {
  try {
    const { drafted, changeId } = await call('invites.draftReminders', {})
    const message =
      drafted === 0
        ? 'No reminder is due. They are due on day 7, 12 and 14.'
        : `${formatAmount(drafted, 'reminder')} drafted. They wait in the outbox.`
    showUndoToast({ message, changeId })
  } catch (error) {
    showFailure(error)
  }
}
