import { notifications } from '@mantine/notifications'
import type { InputOf } from '../../shared/contract/index.ts'
import type { Job } from '../../shared/contract/jobs.ts'
import type { Mail } from '../../shared/contract/outbox.ts'
import { bridge, call, run } from '../api.ts'
import { copyText } from '../ui/copy-text.ts'
import { showFailure } from '../ui/failure-notice.tsx'
import { showUndoToast } from '../ui/undo-toast.tsx'
import { useJob } from '../ui/use-job.ts'
import { fileNameOf, outcomeInWords } from './mail-words.ts'

interface MailActions {
  readonly send: (mails: InputOf<'outbox.send'>['mails']) => Promise<void>
  /** The sending that runs now. */
  readonly sending: Job | null
  readonly isSending: boolean
}

/** Sends mails and says what became of them. */
export function useSending(): MailActions {
  const { start, job, isRunning } = useJob('outbox.send')
  const send = async (mails: InputOf<'outbox.send'>['mails']): Promise<void> => {
    try {
      const outcome = await start({ mails })
      const isWell = outcome.failed === 0 && outcome.stopped === null
      const why = outcome.stopped ?? outcome.failures[0]?.answer
      notifications.show({
        role: isWell ? 'status' : 'alert',
        color: isWell ? 'harbour' : 'red',
        autoClose: isWell ? 6000 : 20_000,
        title: outcomeInWords(outcome),
        message: why === undefined ? 'The mail server took it. Whether it arrives, nobody can promise.' : why,
      })
    } catch (error) {
      showFailure(error)
    }
  }
  return { send, sending: job, isSending: isRunning }
}

/** Opens the mail program with the mail; a text that is too long for that goes to the clipboard. */
export async function openInMailProgram(mail: Mail): Promise<void> {
  try {
    const { url, hasBody } = await call('outbox.mailto', { id: mail.id })
    if (!hasBody) await copyText(mail.body)
    if (url !== null) await bridge.openExternal(url)
    notifications.show({
      role: 'status',
      autoClose: 12_000,
      title: url === null ? 'Too many recipients for the mail program' : 'Opened in the mail program',
      message:
        url === null
          ? 'Save the mail as .eml and open that. The text is on the clipboard.'
          : hasBody
            ? 'When you have sent it there, mark it as sent here.'
            : 'The text is too long to be handed over, so it is on the clipboard: paste it there. Then mark it as sent here.',
    })
  } catch (error) {
    showFailure(error)
  }
}

/** Saves the mail as a file that mail programs open. */
export async function saveAsFile(mail: Mail): Promise<void> {
  try {
    const file = await bridge.saveFile(fileNameOf(mail.subject))
    if (file === null) return
    await run('outbox.save', { id: mail.id, target: file.token })
    await bridge.deliver(file)
    notifications.show({ role: 'status', message: `Saved as ${file.name}.` })
  } catch (error) {
    showFailure(error)
  }
}

/** Puts a mail away, with **Undo**. */
export async function discard({ id, rev, subject }: Pick<Mail, 'id' | 'rev' | 'subject'>): Promise<void> {
  try {
    const { changeId } = await call('outbox.discard', { id, rev })
    showUndoToast({ message: `Discarded “${subject}”.`, changeId })
  } catch (error) {
    showFailure(error)
  }
}
