import type { ParsedInputOf } from '../../../shared/contract/index.ts'
import { isOpenMail, type MailServer } from '../../../shared/domain/mail.ts'
import { afterPartDone } from '../jobs/after-part-done.ts'
import type { Task, TaskContext } from '../jobs/task.ts'
import { composeMail } from './compose-mail.ts'
import { openMailConnection, type MailConnection, type MailTaken } from './mail-connection.ts'
import { mailById, mailByKey, type MailRecord, type MailVersion } from './mail-draft-table.ts'
import { usableServer } from './mail-password.ts'
import { draftedMails, mailInFull } from './mail-view.ts'
import {
  claim,
  recordFailed,
  recordSent,
  settleInterrupted,
  type Attempt,
  type FailedMail,
} from './sending-changes.ts'
import { wordsOf } from './server-words.ts'

const FAILURES_NAMED = 20

/**
 * outbox.send: one mail after the other over one connection. Each is claimed in a transaction of its own before the
 * server hears of it, so that it goes out once at most, whatever ends this run.
 */
export const sendMails: Task<'outbox.send'> = async (input, context) => {
  const { server, password } = usableServer(context.session.mail)
  // Only a worker that broke down leaves any, for sends take turns.
  await context.write(() => ({ value: settleInterrupted(context.store, context.session.actor), effects: [] }))
  const chosen = chooseMails(input, context)
  const line = createLine(server, password)
  const failures: FailedMail[] = []
  let [tried, sent] = [0, 0]
  let stopped: string | null = null
  try {
    for (const [index, { key, rev }] of chosen.entries()) {
      await context.breathe()
      context.report({ done: index, total: chosen.length, unit: 'mails', note: 'Sending' })
      const mail = mailByKey(context.store, key)
      if (mail?.rev !== rev || !isOpenMail(mail.state) || mail.recipients.length === 0) continue
      const result = await sendOne(mail, line, context)
      if (result === null) continue
      tried += 1
      if (result.isSent) sent += 1
      if (result.failed !== null) failures.push(result.failed)
      if (result.stops) {
        stopped = result.failed?.answer ?? null
        break
      }
    }
  } catch (error) {
    throw afterPartDone(error, context.workspaceFile)
  } finally {
    line.hangUp()
  }
  const asked = input.mails.kind === 'these' ? input.mails.mails.length : chosen.length
  return {
    sent,
    failed: failures.length,
    left: asked - tried,
    stopped,
    failures: failures.slice(0, FAILURES_NAMED),
  }
}

/** The mails to send, as they were read or as they are now. */
function chooseMails(
  { mails }: ParsedInputOf<'outbox.send'>,
  { store, session }: TaskContext,
): MailVersion[] {
  if (mails.kind === 'drafted') return draftedMails(store, mails.filter, session.providerKey)
  return mails.mails.flatMap(({ id, rev }) => {
    const mail = mailInFull(store, id, session.providerKey) === null ? null : mailById(store, id)
    return mail === null ? [] : [{ key: mail.key, rev }]
  })
}

interface SendingLine {
  readonly server: MailServer
  /** The connection; made when there is none. */
  get(): Promise<MailConnection>
  hangUp(): void
  describe(error: unknown): ReturnType<typeof wordsOf>
}

function createLine(server: MailServer, password: string | null): SendingLine {
  let connection: MailConnection | null = null
  return {
    server,
    get: async () => (connection ??= await openMailConnection(server, password)),
    hangUp: () => {
      connection?.close()
      connection = null
    },
    describe: (error) => wordsOf(error, server, password),
  }
}

/** What became of one mail. `stops`: the server cannot be used at all, so the next need not be tried. */
interface Result {
  readonly isSent: boolean
  readonly failed: FailedMail | null
  readonly stops: boolean
}

async function sendOne(mail: MailRecord, line: SendingLine, context: TaskContext): Promise<Result | null> {
  const { fromAddress, fromName } = line.server
  const from = { address: fromAddress, name: fromName }
  const message = await composeMail(mail, { from, at: context.store.ports.now(), isDraft: false })
  const attempt = await claim(mail, context)
  if (attempt === null) return null
  let connection: MailConnection
  try {
    connection = await line.get()
  } catch (error) {
    const { answer, isUnsure } = line.describe(error)
    const failure = isUnsure
      ? `${placeOf(line.server)} closed the connection before it took anything.`
      : answer
    return { isSent: false, failed: await recordFailed(attempt, failure, context), stops: true }
  }
  return handOver(attempt, { connection, line, message }, context)
}

async function handOver(
  attempt: Attempt,
  { connection, line, message }: { connection: MailConnection; line: SendingLine; message: Buffer },
  context: TaskContext,
): Promise<Result> {
  let taken: MailTaken
  try {
    const { recipients } = attempt.mail
    taken = await connection.send({ from: line.server.fromAddress, recipients, message })
  } catch (error) {
    const { answer, isUnsure } = line.describe(error)
    line.hangUp()
    const failure = isUnsure ? `${answer} Find out whether it arrived before you send it again.` : answer
    return { isSent: false, failed: await recordFailed(attempt, failure, context), stops: false }
  }
  return { isSent: true, failed: await recordSent(attempt, taken, context), stops: false }
}

function placeOf({ host, port }: MailServer): string {
  return `${host}:${port}`
}
