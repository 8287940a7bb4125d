import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { MailServer } from '../../../shared/domain/mail.ts'

/** One signed-in connection to a mail server. */
export interface MailConnection {
  /** Hands one mail over; rejects with the error of nodemailer when the server did not take it for anybody. */
  send(mail: MailToSend): Promise<MailTaken>
  close(): void
}

export interface MailToSend {
  readonly from: string
  readonly recipients: readonly string[]
  readonly message: Buffer
}

/** What the server said, and whom it did not take the mail for. */
export interface MailTaken {
  readonly answer: string
  readonly refused: readonly { readonly recipient: string; readonly answer: string }[]
}

// A server that says nothing for so long will not any more.
const CONNECT_MS = 10_000
const SILENCE_MS = 30_000

/** Connects, keeps the connection secret as the settings say, and signs in. */
export async function openMailConnection(
  server: MailServer,
  password: string | null,
): Promise<MailConnection> {
  const connection = new SMTPConnection({
    host: server.host,
    port: server.port,
    secure: server.security === 'tls',
    requireTLS: server.security === 'starttls',
    ignoreTLS: server.security === 'none',
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    tls: { minVersion: 'TLSv1.2' },
  })
  const lost = Promise.withResolvers<never>()
  // Between two steps nobody waits for it.
  lost.promise.catch(() => {})
  connection.on('error', (error: Error) => lost.reject(error))
  connection.on('end', () => lost.reject(new Error('The server closed the connection.')))

  /** One step, or what broke the connection meanwhile. */
  function step<Value>(start: (done: (error: Error | null | undefined, value?: Value) => void) => void) {
    const ended = Promise.withResolvers<Value | undefined>()
    start((error, value) => (error ? ended.reject(error) : ended.resolve(value)))
    return Promise.race([ended.promise, lost.promise])
  }

  try {
    await step<void>((done) => connection.connect(done))
    if (server.user !== '') await signIn(step, connection, { user: server.user, pass: password ?? '' })
  } catch (error) {
    connection.close()
    throw error
  }
  return {
    send: async ({ from, recipients, message }) => {
      type Sent = Parameters<Parameters<SMTPConnection['send']>[2]>[1]
      const sent = await step<NonNullable<Sent>>((done) =>
        connection.send({ from, to: [...recipients] }, message, done),
      )
      if (sent === undefined) throw new Error('The server gave no answer.')
      const refused = sent.rejected.map((recipient, index) => ({
        recipient,
        answer: sent.rejectedErrors?.[index]?.response ?? 'refused',
      }))
      return { answer: sent.response, refused }
    },
    close: () => connection.quit(),
  }
}

async function signIn(
  step: <Value>(
    start: (done: (error: Error | null | undefined, value?: Value) => void) => void,
  ) => Promise<Value | undefined>,
  connection: SMTPConnection,
  credentials: { readonly user: string; readonly pass: string },
): Promise<void> {
  if (!connection.allowsAuth) throw new Error('The server offers no way to sign in over this connection.')
  await step((done) => connection.login({ credentials: { ...credentials } }, done))
}
