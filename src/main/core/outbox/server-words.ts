import type { MailServer } from '../../../shared/domain/mail.ts'

/** What went wrong with a mail server. */
export interface ServerWords {
  /** The server's own words where it said something, else a sentence about it. */
  readonly answer: string
  /** Whether `answer` is the server's. */
  readonly isQuote: boolean
  /** Whether the server may have taken the mail all the same. */
  readonly isUnsure: boolean
}

const MOST = 1000

/** Words for an error of the connection, without the password that a server may have echoed. */
export function wordsOf(error: unknown, server: MailServer, password: string | null): ServerWords {
  const { response, code, message, cause } = factsOf(error)
  // What a server says to a STARTTLS that it does not know helps nobody.
  if (response !== null && !message.includes('STARTTLS')) {
    return { answer: withoutPassword(response, server, password), isQuote: true, isUnsure: false }
  }
  const place = `${server.host}:${server.port}`
  const known = KNOWN.find(({ sign }) => [code, cause, message].some((fact) => sign.test(fact)))
  const answer =
    known === undefined
      ? withoutPassword(`${place}: ${message}`, server, password)
      : known.say(place, message)
  return { answer, isQuote: false, isUnsure: known?.isUnsure ?? false }
}

const KNOWN: readonly {
  readonly sign: RegExp
  readonly say: (place: string, message: string) => string
  readonly isUnsure?: boolean
}[] = [
  {
    sign: /self.signed|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|CERT_|ERR_TLS_CERT|certificate/i,
    say: (place, message) =>
      `The certificate of ${place} is not trusted (${message}), so nothing was sent. Have the server use a certificate of a known authority and enter the name that it is for.`,
  },
  {
    sign: /STARTTLS/,
    say: (place) => `${place} does not offer STARTTLS, so nothing was sent. Choose TLS, or ask who runs it.`,
  },
  {
    sign: /wrong version number|packet length too long|EPROTO/,
    say: (place) => `${place} does not speak TLS at once. Choose STARTTLS, or the port for TLS.`,
  },
  {
    sign: /ECONNREFUSED/,
    say: (place) => `Nothing answers at ${place}. Check the server and the port.`,
  },
  {
    sign: /ENOTFOUND|EDNS|EAI_AGAIN/,
    say: (place) => `There is no server ${place} to be found. Check its name and your connection.`,
  },
  {
    sign: /EHOSTUNREACH|ENETUNREACH/,
    say: (place) => `${place} cannot be reached. Check your connection.`,
  },
  {
    sign: /Connection timeout|Greeting never received/,
    say: (place) => `${place} does not answer. Check the server, the port and your connection.`,
  },
  {
    sign: /ETIMEDOUT|ECONNECTION|ECONNRESET|EPIPE|ESOCKET|closed/,
    say: (place) => `The connection to ${place} was lost before the server said whether it took the mail.`,
    isUnsure: true,
  },
]

function factsOf(error: unknown): { response: string | null; code: string; message: string; cause: string } {
  if (!(error instanceof Error)) return { response: null, code: '', message: String(error), cause: '' }
  const code = 'code' in error ? String(error.code) : ''
  const cause = error.cause instanceof Error && 'code' in error.cause ? String(error.cause.code) : ''
  const response =
    'response' in error && typeof error.response === 'string' && error.response !== '' ? error.response : null
  return { response, code, message: error.message, cause }
}

/** A text of the server as it may be stored and shown. */
export function withoutPassword(text: string, server: MailServer, password: string | null): string {
  const asSent =
    password === null
      ? []
      : [`\0${server.user}\0${password}`, password].map((secret) => Buffer.from(secret).toString('base64'))
  const secrets = password === null ? [] : [...asSent, password]
  return secrets.reduce((clean, secret) => clean.replaceAll(secret, '•••'), text).slice(0, MOST)
}
