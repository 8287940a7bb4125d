import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LaunchOptions } from '@playwright/test'

const root = join(import.meta.dirname, '..')
const packageFolder = join(root, 'node_modules/@sparticuz/chromium')

const FONTS_FILE = 'fonts/fonts.conf'

const ARGS = [
  // Containers and CI run as root, where Chromium's own sandbox does not start.
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Chromium ends at once where there is not a single font; the package's own stand in for what a bare machine lacks. */
const FONTS_CONFIGURATION = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`

/** Where Playwright finds a browser: on Linux the one from npm, so that nothing has to be installed; elsewhere Chrome. */
export async function chromiumLaunchOptions(): Promise<LaunchOptions> {
  if (process.platform !== 'linux') return { channel: 'chrome', args: ARGS }
  const folder = await unpackedChromium()
  const executablePath = join(folder, 'chromium')
  return { executablePath, args: ARGS, env: environmentFor(executablePath, folder) }
}

/** Unpacks the browser once per version; side by side with others doing the same, and never half. */
async function unpackedChromium(): Promise<string> {
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as {
    version: string
  }
  const folder = join(root, 'node_modules/.cache', `chromium-${version}`)
  if (existsSync(folder)) return folder

  const { inflate } = await import('@sparticuz/chromium')
  const half = `${folder}-${process.pid}`
  mkdirSync(half, { recursive: true })
  const before = process.env['TMPDIR']
  // The package unpacks into the system's temporary folder, where a broken copy would stay in use.
  process.env['TMPDIR'] = half
  try {
    for (const archive of ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br']) {
      await inflate(join(packageFolder, 'bin', archive))
    }
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
  writeFileSync(join(half, FONTS_FILE), FONTS_CONFIGURATION)
  try {
    renameSync(half, folder)
  } catch {
    // Somebody else was faster.
    rmSync(half, { recursive: true, force: true })
  }
  return folder
}

/** A bare machine lacks fonts and NSS: the package brings both. */
function environmentFor(program: string, folder: string): Record<string, string> {
  const env: Record<string, string> = {}
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) env[name] = value
  env['FONTCONFIG_FILE'] = join(folder, FONTS_FILE)
  const runsByItself = spawnSync(program, ['--version'], { env }).status === 0
  if (!runsByItself) env['LD_LIBRARY_PATH'] = join(folder, 'al2023/lib')
  return env
}
