import type { OutputOf, ParsedInputOf } from '../../../shared/contract/index.ts'
import { isOpenMail, type MailServer } from '../../../shared/domain/mail.ts'
import type { Task, TaskContext } from '../jobs/task.ts'
import { notAllowed } from '../refusal.ts'
import { readSettings } from '../settings/settings-table.ts'
import { composeMail } from './compose-mail.ts'
import { openMailConnection, type MailConnection, type MailTaken } from './mail-connection.ts'
import { mailById, mailByKey, type MailRecord } from './mail-draft-table.ts'
import { whyCannotSend } from './mail-password.ts'
import { draftedMails, mailInFull } from './mail-view.ts'
import { claim, recordFailed, recordSent, settleInterrupted, type Attempt } from './sending-changes.ts'
import { wordsOf } from './server-words.ts'

type Outcome = OutputOf<'outbox.send'>

const FAILURES_NAMED = 20

/**
 * outbox.send: one mail after the other over one connection. Each is claimed in a transaction of its own before the
 * server hears of it, so that it goes out once at most, whatever ends this run.
 */
export const sendMails: Task<'outbox.send'> = async (input, context) => {
  const { mailServer: server } = readSettings(context.store).settings
  const password = context.session.mailPassword ?? null
  const why = whyCannotSend(server, password)
  if (server === null || why !== null) throw notAllowed(why ?? '')
  // Only a worker that broke down leaves any, for sends take turns.
  await context.write(() => ({ value: settleInterrupted(context.store, context.session.actor), effects: [] }))
  const chosen = chooseMails(input, context)
  const line = createLine(server, password)
  const outcome = { sent: 0, failed: 0, stopped: null as string | null, failures: [] as Outcome['failures'] }
  try {
    for (const [index, key] of chosen.entries()) {
      await context.breathe()
      context.report({ done: index, total: chosen.length, unit: 'mails', note: 'Sending' })
      const mail = mailByKey(context.store, key)
      if (mail === null || !isOpenMail(mail.state) || mail.recipients.length === 0) continue
      const { failure, stops } = await sendOne(mail, line, context)
      if (failure === null) {
        outcome.sent += 1
      } else {
        outcome.failed += 1
        if (outcome.failures.length < FAILURES_NAMED) {
          outcome.failures.push({ id: mail.id, subject: mail.subject, answer: failure })
        }
      }
      if (stops) {
        outcome.stopped = failure
        break
      }
    }
  } finally {
    line.hangUp()
  }
  const asked = input.mails.kind === 'these' ? input.mails.mails.length : chosen.length
  return { ...outcome, left: asked - outcome.sent - outcome.failed }
}

/** Keys of the mails to send: those that are still as they were read, or every drafted one that matches now. */
function chooseMails({ mails }: ParsedInputOf<'outbox.send'>, { store, session }: TaskContext): number[] {
  if (mails.kind === 'drafted') return draftedMails(store, mails.filter, session.providerKey)
  return mails.mails.flatMap(({ id, rev }) => {
    const mail = mailInFull(store, id, session.providerKey) === null ? null : mailById(store, id)
    return mail !== null && mail.rev === rev ? [mail.key] : []
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

/** `stops`: the server cannot be used at all, so the next mail need not be tried. */
async function sendOne(
  mail: MailRecord,
  line: SendingLine,
  context: TaskContext,
): Promise<{ readonly failure: string | null; readonly stops: boolean }> {
  const { fromAddress, fromName } = line.server
  const from = { address: fromAddress, name: fromName }
  const message = await composeMail(mail, { from, at: context.store.ports.now(), isDraft: false })
  const attempt = await claim(mail, context)
  let connection: MailConnection
  try {
    connection = await line.get()
  } catch (error) {
    const { answer, isUnsure } = line.describe(error)
    const failure = isUnsure
      ? `${placeOf(line.server)} closed the connection before it took anything.`
      : answer
    await recordFailed(attempt, failure, context)
    return { failure, stops: true }
  }
  return handOver(attempt, { connection, line, message }, context)
}

async function handOver(
  attempt: Attempt,
  { connection, line, message }: { connection: MailConnection; line: SendingLine; message: Buffer },
  context: TaskContext,
): Promise<{ readonly failure: string | null; readonly stops: boolean }> {
  let taken: MailTaken
  try {
    const { recipients } = attempt.mail
    taken = await connection.send({ from: line.server.fromAddress, recipients, message })
  } catch (error) {
    const { answer, isUnsure } = line.describe(error)
    line.hangUp()
    const failure = isUnsure ? `${answer} Find out whether it arrived before you send it again.` : answer
    await recordFailed(attempt, failure, context)
    return { failure, stops: false }
  }
  await recordSent(attempt, taken, context)
  return { failure: null, stops: false }
}

function placeOf({ host, port }: MailServer): string {
  return `${host}:${port}`
}
