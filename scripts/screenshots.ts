import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { chromium, type Page } from '@playwright/test'
import { chromiumLaunchOptions } from './chromium.ts'

/** `npm run screenshots`: the pictures of the README, taken from the built application on the sample workspace. */
const root = join(import.meta.dirname, '..')
const target = join(root, 'docs', 'images')
mkdirSync(target, { recursive: true })

/** What spreadsheets and people do to account files, for the picture of the review. */
const DAMAGED = [
  'Account ID;Marketplace;Model',
  "'004439589175;MP-10010;ECAM",
  '1543-3534-9840;MP-10010;solution provider',
  '205380810795;MP-10020;ECAM',
  '1.23457E+11;MP-10010;SPAM',
  '39589176445;MP-10020;SPAM',
  '4439 5891 7712;MP-10020;SPTM',
  '741520749048;MP-99999;ECAM',
  '741520749049;MP-10010;GOLD',
  '205380810795;MP-10020;SPAM',
  ...Array.from({ length: 40 }, (_, row) => {
    const id = 610_000_000_000 + row * 7_654_321
    return `${id};MP-100${row % 4 === 0 ? 2 : 1}0;${row % 3 === 0 ? 'ECAM' : 'SPAM'}`
  }),
].join('\n')

/** Profiles of nobody, so that no picture shows what is in the files of whoever makes it. */
const PROFILES = `[profile northwind-core]
region = eu-central-1
sso_session = northwind
sso_account_id = 418830275916
sso_role_name = OrganizationManager

[profile northwind-nordics]
region = eu-north-1
role_arn = arn:aws:iam::905127443068:role/OrganizationManager
source_profile = northwind-staff
mfa_serial = arn:aws:iam::418830275916:mfa/maya

[profile northwind-staff]
region = eu-central-1

[profile hafenkontor-guest]
region = eu-central-1
role_arn = arn:aws:iam::267714908351:role/QuartermasterRole
source_profile = northwind-core

[sso-session northwind]
sso_region = eu-central-1
sso_start_url = https://northwind.example/start
`

/** A home of nobody, always the same, since a picture shows where it is. */
const home = join(tmpdir(), 'quartermaster-pictures')

/** What the host is started with: it looks for profiles in two files that are made up, and for nothing else of ours. */
function madeUpEnvironment(): NodeJS.ProcessEnv {
  const [config, credentials] = [join(home, '.aws', 'config'), join(home, '.aws', 'credentials')]
  mkdirSync(join(home, '.aws'), { recursive: true })
  writeFileSync(config, PROFILES)
  // Nobody can sign in with these.
  const keys = 'aws_access_key_id = AKIANORTHWINDEXAMPLE\naws_secret_access_key = made-up-by-the-script\n'
  writeFileSync(credentials, `[northwind-staff]\n${keys}`)
  const { AWS_PROFILE: _profile, ...own } = process.env
  return { ...own, HOME: home, AWS_CONFIG_FILE: config, AWS_SHARED_CREDENTIALS_FILE: credentials }
}

const shots: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  dashboard: async (page) => {
    await page.getByRole('link', { name: 'Dashboard', exact: true }).click()
    await page.getByRole('heading', { name: 'Marketplaces' }).waitFor()
  },
  pool: async (page) => {
    await page.getByRole('link', { name: 'Pool', exact: true }).click()
    await page
      .getByRole('checkbox', { name: /^Select \d{12}$/ })
      .first()
      .waitFor()
  },
  'import-review': async (page) => {
    await page.getByRole('button', { name: 'Import accounts' }).click()
    const opened = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Choose files' }).click()
    const file = { name: 'partner accounts.csv', mimeType: 'text/csv', buffer: Buffer.from(DAMAGED) }
    await (await opened).setFiles(file)
    const outcomes = page.getByRole('group', { name: 'Outcome' })
    const review = page.getByRole('button', { name: 'Review rows' })
    await outcomes.or(review).first().waitFor()
    if (await review.isVisible()) await review.click()
    await outcomes.waitFor()
  },
  orders: async (page) => {
    await page.getByRole('link', { name: 'Orders', exact: true }).click()
    await page.getByRole('grid', { name: 'Orders' }).getByRole('row').nth(5).waitFor()
  },
  customers: async (page) => {
    await page.getByRole('link', { name: 'Customers', exact: true }).click()
    await page.getByRole('button', { name: 'Unfold all' }).click()
    await page.getByRole('row', { name: /Hafenkontor Logistik/ }).waitFor()
  },
  customer: async (page) => {
    await page.goto(new URL('#/customers/hafenkontor-logistik/accounts', page.url()).href)
    await page.getByRole('grid').getByRole('row').nth(5).waitFor()
  },
  outbox: async (page) => {
    await page.getByRole('link', { name: 'Outbox', exact: true }).click()
    await page.getByRole('heading', { name: 'Outbox' }).waitFor()
    await page.getByRole('row', { name: /Waldmeister/ }).click()
  },
  activity: async (page) => {
    await page.getByRole('link', { name: 'Activity', exact: true }).click()
    await page.getByRole('button', { name: 'Verify log' }).waitFor()
    await page.getByRole('grid').getByRole('row').nth(5).waitFor()
  },
}

const aws: typeof shots = {
  'aws-msp': async (page) => {
    await page.getByRole('link', { name: 'AWS accounts', exact: true }).click()
    await page.getByRole('row', { name: /Northwind Core/ }).waitFor()
  },
  'aws-members': async (page) => {
    await page.goto(new URL('#/aws/418830275916/members', page.url()).href)
    await page.getByRole('grid').getByRole('row').nth(5).waitFor()
  },
  'aws-differences': async (page) => {
    await page.goto(new URL('#/aws/418830275916/differences', page.url()).href)
    await page.getByRole('grid', { name: 'Differences' }).getByRole('row').nth(3).waitFor()
  },
  'aws-requests': async (page) => {
    await page.goto(new URL('#/requests', page.url()).href)
    await page.getByRole('grid', { name: 'Requests' }).getByRole('row').nth(5).waitFor()
  },
  'aws-outbox': async (page) => {
    await page.goto(new URL('#/outbox/aws', page.url()).href)
    await page.getByRole('grid', { name: 'AWS actions' }).getByRole('row').nth(3).waitFor()
  },
  'aws-profiles': async (page) => {
    await page.goto(new URL('#/settings/profiles', page.url()).href)
    await page.getByRole('table', { name: 'AWS profiles' }).waitFor()
  },
}

const serve = [join(root, 'out', 'main', 'serve.js'), '--sample', '--no-open', '--port', '0']
const host = spawn(process.execPath, serve, {
  stdio: ['ignore', 'pipe', 'inherit'],
  env: madeUpEnvironment(),
})
const browser = await chromium.launch(await chromiumLaunchOptions())
try {
  const [line] = (await once(createInterface({ input: host.stdout }), 'line')) as [string]
  const address = /http:\S+/.exec(line)?.[0]
  if (address === undefined) throw new Error(`the host printed: ${line}`)
  const entered = await browser.newContext()
  await (await entered.newPage()).goto(address)
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({
      storageState: await entered.storageState(),
      viewport: { width: 1440, height: 900 },
      colorScheme,
      reducedMotion: 'reduce',
      locale: 'en-GB',
    })
    const page = await context.newPage()
    page.setDefaultTimeout(15_000)
    await page.goto(new URL('/', address).href)
    for (const [name, show] of Object.entries({ ...shots, ...aws })) {
      await show(page)
      // The last row that is still being fetched.
      await page.waitForFunction(() => document.querySelector('[aria-busy=true]') === null)
      await page.screenshot({ path: join(target, `${name}-${colorScheme}.png`) })
      console.log(`docs/images/${name}-${colorScheme}.png`)
    }
    await context.close()
  }
} finally {
  await browser.close()
  host.kill('SIGTERM')
  if (host.exitCode === null) await once(host, 'exit')
  rmSync(home, { recursive: true })
}
