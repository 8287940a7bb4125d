import { showFailure } from '../ui/failure-notice.tsx'
import { showUndoToast } from '../ui/undo-toast.tsx'

/** Does something to a customer, says so and offers **Undo**; what goes wrong is said as well. */
export async function perform(
  message: string,
  act: () => Promise<{ readonly changeId: string | null }>,
): Promise<void> {
  try {
    const { changeId } = await act()
    showUndoToast({ message, changeId })
  } catch (error) {
    showFailure(error)
  }
}
