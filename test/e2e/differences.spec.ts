import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import type { AccountId } from '../../src/shared/domain/account-id.ts'
import { MANAGEMENT_ACCOUNT } from '../support/aws-double.ts'
import { samplePath } from '../support/sample-path.ts'
import { SAMPLE_PAYER, seedPayer } from '../support/seed-payer.ts'
import { expect, expectAccessible } from './support/app.ts'
import { test } from './support/with-aws.ts'

const LIVE = MANAGEMENT_ACCOUNT as AccountId

test.use({
  awsSetup: { organization: { members: 25 } },
})

test.use({
  content: {
    write: async (workspaceFile) => {
      seedPayer(workspaceFile)
      seedPayer(workspaceFile, { accountId: LIVE, name: 'Live Org' })
    },
  },
})

async function open(app: Page, path: string): Promise<void> {
  await app.goto(new URL(`/#/aws/${path}`, app.url()).href)
}

test('live: an organization is listed with a profile, accepted, and a listing that breaks off changes nothing', async ({
  app,
  aws,
}) => {
  await open(app, `${LIVE}/differences`)
  const sync = async (): Promise<void> => {
    await app.getByRole('button', { name: 'Sync now' }).first().click()
    await app.getByRole('combobox', { name: 'Profile' }).click()
    await app.getByRole('option', { name: 'payer' }).click()
    await expectAccessible(app)
    await app.getByRole('dialog').getByRole('button', { name: 'Sync now' }).click()
  }
  await sync()
  await expect(app.getByRole('dialog')).toContainText('AWS listed 26 accounts')
  await app.getByRole('button', { name: 'Show differences' }).click()
  const grid = app.getByRole('grid', { name: 'Differences' })
  await expect(grid).toContainText('200000000001')
  await app.getByRole('button', { name: 'Accept all' }).click()
  await app.getByRole('button', { name: 'Accept 25 differences' }).click()
  await expect(app.getByText('Nothing differs')).toBeVisible()

  aws.fault({ operation: 'ListAccounts', kind: 'denied', after: 1 })
  await sync()
  await expect(app.getByRole('dialog').getByRole('alert')).toContainText('ListAccounts')
  await app.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  await expect(app.getByText('Nothing differs')).toBeVisible()
})

test('a list of the AWS CLI is recognised wherever it is dropped among the AWS screens', async ({ app }) => {
  const text = readFileSync(samplePath('aws-cli-list-accounts.json'), 'utf8')
  for (const [path, title] of [
    ['msp', 'MSP accounts'],
    [`${SAMPLE_PAYER}/members`, 'Customer accounts'],
  ] as const) {
    await open(app, path)
    const dataTransfer = await app.evaluateHandle((content) => {
      const data = new DataTransfer()
      data.items.add(new File([content], 'dropped.json', { type: 'application/json' }))
      return data
    }, text)
    await app.getByRole('heading', { name: title }).dispatchEvent('drop', { dataTransfer })
    await expect(app.getByRole('heading', { name: 'Evidence', level: 1 })).toBeVisible()
    await expect(app.getByText('dropped.json').first()).toBeVisible()
    await app.getByRole('button', { name: 'Let go of all' }).click()
    await expect(app.getByText('dropped.json')).toHaveCount(0)
  }
})

test('the AWS screens, and those of a management account by its name, are reached with Ctrl+K', async ({
  app,
}) => {
  const run = async (text: string, entry = text): Promise<void> => {
    await app.keyboard.press('ControlOrMeta+k')
    await app.getByRole('textbox', { name: 'Search or run a command' }).fill(text)
    await app.getByRole('button', { name: entry }).click()
  }
  await expect(app.getByRole('navigation', { name: 'Main' })).toBeVisible()
  await run('Evidence')
  await expect(app.getByRole('heading', { name: 'Evidence', level: 1 })).toBeVisible()
  await run('northwind', 'Members of Northwind Org')
  await expect(app.getByRole('heading', { name: 'Customer accounts' })).toBeVisible()
  await run('northwind', 'Differences of Northwind Org')
  await expect(app.getByText('Nothing was listed yet')).toBeVisible()
  await run('Add management account')
  await expect(app.getByRole('dialog', { name: 'Add management account' })).toBeVisible()
})

test('offline: a dropped list is compared, accepted in one step, and taken back', async ({ app }) => {
  await open(app, `${SAMPLE_PAYER}/differences`)
  await expect(app.getByText('Nothing was listed yet')).toBeVisible()
  await expectAccessible(app)

  await app.getByRole('button', { name: 'Bring evidence' }).first().click()
  await expect(app.getByRole('heading', { name: 'Evidence' })).toBeVisible()
  const chooser = app.waitForEvent('filechooser')
  await app.getByRole('button', { name: 'Choose files' }).click()
  await (await chooser).setFiles(samplePath('aws-cli-list-accounts.json'))
  const piece = app.getByRole('region', { name: 'Recognised' }).getByRole('listitem')
  await expect(piece).toContainText('Northwind Org')
  await expectAccessible(app)
  await piece.getByRole('button', { name: 'Compare' }).click()
  await piece.getByRole('link', { name: /^Show \d+ differences$/ }).click()

  const grid = app.getByRole('grid', { name: 'Differences' })
  await expect(grid).toContainText('321291986879')
  await expect(grid).toContainText('Wingtip Media Prod')
  await expectAccessible(app)
  await app.getByRole('button', { name: 'Accept all' }).click()
  const dialog = app.getByRole('dialog', { name: 'Accept differences' })
  await expect(dialog.getByRole('list', { name: 'What happens' })).toContainText('become members')
  await dialog.getByRole('button', { name: /^Accept \d+ differences$/ }).click()
  await expect(app.getByText('Nothing differs')).toBeVisible()

  await app.getByRole('button', { name: 'Undo' }).click()
  await expect(grid).toContainText('321291986879')
})

test('what is no evidence is called by what it is', async ({ app }) => {
  await open(app, 'evidence')
  await app.getByLabel('Or paste output').fill('{"Accounts": [{"Id": "1111')
  await app.getByRole('button', { name: 'Read pasted output' }).click()
  await expect(app.getByRole('alert')).toContainText('the output was cut off')
  await expectAccessible(app)
})

test('one difference is accepted by its row, another put aside and brought back', async ({ app }) => {
  await open(app, 'evidence')
  const account = (id: string, name: string) => ({
    Id: id,
    Arn: `arn:aws:organizations::${SAMPLE_PAYER}:account/o-a1b2c3d4e5/${id}`,
    Name: name,
    State: 'ACTIVE',
  })
  const accounts = [account('111122220001', 'First'), account('111122220002', 'Second')]
  await app.getByLabel('Or paste output').fill(JSON.stringify({ Accounts: accounts }))
  await app.getByRole('button', { name: 'Read pasted output' }).click()
  await app.getByRole('button', { name: 'Compare' }).click()
  await app.getByRole('link', { name: 'Show 2 differences' }).click()

  await app.getByRole('button', { name: 'Accept 111122220001 account' }).click()
  await app.getByRole('dialog').getByRole('button', { name: 'Accept 1 difference' }).click()
  const grid = app.getByRole('grid', { name: 'Differences' })
  await expect(grid).not.toContainText('111122220001')
  await app.getByRole('checkbox', { name: 'Select 111122220002 account' }).check()
  await app.getByRole('button', { name: 'Put aside' }).click()
  await expect(app.getByText('Nothing differs')).toBeVisible()
  await app.getByRole('button', { name: 'Put aside 1' }).click()
  await expect(grid).toContainText('111122220002')
})
