import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { expect, expectAccessible, test } from './support/app.ts'
import { id, poolContent } from './support/pool-content.ts'

const SIRIUS = '998877665544'

const grid = (app: Page): Locator => app.getByRole('grid', { name: 'Customer accounts' })
const rowOf = (app: Page, n: number): Locator => grid(app).getByRole('row', { name: new RegExp(id(n)) })
const linkDialog = (app: Page): Locator => app.getByRole('dialog', { name: 'Link to customer' })
const picker = (app: Page): Locator =>
  app.getByRole('combobox', { name: 'Select a customer to associate with the accounts' })
const tools = (app: Page): Locator => app.getByRole('toolbar', { name: 'Selected members' })

async function openMembers(app: Page, chosen: readonly number[] = []): Promise<void> {
  await app.getByRole('link', { name: 'AWS accounts', exact: true }).click()
  await app.getByRole('button', { name: 'Actions for Sirius' }).click()
  await app.getByRole('menuitem', { name: 'Manage customer accounts' }).click()
  await expect(app.getByRole('heading', { name: 'Customer accounts' })).toBeVisible()
  for (const n of chosen) await app.getByRole('checkbox', { name: `Select ${id(n)}` }).check()
}

async function linkTo(app: Page, company: string): Promise<void> {
  await tools(app).getByRole('button', { name: 'Associate account to customer' }).click()
  await picker(app).fill(company)
  await app.getByRole('option', { name: company }).click()
  await app.getByRole('button', { name: 'Finish' }).click()
  await expect(linkDialog(app)).toHaveCount(0)
}

test.use({
  content: poolContent({
    accounts: 2,
    customers: ['Acme', 'Globex'],
    payers: [
      { accountId: SIRIUS, name: 'Sirius', isMsp: true, members: [1, 2, 3, 4] },
      { accountId: '887766554433', name: 'Vega', isMsp: false, members: [7] },
    ],
  }),
})

test('CS-02 CS-03 the navigation opens to MSP and Non-MSP, which list management accounts with counts', async ({
  app,
}) => {
  const navigation = app.getByRole('navigation', { name: 'Main' })
  await expect(navigation.getByRole('link', { name: 'MSP', exact: true })).toHaveCount(0)
  await navigation.getByRole('link', { name: 'AWS accounts', exact: true }).click()
  await expect(navigation.getByRole('link', { name: 'MSP', exact: true })).toHaveText(/MSP\s*1/)
  const payers = app.getByRole('grid', { name: 'Management accounts' })
  await expect(payers.getByRole('row', { name: /Sirius/ })).toContainText(SIRIUS)
  await expect(app.getByText('1 management account', { exact: true })).toBeVisible()
  await expectAccessible(app)
  await navigation.getByRole('link', { name: 'Non-MSP' }).click()
  await expect(payers.getByRole('row', { name: /Vega/ })).toContainText('887766554433')
  await expect(payers.getByRole('row', { name: /Sirius/ })).toHaveCount(0)
  await expect(app.getByText('0 accounts of the pool')).toBeVisible()
  await app.getByRole('button', { name: 'Actions for Vega' }).click()
  await app.getByRole('menuitem', { name: 'Promote to MSP' }).click()
  await app.getByRole('dialog').getByRole('button', { name: 'Promote to MSP' }).click()
  await expect(app.getByText('No management account of others is recorded')).toBeVisible()
  await expect(navigation.getByRole('link', { name: 'MSP', exact: true })).toHaveText(/MSP\s*2/)
})

test('a management account is added, refused as a duplicate, edited and removed', async ({ app }) => {
  await app.getByRole('link', { name: 'AWS accounts', exact: true }).click()
  await app.getByRole('button', { name: 'Add management account' }).click()
  const dialog = app.getByRole('dialog', { name: 'Add management account' })
  await dialog.getByLabel('AWS account ID').fill(SIRIUS)
  await dialog.getByLabel('Name', { exact: false }).first().fill('Rigel')
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(dialog.getByText('This is the management account Sirius already.')).toBeVisible()
  await expectAccessible(app)
  await dialog.getByLabel('AWS account ID').fill('7766-5544-3322')
  await dialog.getByLabel('Organization ID').fill('o-a1b2c3d4e5')
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(dialog).toHaveCount(0)
  const row = app.getByRole('grid', { name: 'Management accounts' }).getByRole('row', { name: /Rigel/ })
  await expect(row).toContainText('776655443322')
  await expect(row).toContainText('o-a1b2c3d4e5')
  await app.getByRole('button', { name: 'Actions for Sirius' }).click()
  await app.getByRole('menuitem', { name: 'Remove' }).click()
  await app.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(app.getByText('Sirius has 4 member accounts, so it has to stay.')).toBeVisible()
  await app.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  await expect(app.getByRole('dialog')).toHaveCount(0)
  await app.getByRole('button', { name: 'Actions for Rigel' }).click()
  await app.getByRole('menuitem', { name: 'Remove' }).click()
  await app.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(row).toHaveCount(0)
})

test('CS-04 CS-05 CS-06 CS-09 members in the pool or not are linked to a customer found by typing, and it is undone', async ({
  app,
}) => {
  await openMembers(app, [1, 3])
  await expect(rowOf(app, 3)).toContainText('Not in the pool')
  await expect(rowOf(app, 3)).toContainText('No role')
  await tools(app).getByRole('button', { name: 'Associate account to customer' }).click()
  await expect(linkDialog(app).getByText('2 accounts will be linked.')).toBeVisible()
  await picker(app).fill('acm')
  await expect(app.getByRole('option')).toHaveText([/Acme/])
  await app.keyboard.press('ArrowDown')
  await app.keyboard.press('Enter')
  await expect(picker(app)).toHaveValue('Acme')
  await expectAccessible(app)
  await app.getByRole('button', { name: 'Finish' }).click()
  await expect(rowOf(app, 1)).toContainText('Acme')
  await expect(rowOf(app, 3)).toContainText('Acme')
  await app.getByRole('button', { name: 'Undo' }).click()
  await expect(rowOf(app, 3)).not.toContainText('Acme')
  await expect(rowOf(app, 1)).not.toContainText('Acme')
})

test('CS-07 CS-08 a customer that is created on the spot is chosen, and the members stay selected', async ({
  app,
}) => {
  await openMembers(app, [3, 4])
  await tools(app).getByRole('button', { name: 'Associate account to customer' }).click()
  await picker(app).fill('Initech')
  await linkDialog(app).getByRole('button', { name: 'Create customer' }).click()
  const creating = app.getByRole('dialog', { name: 'Create customer' })
  await creating.getByLabel('First name').fill('Bill')
  await creating.getByLabel('Last name').fill('Lumbergh')
  await creating.getByLabel('Email').fill('bill@initech.example')
  await creating.getByRole('button', { name: 'Create', exact: true }).click()
  await expect(creating).toHaveCount(0)
  await expect(picker(app)).toHaveValue('Initech')
  await expect(linkDialog(app).getByText('2 accounts will be linked.')).toBeVisible()
  await app.getByRole('button', { name: 'Finish' }).click()
  await expect(rowOf(app, 4)).toContainText('Initech')
})

test('CS-10 CS-11 removing names every account and customer, and the customer’s history keeps the link', async ({
  app,
}) => {
  await openMembers(app, [1, 3])
  await linkTo(app, 'Acme')
  await app.getByRole('checkbox', { name: `Select ${id(4)}` }).check()
  await linkTo(app, 'Globex')
  await app.goto(`${app.url().split('#')[0] ?? ''}#/customers/acme/accounts`)
  const linked = app.getByRole('grid', { name: 'Linked accounts' })
  await expect(linked.getByRole('row', { name: new RegExp(id(3)) })).toContainText('Not in the pool · Sirius')
  await openMembers(app)
  await app.getByRole('checkbox', { name: 'Select all' }).check()
  await tools(app).getByRole('button', { name: 'Remove account from customer' }).click()
  const dialog = app.getByRole('dialog', { name: 'Remove account from customer' })
  const concerned = dialog.getByRole('list', { name: 'Accounts and customers concerned' })
  await expect(concerned.getByRole('listitem')).toHaveText([
    `${id(1)} Acme`,
    `${id(3)} Acme`,
    `${id(4)} Globex`,
  ])
  await dialog.getByLabel('Reason').fill('Contract ended')
  await expectAccessible(app)
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(dialog).toHaveCount(0)
  await expect(grid(app)).not.toContainText('Acme')
  await app.goto(`${app.url().split('#')[0] ?? ''}#/customers/acme/accounts`)
  await app.getByText('Earlier').click()
  const earlier = app.getByRole('grid', { name: 'Earlier accounts' })
  await expect(earlier.getByRole('row', { name: new RegExp(id(3)) })).toContainText('Contract ended')
})

test('members come into the pool with their customer, from the row menu', async ({ app }) => {
  await openMembers(app, [3])
  await linkTo(app, 'Acme')
  await app.getByRole('button', { name: `Actions for ${id(3)}` }).click()
  await app.getByRole('menuitem', { name: 'Add to pool' }).click()
  const dialog = app.getByRole('dialog', { name: 'Add to pool' })
  await expect(dialog.getByText('1 account will be added')).toBeVisible()
  await dialog.getByRole('combobox', { name: 'Marketplace' }).click()
  await app.getByRole('option', { name: 'MP-00010' }).click()
  await expect(dialog.getByRole('radio', { name: 'SPAM' })).toBeChecked()
  await expectAccessible(app)
  await dialog.getByRole('button', { name: 'Add 1 account' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(rowOf(app, 3)).toContainText('Ready')
  await expect(rowOf(app, 3)).toContainText('Acme')
})

test('members are narrowed, also after a reload, and all of them stand together on one list', async ({
  app,
}) => {
  await openMembers(app)
  const pool = app.getByRole('main').getByRole('combobox', { name: 'Pool' })
  await pool.click()
  await app.getByRole('option', { name: 'Not in the pool' }).click()
  await expect(tools(app).getByText('2 accounts')).toBeVisible()
  await app.reload()
  await expect(pool).toHaveValue('Not in the pool')
  await expect(grid(app).getByRole('row')).toHaveCount(3)
  await app.getByRole('button', { name: 'Clear filters' }).click()
  await expect(tools(app).getByText('4 accounts')).toBeVisible()
  await app.getByRole('link', { name: 'All management accounts' }).click()
  await app.getByRole('button', { name: 'All members' }).click()
  await expect(tools(app).getByText('5 accounts')).toBeVisible()
  await expect(rowOf(app, 7)).toContainText('Vega')
})

test('CS-01 who may only look is told why nothing can be changed', async ({ app }) => {
  await app.getByRole('link', { name: 'Settings', exact: true }).click()
  await app.getByRole('tab', { name: 'Operators' }).click()
  await app.getByRole('button', { name: 'New operator' }).click()
  await app.getByRole('dialog').getByLabel('Name').fill('Sally')
  await app.getByRole('dialog').getByRole('radio', { name: /Sales/ }).check()
  await app.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(app.getByRole('dialog')).toHaveCount(0)
  await app.getByRole('button', { name: 'Operator Administrator' }).click()
  await app.getByRole('menuitem', { name: /Sally/ }).click()
  await openMembers(app, [3])
  const why = /Only an admin or operator can do this\. Sally is/
  await expect(
    tools(app).getByRole('button', { name: 'Associate account to customer' }),
  ).toHaveAccessibleDescription(why)
  await expect(app.getByRole('button', { name: 'Add member' })).toHaveAccessibleDescription(why)
  await app.getByRole('button', { name: `Actions for ${id(3)}` }).click()
  await expect(
    app.getByRole('menuitem', { name: 'Associate account to customer' }),
  ).toHaveAccessibleDescription(why)
})

test('members are exported as the filter shows them, copied, and kept as a view', async ({
  app,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openMembers(app)
  await app.getByLabel('Search members').fill(id(3))
  await expect(grid(app)).toHaveAttribute('aria-rowcount', '2')
  await app.getByRole('button', { name: 'Export' }).click()
  const downloading = app.waitForEvent('download')
  await app.getByRole('menuitem', { name: 'As CSV' }).click()
  const file = await downloading
  expect(file.suggestedFilename()).toBe(`members-${SIRIUS}.csv`)
  const lines = (await readFile(await file.path(), 'utf8')).trim().split('\r\n')
  expect(lines.map((line) => line.split(';')[0])).toEqual(['account_id', id(3)])

  await app.getByRole('button', { name: 'Views' }).click()
  await app.getByLabel('Save this view as').fill('The third')
  await app.getByRole('button', { name: 'Save view' }).click()
  await expect(app.getByRole('button', { name: 'The third', exact: true })).toBeVisible()
  await app.keyboard.press('Escape')
  await app.getByRole('button', { name: 'Clear filters' }).click()
  await expect(grid(app)).toHaveAttribute('aria-rowcount', '5')
  await app.getByRole('button', { name: 'Views' }).click()
  await app.getByRole('button', { name: 'The third', exact: true }).click()
  await expect(grid(app)).toHaveAttribute('aria-rowcount', '2')
  await app.reload()
  await expect(grid(app)).toHaveAttribute('aria-rowcount', '2')

  await app.getByRole('button', { name: 'Clear filters' }).click()
  for (const n of [1, 4]) await app.getByRole('checkbox', { name: `Select ${id(n)}` }).check()
  await tools(app).getByRole('button', { name: 'Copy' }).click()
  await expectAccessible(app)
  await app.getByRole('menuitem', { name: 'Copy as JSON' }).click()
  await expect(app.getByText('Copied 2 accounts as JSON.')).toBeVisible()
  const copied = await app.evaluate(() => navigator.clipboard.readText())
  expect(JSON.parse(copied)).toMatchObject([{ accountId: id(1) }, { accountId: id(4) }])
  await grid(app).focus()
  await app.keyboard.press('Control+c')
  await expect(app.getByText('Copied 2 accounts.', { exact: true })).toBeVisible()
  expect(await app.evaluate(() => navigator.clipboard.readText())).toBe(`${id(1)}\n${id(4)}`)
})

test('CS-12 the role of an account is reached from the pool and from its customer too', async ({ app }) => {
  await openMembers(app, [1])
  await linkTo(app, 'Acme')
  await app.getByRole('link', { name: 'Pool', exact: true }).click()
  await app
    .getByRole('grid', { name: 'Accounts' })
    .getByRole('button', { name: id(1), exact: true })
    .click()
  const details = app.getByRole('dialog', { name: `Account ${id(1)}` })
  await details.getByRole('button', { name: 'Role', exact: true }).click()
  await app.getByRole('menuitem', { name: 'Onboard account' }).click()
  const onboard = app.getByRole('dialog', { name: 'Onboard member account' })
  await onboard.getByLabel('Role ARN').fill(`arn:aws:iam::${id(1)}:role/Ops`)
  await onboard.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(onboard).toHaveCount(0)
  await expect(details).toBeVisible()

  await details.getByRole('link', { name: 'Acme' }).click()
  await app.getByRole('tab', { name: 'Accounts' }).click()
  await app.getByRole('button', { name: `Actions for ${id(1)}` }).click()
  await expect(app.getByRole('menuitem', { name: 'Verify role ARN' })).toBeVisible()
  await expectAccessible(app)
  await app.getByRole('menuitem', { name: 'Role kit…' }).click()
  await expect(app.getByRole('dialog', { name: `Role kit of ${id(1)}` })).toBeVisible()
})
