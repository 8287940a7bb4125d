import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { chromium as playwright, type Page } from '@playwright/test'
import { chromiumLaunchOptions } from './chromium.ts'

/** `npm run screenshots`: the pictures of the README, taken from the built application on the sample workspace. */
const root = fileURLToPath(new URL('..', import.meta.url))
const target = join(root, 'docs', 'images')
mkdirSync(target, { recursive: true })

/** A file with what spreadsheets do to account ids, for the picture of the review. */
const DAMAGED = [
  'Account ID;Marketplace;Model',
  "'004439589175;MP-00010;ECAM",
  '1543-3534-9840;MP-00010;solution provider',
  '205380810795;MP-00020;ECAM',
  '1.23457E+11;MP-00010;SPAM',
  '39589176;MP-00020;SPAM',
  '４４３９５８９１７７１２;MP-00020;SPTM',
  '741520749048;MP-99999;ECAM',
  '741520749049;MP-00010;GOLD',
  '205380810795;MP-00020;SPAM',
  ...Array.from(
    { length: 40 },
    (_, row) => `${610_000_000_000 + row * 7_654_321};MP-00010;${row % 3 === 0 ? 'ECAM' : 'SPAM'}`,
  ),
].join('\n')

const shots: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  dashboard: async (page) => {
    await page.goto('#/')
    await page.getByRole('heading', { name: 'Dashboard' }).waitFor()
  },
  pool: async (page) => {
    await page.goto('#/pool')
    await page
      .getByRole('checkbox', { name: /^Select \d{12}$/ })
      .first()
      .waitFor()
  },
  'import-review': async (page) => {
    await page.goto('#/pool/import')
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({
        name: 'accounts from the partner.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(DAMAGED),
      })
    await page
      .getByRole('button', { name: /review/i })
      .last()
      .click()
    await page.getByRole('button', { name: /^Rejected/ }).waitFor()
  },
  activity: async (page) => {
    await page.goto('#/activity')
    await page.getByRole('heading', { name: 'Activity' }).waitFor()
  },
}

const host = spawn(
  process.execPath,
  [join(root, 'out', 'main', 'serve.js'), '--sample', '--shell', 'browser', '--no-open', '--port', '0'],
  {
    stdio: ['ignore', 'pipe', 'inherit'],
  },
)
const [line] = (await once(createInterface({ input: host.stdout }), 'line')) as [string]
const address = /http:\S+/.exec(line)?.[0]
if (address === undefined) throw new Error(`the host printed: ${line}`)

const browser = await playwright.launch(await chromiumLaunchOptions())
const context = await browser.newContext({
  baseURL: new URL('/', address).href,
  viewport: { width: 1440, height: 900 },
})
const page = await context.newPage()
await page.goto(address)
for (const scheme of ['light', 'dark'] as const) {
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
  for (const [name, show] of Object.entries(shots)) {
    await show(page)
    await page.waitForLoadState('networkidle')
    await page.screenshot({ path: join(target, `${name}-${scheme}.png`) })
    console.log(`${name}-${scheme}.png`)
  }
}
await browser.close()
host.kill('SIGTERM')
await once(host, 'exit')
