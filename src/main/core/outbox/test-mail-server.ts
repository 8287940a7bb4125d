import type { Task } from '../jobs/task.ts'
import { notAllowed } from '../refusal.ts'
import { readSettings } from '../settings/settings-table.ts'
import { openMailConnection } from './mail-connection.ts'
import { whyCannotSend } from './mail-password.ts'
import { wordsOf } from './server-words.ts'

/** outbox.testServer: connects and signs in, and sends nothing. */
export const testMailServer: Task<'outbox.testServer'> = async (_input, { store, session, report }) => {
  const { mailServer: server } = readSettings(store).settings
  const password = session.mailPassword ?? null
  const why = whyCannotSend(server, password)
  if (server === null || why !== null) throw notAllowed(why ?? '')
  const place = `${server.host}:${server.port}`
  report({ done: 0, total: 1, unit: 'servers', note: `Connecting to ${place}` })
  try {
    const connection = await openMailConnection(server, password)
    connection.close()
  } catch (error) {
    const { answer, isQuote, isUnsure } = wordsOf(error, server, password)
    if (isQuote) throw notAllowed(`${place} says: ${answer}`)
    throw notAllowed(isUnsure ? `The connection to ${place} was lost before it was ready.` : answer)
  }
  return { server: place }
}
