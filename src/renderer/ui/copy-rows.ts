import { notifications } from '@mantine/notifications'
import { copyText } from './copy-text.ts'
import { showFailure } from './failure-notice.tsx'

/** Puts rows that the core wrote as text on the clipboard, and says how many in the words of `name`. */
export async function copyRows(
  read: () => Promise<{ readonly text: string; readonly rows: number }>,
  name: (rows: number) => string,
): Promise<void> {
  try {
    const { text, rows } = await read()
    await copyText(text)
    notifications.show({ role: 'status', autoClose: 3000, message: `Copied ${name(rows)}.` })
  } catch (error) {
    showFailure(error)
  }
}
