import { chainOf, kindOf } from './profile-kind.ts'
import type { SharedFiles } from './shared-files.ts'

/** What makes credentials that ended good again. */
export interface SignIn {
  /** A command for a terminal; null when none does it. */
  readonly command: string | null
  /** What else people can do. */
  readonly advice: string
}

/** How a profile, or the one it builds on, is signed in again. */
export function signInOf(profile: string, files: SharedFiles): SignIn {
  const source = chainOf(profile, files.profiles).at(-1)
  const name = source?.name ?? profile
  switch (source === undefined ? 'none' : kindOf(source.section, files.profiles)) {
    case 'sso-session':
      return byCommand(`aws sso login --sso-session ${quoted(source?.section['sso_session'] ?? '')}`)
    case 'sso-legacy':
      return byCommand(`aws sso login --profile ${quoted(name)}`)
    case 'login':
      return byCommand(`aws login --profile ${quoted(name)}`)
    case 'process':
      return { command: null, advice: `Sign in with the program that credential_process of ${name} runs.` }
    case 'web-identity':
      return { command: null, advice: `Renew the token file of ${name}.` }
    case 'keys':
    case 'role':
    case 'chained-role':
    case 'none':
      return { command: null, advice: `Put current keys into [${name}] of ${files.credentialsFile}.` }
  }
}

function byCommand(command: string): SignIn {
  return { command, advice: `Run “${command}” in a terminal.` }
}

function quoted(name: string): string {
  return /^[\w@+.%:/-]+$/.test(name) ? name : `"${name}"`
}
