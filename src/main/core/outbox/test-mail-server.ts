import type { Task } from '../jobs/task.ts'
import { notAllowed } from '../refusal.ts'
import { openMailConnection } from './mail-connection.ts'
import { usableServer } from './mail-password.ts'
import { wordsOf } from './server-words.ts'

/** outbox.testServer: connects and signs in, and sends nothing. */
export const testMailServer: Task<'outbox.testServer'> = async (_input, { session, report }) => {
  const { server, password } = usableServer(session.mail)
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
