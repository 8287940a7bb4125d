import type { Task } from '../jobs/task.ts'
import { writeGrantedFile } from '../jobs/write-granted-file.ts'
import { Refusal } from '../refusal.ts'
import { composeMail } from './compose-mail.ts'
import { mailById } from './mail-draft-table.ts'
import { mailSender } from './mail-sender.ts'
import { mailInFull } from './mail-view.ts'

/** outbox.save: one mail as a file that opens in a mail program, ready to be sent from there. */
export const saveMail: Task<'outbox.save'> = async ({ id, target }, { store, session, report }) => {
  const mail = mailInFull(store, id, session.providerKey) === null ? null : mailById(store, id)
  if (mail === null) throw new Refusal({ code: 'not-found', what: 'mail', id })
  report({ done: 0, total: 1, unit: 'mails', note: 'Writing the file' })
  const from = mailSender(store, session.actor)
  const content = await composeMail(mail, { from, at: store.ports.now(), isDraft: true })
  const bytes = await writeGrantedFile(session, target, [content])
  return { bytes }
}
