import { spawn } from 'node:child_process'
import open from 'open'

/** A browser window of our own. */
export interface ChromiumWindow {
  /** Resolves when its process has ended: true when it did so by itself, false when it could not start or broke down. */
  readonly ended: Promise<boolean>
  close(): void
}

/** Opens an address in a Chromium window without tabs and address bar, apart from the user's own browsing. */
export function openChromium(program: string, url: string, profileFolder: string): ChromiumWindow {
  const child = spawn(
    program,
    [`--app=${url}`, `--user-data-dir=${profileFolder}`, '--no-first-run', '--no-default-browser-check'],
    { stdio: 'ignore' },
  )
  const ended = new Promise<boolean>((resolve) => {
    child.once('error', () => resolve(false))
    child.once('exit', (code) => resolve(code === 0))
  })
  return { ended, close: () => void child.kill() }
}

/** Opens an address in the default browser, if there is one; whether that worked cannot be known. */
export async function openDefaultBrowser(url: string): Promise<void> {
  try {
    const child = await open(url)
    child.once('error', () => {})
  } catch {
    // The address stands in the terminal for the user to open.
  }
}
