import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { chromium as playwright } from '@playwright/test'
import { chromiumLaunchOptions } from '../scripts/chromium.ts'

/** Milliseconds from starting the built Node host to the first account row on the screen (Chromium itself already running). */
export async function coldStart(workspace: string): Promise<number> {
  const serve = fileURLToPath(new URL('../out/main/serve.js', import.meta.url))
  const browser = await playwright.launch(await chromiumLaunchOptions())
  try {
    const page = await browser.newPage()
    const startedAt = performance.now()
    const host = spawn(
      process.execPath,
      [serve, '--shell', 'browser', '--no-open', '--port', '0', '--workspace', workspace],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    try {
      const lines = createInterface({ input: host.stdout })
      const [line] = (await once(lines, 'line')) as [string]
      const address = /http:\S+/.exec(line)?.[0]
      if (address === undefined) throw new Error(`the host printed: ${line}`)
      const url = new URL(address)
      url.hash = '/pool'
      await page.goto(url.href)
      await page
        .getByRole('checkbox', { name: /^Select \d{12}$/ })
        .first()
        .waitFor()
      return performance.now() - startedAt
    } finally {
      host.kill('SIGTERM')
      await once(host, 'exit')
    }
  } finally {
    await browser.close()
  }
}
