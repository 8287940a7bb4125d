import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import type { MailServer } from '../../src/shared/domain/mail.ts'

/** A mail that the server took. */
export interface TakenMail {
  readonly from: string
  readonly recipients: readonly string[]
  readonly user: string | null
  readonly text: string
}

/** A real mail server on loopback. */
export interface TestMailServer {
  readonly settings: MailServer
  readonly taken: readonly TakenMail[]
  /** How often somebody connected. */
  readonly connections: () => number
  close(): Promise<void>
}

export const MAIL_USER = 'robot@northwind.example'
export const MAIL_PASSWORD = 'correct-horse-ÄÖ-battery'

/** Starts a server that takes mails from `MAIL_USER`; `options` make it do otherwise. The caller closes it. */
export async function startMailServer(options: SMTPServerOptions = {}): Promise<TestMailServer> {
  const taken: TakenMail[] = []
  let connections = 0
  const server = new SMTPServer({
    // Its own certificate is self-signed.
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    disableReverseLookup: true,
    logger: false,
    onConnect: (_session, done) => {
      connections += 1
      done()
    },
    onAuth: ({ username, password }, _session, done) => {
      if (username === MAIL_USER && password === MAIL_PASSWORD) return done(null, { user: username })
      done(Object.assign(new Error('5.7.8 Who are you?'), { responseCode: 535 }))
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        taken.push({
          from: mailFrom === false ? '' : mailFrom.address,
          recipients: rcptTo.map(({ address }) => address),
          user: typeof session.user === 'string' ? session.user : null,
          text: Buffer.concat(chunks).toString('utf8'),
        })
        done(null, `Taken as number ${taken.length}`)
      })
    },
    ...options,
  })
  // A client that hangs up is no reason to fail.
  server.on('error', () => {})
  const listening = Promise.withResolvers<void>()
  const socket = server.listen(0, '127.0.0.1', () => listening.resolve())
  await listening.promise
  const address = socket.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  let closing: Promise<void> | null = null
  const close = (): Promise<void> =>
    (closing ??= new Promise((resolve) => {
      for (const connection of server.connections) connection.close()
      server.close(resolve)
    }))
  return {
    settings: {
      host: '127.0.0.1',
      port,
      security: 'none',
      user: MAIL_USER,
      fromAddress: 'cloud@northwind.example',
      fromName: 'Northwind Cloud',
    },
    taken,
    connections: () => connections,
    close,
  }
}
