import { readFile } from 'node:fs/promises'
import { isAbsolute, join, relative } from 'node:path'
import { getHomeDir, loadSharedConfigFiles } from '@smithy/shared-ini-file-loader'
import { oddSections, type OddSection } from './odd-sections.ts'

/** The lines of one section; a nested key is joined with a dot. */
export type Section = Readonly<Record<string, string | undefined>>

/** The shared files of AWS, read as the SDK reads them. */
export interface SharedFiles {
  /** Where they are, as people are told: with `~` for the home folder. */
  readonly configFile: string
  readonly credentialsFile: string
  /** Both files together; the credentials file wins. */
  readonly profiles: ReadonlyMap<string, Section>
  /** `[sso-session …]` and `[services …]`: no profiles. */
  readonly signOnSessions: ReadonlyMap<string, Section>
  readonly services: ReadonlyMap<string, Section>
  /** Sections that the SDK overlooks. */
  readonly odd: readonly OddSection[]
}

const SIGN_ON = 'sso-session.'
const SERVICES = 'services.'

/** Where the files are: AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE, else `.aws` in the home folder. */
export function sharedFilePaths(): { readonly configFile: string; readonly credentialsFile: string } {
  const home = getHomeDir()
  const place = (variable: string, name: string): string => {
    const given = process.env[variable] ?? join(home, '.aws', name)
    return given.startsWith('~/') ? join(home, given.slice(2)) : given
  }
  return {
    configFile: place('AWS_CONFIG_FILE', 'config'),
    credentialsFile: place('AWS_SHARED_CREDENTIALS_FILE', 'credentials'),
  }
}

/** Reads the files anew; a file that is not there has no sections. */
export async function readSharedFiles(): Promise<SharedFiles> {
  const paths = sharedFilePaths()
  const { configFile, credentialsFile } = await loadSharedConfigFiles({ ignoreCache: true })
  const profiles = new Map<string, Section>()
  const signOnSessions = new Map<string, Section>()
  const services = new Map<string, Section>()
  for (const [name, section] of Object.entries(configFile)) {
    if (name.startsWith(SIGN_ON)) signOnSessions.set(name.slice(SIGN_ON.length), section)
    else if (name.startsWith(SERVICES)) services.set(name.slice(SERVICES.length), section)
    else profiles.set(name, section)
  }
  for (const [name, section] of Object.entries(credentialsFile)) {
    profiles.set(name, { ...profiles.get(name), ...section })
  }
  const odd = [
    ...oddSections('config', await textOf(paths.configFile)),
    ...oddSections('credentials', await textOf(paths.credentialsFile)),
  ]
  for (const { readAs } of odd) if (readAs !== null) profiles.delete(readAs)
  return {
    configFile: shownPath(paths.configFile),
    credentialsFile: shownPath(paths.credentialsFile),
    profiles,
    signOnSessions,
    services,
    odd: odd.filter(({ name }) => !profiles.has(name)),
  }
}

/** A path as people write it: `~` stands for the home folder. */
function shownPath(path: string): string {
  const inHome = relative(getHomeDir(), path)
  return inHome === '' || inHome.startsWith('..') || isAbsolute(inHome) ? path : join('~', inHome)
}

async function textOf(path: string): Promise<string> {
  return await readFile(path, 'utf8').catch(() => '')
}
