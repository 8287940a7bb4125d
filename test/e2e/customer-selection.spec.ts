import type { Locator, Page } from '@playwright/test'
import { expect, expectAccessible, test } from './support/app.ts'
import { governedContent } from './support/governed-content.ts'

test.use({ content: governedContent })

const tree = (app: Page): Locator => app.getByRole('treegrid', { name: 'Customers' })
const bar = (app: Page): Locator => app.getByRole('toolbar', { name: 'Selected customers' })

async function openCustomers(app: Page): Promise<void> {
  await app.getByRole('link', { name: 'Customers', exact: true }).click()
  await app.getByRole('button', { name: 'Unfold all' }).click()
  await expect(tree(app).getByRole('row', { name: /Blue/ })).toBeVisible()
}

test('MSH-16 checked customers get one message; who cannot get it is left out and named', async ({ app }) => {
  await openCustomers(app)
  await app.getByRole('checkbox', { name: 'Select Acme' }).check()
  await app.getByRole('checkbox', { name: 'Select Blue' }).check()
  await expect(bar(app).getByRole('status')).toHaveText('2 selected')
  await expectAccessible(app)
  await bar(app).getByRole('button', { name: 'Send message to selected' }).click()
  const dialog = app.getByRole('dialog', { name: 'Send message' })
  await expect(dialog).toContainText('To the active users of the 2 customers selected.')
  await dialog.getByRole('textbox', { name: 'Message' }).fill('Maintenance on Sunday.')
  await dialog.getByRole('button', { name: 'Send' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(app.getByText('Sent to 1 customer.')).toBeVisible()
  await expect(app.getByText('1 customer left out')).toBeVisible()
  await expect(bar(app)).toHaveCount(0)
  await app.goto(new URL('/#/customers/acme/messages', app.url()).href)
  await expect(app.getByText('Maintenance on Sunday.')).toBeVisible()
})

test('rows of the tree are checked with the keyboard, and let go with Escape', async ({ app }) => {
  await openCustomers(app)
  await tree(app).focus()
  await app.keyboard.press('ArrowDown')
  await app.keyboard.press('Space')
  await expect(bar(app).getByRole('status')).toHaveText('1 selected')
  await app.keyboard.press('Control+a')
  await app.keyboard.press('Control+a')
  await app.keyboard.press('Escape')
  await expect(bar(app)).toHaveCount(0)
})

test('MSH-05 a registration is rejected where it is approved, in the list', async ({ app }) => {
  await openCustomers(app)
  const row = tree(app).getByRole('row', { name: /Blue/ })
  await row.hover()
  await expect(row.getByRole('button', { name: 'Approve' })).toBeVisible()
  await row.getByRole('button', { name: 'Reject' }).click()
  const dialog = app.getByRole('dialog', { name: 'Reject Blue' })
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Nobody knows them.')
  await dialog.getByRole('button', { name: 'Reject' }).click()
  await expect(row).toContainText('Rejected')
})
