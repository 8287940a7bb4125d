import Database from 'better-sqlite3'
import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './support/app.ts'
import { customerContent } from './support/customer-content.ts'
import { poolContent } from './support/pool-content.ts'

test.describe('a customer', () => {
  test.use({ content: customerContent })

  async function openHistory(app: Page): Promise<void> {
    await app.getByRole('link', { name: 'Customers', exact: true }).click()
    const tree = app.getByRole('treegrid', { name: 'Customers' })
    await tree.getByRole('row', { name: /Acme/ }).getByRole('button', { name: 'History' }).click()
    await expect(app.getByRole('tab', { name: 'History', selected: true })).toBeVisible()
  }

  test('MSH-21 has a history that is filtered, opened, exported and undone', async ({ app }) => {
    await openHistory(app)
    const history = app.getByRole('grid', { name: 'Customer history' })
    await expect(history.getByRole('row').nth(1)).toContainText('Customer created')
    await expectAccessible(app)

    await app.getByRole('button', { name: 'Edit', exact: true }).click()
    const edit = app.getByRole('dialog')
    await edit.getByLabel('Company name').fill('Acme Europe')
    await app.keyboard.press('Enter')
    await expect(edit).toHaveCount(0)
    const newest = history.getByRole('row').nth(1)
    await expect(newest).toContainText(/Company name\s+Acme\s+Acme Europe/)

    await app.getByLabel('Search activity').fill('nothing like it')
    await expect(app.getByText('Nothing like that happened')).toBeVisible()
    await app.getByRole('button', { name: 'Clear filters' }).first().click()
    await app.getByRole('combobox', { name: 'Kind' }).click()
    await app.getByRole('option', { name: 'Customer edited' }).click()
    await expect(app.getByText('1 event', { exact: true })).toBeVisible()

    await app.getByRole('button', { name: 'Export', exact: true }).click()
    const saved = app.waitForEvent('download')
    await app.getByRole('menuitem', { name: 'As JSON' }).click()
    expect((await saved).suggestedFilename()).toBe('history-acme.json')

    await newest.getByRole('button', { name: /^Undo/ }).click()
    const undo = app.getByRole('dialog', { name: 'Undo this change?' })
    await undo.getByRole('button', { name: 'Undo', exact: true }).click()
    await expect(app.getByRole('heading', { name: 'Acme', level: 1, exact: true })).toBeVisible()
  })

  test('its events are found in the log by customer', async ({ app }) => {
    await app.getByRole('link', { name: 'Activity', exact: true }).click()
    const customer = app.getByRole('combobox', { name: 'Customer of the events' })
    await customer.fill('acme')
    await app.getByRole('option', { name: /^Acme/ }).click()
    await expect(app.getByText('1 event', { exact: true })).toBeVisible()
    await app.reload()
    await expect(customer).toHaveValue('Acme')
    await expectAccessible(app)
  })
})

test.describe('the log', () => {
  test.use({ content: poolContent({ accounts: 2 }) })

  test('invariant 21 is verified, and names the entry that somebody changed behind its back', async ({
    app,
    server,
  }) => {
    await app.getByRole('link', { name: 'Activity', exact: true }).click()
    await app.getByRole('button', { name: 'Verify log' }).click()
    const dialog = app.getByRole('dialog', { name: 'Verify log' })
    await expect(dialog.getByText('The log is whole')).toBeVisible()
    await expectAccessible(app)
    const seal = (await dialog.getByText(/^[0-9a-f]{64}$/).textContent()) ?? ''
    await dialog.getByLabel('Seal written down earlier').fill(seal)
    await dialog.getByRole('button', { name: 'Verify again' }).click()
    await expect(dialog.getByText(/^The seal you wrote down is that of entry/)).toBeVisible()

    const file = new Database(server.workspaceFile)
    file.exec("DROP TRIGGER event_is_append_only_update; UPDATE event SET actor = 'Nobody' WHERE seq = 2")
    file.close()
    await dialog.getByRole('button', { name: 'Verify again' }).click()
    await expect(dialog.getByText('The log is broken at entry 2')).toBeVisible()
    await dialog.getByRole('button', { name: 'Copy result' }).click()
    await expect(app.getByText('The result was copied.')).toBeVisible()
  })
})
