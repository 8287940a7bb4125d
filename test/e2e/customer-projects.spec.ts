import type { Locator, Page } from '@playwright/test'
import { expect, expectAccessible, test } from './support/app.ts'
import { id, poolContent } from './support/pool-content.ts'

test.use({ content: poolContent({ accounts: 4, customers: ['Acme'] }) })

const tab = (app: Page, name: string): Locator => app.getByRole('tab', { name: new RegExp(name) })
const linked = (app: Page): Locator => app.getByRole('grid', { name: 'Linked accounts' })

/** Links accounts 1, 2 and 3 to Acme and creates its project Shop. */
async function prepare(app: Page): Promise<void> {
  await app.getByRole('link', { name: 'Pool', exact: true }).click()
  for (const n of [1, 2, 3]) await app.getByRole('checkbox', { name: `Select ${id(n)}` }).check()
  await app.getByRole('button', { name: 'Link to customer' }).click()
  await app.getByRole('combobox', { name: 'Select a customer to associate with the accounts' }).fill('Acme')
  await app.getByRole('option', { name: 'Acme' }).click()
  await app.getByRole('button', { name: 'Finish' }).click()
  await expect(app.getByRole('dialog')).toHaveCount(0)
  await app.goto(new URL('/#/customers/acme/projects', app.url()).href)
  await app.getByRole('button', { name: 'New project' }).click()
  const dialog = app.getByRole('dialog', { name: 'New project' })
  await dialog.getByLabel('Name').fill('Shop')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(app.getByRole('table', { name: 'Projects' })).toContainText('Shop')
}

async function putIntoShop(app: Page, accounts: readonly number[]): Promise<void> {
  await tab(app, 'Accounts').click()
  for (const n of accounts) await app.getByRole('checkbox', { name: `Select ${id(n)}` }).check()
  await app.getByRole('button', { name: 'Put into project' }).click()
  const dialog = app.getByRole('dialog', { name: 'Put into project' })
  await dialog.getByRole('combobox', { name: 'Project' }).click()
  await app.getByRole('option', { name: 'Shop' }).click()
  await expect(
    dialog.getByText(`${accounts.length} of ${accounts.length} accounts will change.`),
  ).toBeVisible()
  await expectAccessible(app)
  await dialog.getByRole('button', { name: `Put ${accounts.length} accounts into the project` }).click()
  await expect(dialog).toHaveCount(0)
}

test('A-17 accounts go into a project, are found in the pool by it, and come out of it again', async ({
  app,
}) => {
  await prepare(app)
  await putIntoShop(app, [1, 2])
  await expect(linked(app).getByRole('row', { name: new RegExp(id(1)) })).toContainText('Shop')
  await tab(app, 'Projects').click()
  const remove = app.getByRole('button', { name: 'Delete Shop' })
  await expect(remove).toHaveAccessibleDescription(
    '2 accounts are in Shop. Take them out of the project first.',
  )
  await expectAccessible(app)
  await app.getByRole('link', { name: '2 accounts of Shop' }).click()
  const pool = app.getByRole('grid', { name: 'Accounts' })
  await expect(pool.getByRole('checkbox', { name: `Select ${id(3)}` })).toHaveCount(0)
  await expect(app.getByRole('button', { name: 'Only project Shop' })).toBeVisible()
  await app.getByRole('checkbox', { name: `Select ${id(1)}` }).check()
  await app.getByRole('button', { name: 'Take out of project' }).click()
  await app.getByRole('button', { name: 'Take 1 account out' }).click()
  await expect(pool.getByRole('checkbox', { name: `Select ${id(1)}` })).toHaveCount(0)
  const told = app.getByRole('status').filter({ hasText: 'Took 1 account out of the project.' })
  await told.getByRole('button', { name: 'Undo' }).click()
  await expect(pool.getByRole('checkbox', { name: `Select ${id(1)}` })).toBeVisible()
  await app.getByRole('button', { name: 'Only project Shop' }).click()
  await expect(pool.getByRole('checkbox', { name: `Select ${id(3)}` })).toBeVisible()
})

test('A-17 an account that is removed from the customer leaves the project', async ({ app }) => {
  await prepare(app)
  await putIntoShop(app, [1, 2])
  await app.getByRole('checkbox', { name: `Select ${id(1)}` }).check()
  await app.getByRole('button', { name: 'Remove account from customer' }).click()
  await app.getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(linked(app).getByRole('row', { name: new RegExp(id(1)) })).toHaveCount(0)
  await tab(app, 'Projects').click()
  await expect(app.getByRole('link', { name: '1 account of Shop' })).toBeVisible()
})
