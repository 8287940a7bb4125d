import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DoubleState } from './state.ts'

/** A profile of the shared files, as people have them. */
export type DoubleProfile = {
  /** Lines that are added to its section of the config file. */
  readonly extra?: Readonly<Record<string, string>>
} & (
  | { readonly kind: 'keys'; readonly accountId: string }
  | {
      readonly kind: 'role'
      readonly roleArn: string
      readonly source: string
      readonly externalId?: string
      readonly mfaSerial?: string
    }
  | { readonly kind: 'process'; readonly accountId: string }
  | { readonly kind: 'sign-on'; readonly session: string; readonly accountId: string; readonly role: string }
  /** Nothing but what `extra` says. */
  | { readonly kind: 'other' }
)

/** Text that is added to the files as it is. */
export interface RawFiles {
  readonly config?: string
  readonly credentials?: string
}

export const START_URL = 'https://northwind.example/start'

/** Writes the config and the credentials file of a home folder; access keys become known to the double. */
export function writeProfileFiles(
  home: string,
  state: DoubleState,
  profiles: Readonly<Record<string, DoubleProfile>>,
  raw: RawFiles,
): void {
  const config: string[] = []
  const credentials: string[] = []
  const sessions = new Set<string>()
  for (const [name, profile] of Object.entries(profiles)) {
    const lines: Record<string, string> = { region: 'eu-central-1' }
    switch (profile.kind) {
      case 'keys': {
        const { accessKeyId, secretAccessKey } = userKeys(state, profile.accountId, name)
        credentials.push(
          section(name, { aws_access_key_id: accessKeyId, aws_secret_access_key: secretAccessKey }),
        )
        break
      }
      case 'role':
        lines['role_arn'] = profile.roleArn
        lines['source_profile'] = profile.source
        if (profile.externalId !== undefined) lines['external_id'] = profile.externalId
        if (profile.mfaSerial !== undefined) lines['mfa_serial'] = profile.mfaSerial
        break
      case 'process':
        lines['credential_process'] = writeProcess(home, state, profile.accountId, name)
        break
      case 'sign-on':
        lines['sso_session'] = profile.session
        lines['sso_account_id'] = profile.accountId
        lines['sso_role_name'] = profile.role
        sessions.add(profile.session)
        break
      case 'other':
        break
    }
    config.push(section(name === 'default' ? name : `profile ${name}`, { ...lines, ...profile.extra }))
  }
  for (const session of sessions) {
    config.push(
      section(`sso-session ${session}`, {
        sso_start_url: START_URL,
        sso_region: 'eu-central-1',
        sso_registration_scopes: 'sso:account:access',
      }),
    )
  }
  const folder = join(home, '.aws')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'config'), [...config, raw.config ?? ''].join('\n'))
  writeFileSync(join(folder, 'credentials'), [...credentials, raw.credentials ?? ''].join('\n'))
}

/** Writes the token that `aws sso login` leaves behind. `expiresInMs` may be negative. */
export function writeSignOnToken(
  home: string,
  state: DoubleState,
  session: string,
  { expiresInMs = 3_600_000, canRefresh = false }: { expiresInMs?: number; canRefresh?: boolean } = {},
): void {
  const folder = join(home, '.aws', 'sso', 'cache')
  mkdirSync(folder, { recursive: true })
  const token = {
    startUrl: START_URL,
    region: 'eu-central-1',
    accessToken: state.signOn.accessToken,
    expiresAt: new Date(Date.now() + expiresInMs).toISOString(),
    ...(canRefresh
      ? { clientId: 'client', clientSecret: 'client-secret', refreshToken: state.signOn.refreshToken }
      : {}),
  }
  writeFileSync(
    join(folder, `${createHash('sha1').update(session).digest('hex')}.json`),
    JSON.stringify(token),
  )
}

function section(name: string, lines: Readonly<Record<string, string>>): string {
  return [`[${name}]`, ...Object.entries(lines).map(([key, value]) => `${key} = ${value}`), ''].join('\n')
}

function userKeys(
  state: DoubleState,
  accountId: string,
  user: string,
): { readonly accessKeyId: string; readonly secretAccessKey: string } {
  const accessKeyId = `AKIA${randomBytes(8).toString('hex').toUpperCase()}`
  const secretAccessKey = randomBytes(20).toString('hex')
  state.callers.set(accessKeyId, { accountId, arn: `arn:aws:iam::${accountId}:user/${user}` })
  state.secrets.add(secretAccessKey)
  return { accessKeyId, secretAccessKey }
}

/** A program that prints keys, as credential helpers do; its command line holds a secret of its own. */
function writeProcess(home: string, state: DoubleState, accountId: string, name: string): string {
  const { accessKeyId, secretAccessKey } = userKeys(state, accountId, name)
  const password = randomBytes(12).toString('hex')
  state.secrets.add(password)
  const script = join(home, `${name}-helper.sh`)
  const printed = JSON.stringify({ Version: 1, AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey })
  writeFileSync(script, `#!/bin/sh\necho '${printed}'\n`)
  return `sh ${script} --password ${password}`
}
