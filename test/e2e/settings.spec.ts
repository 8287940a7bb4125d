import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './support/app.ts'
import { poolContent } from './support/pool-content.ts'

async function openTab(app: Page, name: string): Promise<void> {
  await app.getByRole('link', { name: 'Settings', exact: true }).click()
  await app.getByRole('tab', { name }).click()
}

test.use({ content: poolContent({ accounts: 2, hasOtherProvider: true }) })

for (const tab of ['General', 'Providers', 'Marketplaces', 'Operators', 'Mail', 'Tags', 'Data']) {
  test(`the tab ${tab} can be used by everybody`, async ({ app }) => {
    await openTab(app, tab)
    await expect(app.getByRole('tabpanel', { name: tab })).toBeVisible()
    await expectAccessible(app)
  })
}

test('CB-03 accounts belong to their provider for good: it cannot be removed, and the reason is said', async ({
  app,
}) => {
  await openTab(app, 'Providers')
  const remove = app.getByRole('button', { name: 'Remove Orbit Cloud' })
  await expect(remove).toHaveAttribute('aria-disabled', 'true')
  await remove.hover()
  await expect(app.getByRole('tooltip')).toHaveText(
    '1 account belongs to it, and an account never changes its provider.',
  )
})

test('CB-03 marketplaces are those of the provider in charge', async ({ app }) => {
  await openTab(app, 'Marketplaces')
  const list = app.getByRole('table', { name: 'Marketplaces' })
  await expect(list.getByRole('row', { name: /MP-00010/ })).toBeVisible()
  await expect(list.getByRole('row', { name: /MP-00900/ })).toHaveCount(0)
})

test('A-15 an unusual marketplace ID is taken with a warning, a missing one is marked', async ({ app }) => {
  await openTab(app, 'Marketplaces')
  await app.getByRole('button', { name: 'New marketplace' }).click()
  const dialog = app.getByRole('dialog', { name: 'New marketplace' })
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByLabel('Marketplace ID')).toHaveAccessibleDescription('Give the marketplace ID.')
  await dialog.getByLabel('Marketplace ID').fill('NORDICS')
  await expect(dialog.getByText('Unusual: a marketplace ID is mostly')).toBeVisible()
  await expectAccessible(app)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(app.getByRole('row', { name: /NORDICS/ })).toBeVisible()
  await app.getByRole('button', { name: 'Remove NORDICS' }).click()
  await app.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await expect(app.getByRole('row', { name: /NORDICS/ })).toHaveCount(0)
})

test('two people at one marketplace: the second is told and loses nothing unseen', async ({
  app,
  context,
}) => {
  await openTab(app, 'Marketplaces')
  await app.getByRole('button', { name: 'Edit MP-00010' }).click()
  const mine = app.getByRole('dialog', { name: 'Edit marketplace' })
  await mine.getByRole('textbox', { name: 'Name' }).fill('Mine')

  const other = await context.newPage()
  await other.goto(new URL('/#/settings/marketplaces', app.url()).href)
  await other.getByRole('button', { name: 'Edit MP-00010' }).click()
  const theirs = other.getByRole('dialog', { name: 'Edit marketplace' })
  await theirs.getByRole('textbox', { name: 'Name' }).fill('Theirs')
  await theirs.getByRole('button', { name: 'Save' }).click()
  await expect(theirs).toHaveCount(0)

  await mine.getByRole('button', { name: 'Save' }).click()
  await expect(mine.getByRole('alert')).toContainText('Somebody changed it in the meantime')
  await mine.getByRole('button', { name: 'Read again' }).click()
  await expect(mine.getByRole('textbox', { name: 'Name' })).toHaveValue('Theirs')
  await mine.getByRole('textbox', { name: 'Name' }).fill('Ours')
  await mine.getByRole('button', { name: 'Save' }).click()
  await expect(app.getByRole('row', { name: /Ours/ })).toBeVisible()
})

test('CS-01 sales sees the settings and is told why nothing can be changed', async ({ app }) => {
  await openTab(app, 'Operators')
  await app.getByRole('button', { name: 'New operator' }).click()
  const dialog = app.getByRole('dialog', { name: 'New operator' })
  await dialog.getByLabel('Name').fill('Tom')
  await dialog.getByRole('radio', { name: /^Sales/ }).check()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toHaveCount(0)
  await app.getByRole('button', { name: 'Operator Administrator' }).click()
  await app
    .getByRole('menuitem', { name: /Tom/ })
    .or(app.getByRole('menuitemradio', { name: /Tom/ }))
    .click()
  const add = app.getByRole('button', { name: 'New operator' })
  await expect(add).toHaveAttribute('aria-disabled', 'true')
  await expect(add).toHaveAccessibleDescription('Only an admin can do this. Tom is Sales (read-only).')
})

test('the workspace is backed up and checked', async ({ app }) => {
  await openTab(app, 'Data')
  await app.getByRole('button', { name: 'Back up now' }).click()
  await expect(app.getByRole('table', { name: 'Backups' }).getByRole('row')).toHaveCount(2)
  await app.getByRole('button', { name: 'Check workspace' }).click()
  await expect(app.getByText('The workspace is sound')).toBeVisible()
})
