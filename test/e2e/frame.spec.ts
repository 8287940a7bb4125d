import { expect, expectAccessible, test } from './support/app.ts'
import { id, poolContent } from './support/pool-content.ts'

test.use({ content: poolContent({ accounts: 3, hasOtherProvider: true }) })

test('CB-03 CB-04 the provider switcher says whose pool this is, and the other pool is another list', async ({
  app,
}) => {
  await app.getByRole('link', { name: 'Pool', exact: true }).click()
  await expect(app.getByText('3 accounts of My company')).toBeVisible()
  await app.getByRole('combobox', { name: 'Provider' }).click()
  await app.getByRole('option', { name: /Orbit Cloud/ }).click()
  await expect(app.getByText('1 account of Orbit Cloud')).toBeVisible()
  await expect(app.getByRole('row', { name: /900000000001/ })).toBeVisible()
})

test('every screen is reached with Ctrl+K, and an account by a part of its id', async ({ app }) => {
  await expect(app.getByRole('navigation', { name: 'Main' })).toBeVisible()
  for (const screen of ['Pool', 'Activity', 'Settings', 'Dashboard']) {
    await app.keyboard.press('ControlOrMeta+k')
    await app.getByRole('textbox', { name: 'Search or run a command' }).fill(screen)
    await app.keyboard.press('Enter')
    await expect(app.getByRole('heading', { name: screen, exact: true, level: 1 })).toBeVisible()
  }
  await app.keyboard.press('ControlOrMeta+k')
  await app.getByRole('textbox', { name: 'Search or run a command' }).fill('0000002')
  await app.getByRole('button', { name: new RegExp(id(2)) }).click()
  await expect(app.getByRole('dialog', { name: `Account ${id(2)}` })).toBeVisible()
})

test('theme and density are chosen in the operator menu and survive a reload', async ({ app }) => {
  await app.getByRole('button', { name: /^Operator/ }).click()
  await app.getByText('Dark', { exact: true }).click()
  await app.getByText('Comfortable', { exact: true }).click()
  await app.reload()
  await expect(app.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
  await expect(app.locator('html')).toHaveAttribute('data-density', 'comfortable')
  await expect(app.getByRole('navigation', { name: 'Main' })).toBeVisible()
  await expectAccessible(app)
})

test('the window says that nothing outside this machine is in use', async ({ app }) => {
  await app.getByText('Offline').hover()
  await expect(app.getByRole('tooltip', { name: /No AWS profile is in use/ })).toBeVisible()
})

test('a screen that cannot be loaded leaves the frame whole, and is loaded again', async ({
  page,
  server,
}) => {
  await page.goto(server.entryUrl)
  await page.route('**/activity-page-*.js', (route) => route.abort())
  await page.getByRole('link', { name: 'Activity', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('This screen could not be loaded')
  await page.getByRole('link', { name: 'Outbox', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Outbox' })).toBeVisible()
  await page.unroute('**/activity-page-*.js')
  await page.getByRole('link', { name: 'Activity', exact: true }).click()
  await page.getByRole('button', { name: 'Load again' }).click()
  await expect(page.getByRole('button', { name: 'Verify log' })).toBeVisible()
})
