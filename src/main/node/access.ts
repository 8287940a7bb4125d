import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** Who may talk to this server: one address, one key that works once, one cookie. */
export interface Access {
  /** Where the application is, and the one-time key that lets the first browser in. */
  readonly entryUrl: string
  /** Guards against DNS rebinding: the address in the browser must be ours. */
  isOurHost(host: string | undefined): boolean
  /** Guards against other pages of the same browser. */
  isOurOrigin(origin: string | undefined): boolean
  /** Takes the key in exchange for a cookie (`Set-Cookie`); null when it is wrong or was used. */
  redeem(key: string): string | null
  hasSession(cookies: string | undefined): boolean
}

/** Creates the key and the cookie of one start. */
export function createAccess(port: number): Access {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`]
  const origins = hosts.map((host) => `http://${host}`)
  // Cookies do not know ports: two starts in one browser must not take each other's.
  const cookieName = `quartermaster-${port}`
  const session = newSecret()
  const firstKey = newSecret()
  let key: string | null = firstKey

  return {
    entryUrl: `http://${hosts[0]}/?key=${firstKey}`,
    isOurHost: (host) => host !== undefined && hosts.includes(host),
    isOurOrigin: (origin) => origin !== undefined && origins.includes(origin),
    redeem: (offered) => {
      if (key === null || !isSame(offered, key)) return null
      key = null
      return `${cookieName}=${session}; Path=/; HttpOnly; SameSite=Strict`
    },
    hasSession: (cookies) =>
      (cookies ?? '').split(';').some((cookie) => {
        const [name, value] = cookie.trim().split('=')
        return name === cookieName && value !== undefined && isSame(value, session)
      }),
  }
}

/** 256 random bits as text for a URL. */
function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** Compares in constant time; hashing makes the lengths equal. */
function isSame(one: string, other: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(one), digest(other))
}
