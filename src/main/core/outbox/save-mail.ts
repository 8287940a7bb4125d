import { rename, rm, writeFile } from 'node:fs/promises'
import { writingRefusal } from '../host/writing-refusal.ts'
import type { Task } from '../jobs/task.ts'
import { Refusal } from '../refusal.ts'
import { composeMail } from './compose-mail.ts'
import { mailById } from './mail-draft-table.ts'
import { mailSender } from './mail-sender.ts'
import { mailInFull } from './mail-view.ts'

/** outbox.save: one mail as a file that opens in a mail program, ready to be sent from there. */
export const saveMail: Task<'outbox.save'> = async ({ id, target }, { store, session, report }) => {
  const file = session.files.find(({ token }) => token === target)
  if (file === undefined) throw new Refusal({ code: 'not-found', what: 'file', id: target })
  const mail = mailInFull(store, id, session.providerKey) === null ? null : mailById(store, id)
  if (mail === null) throw new Refusal({ code: 'not-found', what: 'mail', id })
  report({ done: 0, total: 1, unit: 'mails', note: 'Writing the file' })
  const from = mailSender(store, session.actor)
  const bytes = await composeMail(mail, { from, at: store.ports.now(), isDraft: true })
  const partial = `${file.path}.part`
  try {
    await writeFile(partial, bytes)
    await rename(partial, file.path)
  } catch (error) {
    await rm(partial, { force: true }).catch(() => {})
    throw writingRefusal(error, file)
  }
  return { bytes: bytes.length }
}
