import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses'

/**
 * Switches off, in the Electron binary itself, what would turn the application into a plain Node for whoever can set an
 * environment variable or a flag. Done once per binary.
 */
export async function setFuses(program: string, say: (line: string) => void): Promise<void> {
  const done = join(dirname(program), '.fuses-set')
  if (existsSync(done) && readFileSync(done, 'utf8') === identity(program)) return
  try {
    await flipFuses(program, {
      version: FuseVersion.V1,
      resetAdHocDarwinSignature: process.platform === 'darwin' && process.arch === 'arm64',
      [FuseV1Options.RunAsNode]: false,
      [FuseV1Options.EnableCookieEncryption]: true,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
      [FuseV1Options.EnableNodeCliInspectArguments]: false,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
    })
    writeFileSync(done, identity(program))
  } catch (error) {
    say(`Electron's fuses could not be set: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** Tells this binary from the next one that is fetched into the same folder. */
function identity(program: string): string {
  const { size, mtimeMs } = statSync(program)
  return `${size} ${mtimeMs}`
}
