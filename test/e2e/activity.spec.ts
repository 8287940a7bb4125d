import Database from 'better-sqlite3'
import { seedWorkspace } from '../support/seed-accounts.ts'
import { expect, expectAccessible, test } from './support/app.ts'
import { csv, openImport, paste } from './support/import-journey.ts'
import { poolContent } from './support/pool-content.ts'

test('an empty log says why it is empty and what to do', async ({ app }) => {
  await app.getByRole('link', { name: 'Activity', exact: true }).click()
  await expect(app.getByRole('heading', { name: 'Activity' })).toBeVisible()
  await expect(app.getByText('Nothing has happened yet')).toBeVisible()
  await expectAccessible(app)
})

test.describe('after an import', () => {
  test.use({ content: poolContent({ accounts: 1 }) })

  test.beforeEach(async ({ app }) => {
    await openImport(app)
    await paste(app, csv('004439589175;MP-00010;SPAM', '154335349840;MP-00020;ECAM'))
    await app.getByRole('button', { name: 'Import 2 accounts' }).click()
    await expect(app.getByRole('heading', { name: '2 accounts imported' })).toBeVisible()
    await app.getByRole('link', { name: 'Activity', exact: true }).click()
  })

  test('an import is undone from the list, after saying what it will do', async ({ app }) => {
    const log = app.getByRole('grid', { name: 'Activity' })
    await log.getByRole('button', { name: /^Undo: Imported 2 accounts/ }).click()
    const dialog = app.getByRole('dialog', { name: 'Undo this change?' })
    await expect(dialog).toContainText('2 rows will be as before.')
    await expectAccessible(app)
    await dialog.getByRole('button', { name: 'Undo', exact: true }).click()
    await expect(dialog).toHaveCount(0)
    await expect(log.getByText('Undone', { exact: true })).toBeVisible()
    await app.getByRole('link', { name: 'Pool', exact: true }).click()
    await expect(app.getByRole('button', { name: 'Ready 1', exact: true })).toBeVisible()
  })

  test('a batch opens to its rows by keyboard, and the focus comes back', async ({ app }) => {
    const log = app.getByRole('grid', { name: 'Activity' })
    await log.focus()
    await app.keyboard.press('Enter')
    const detail = app.getByRole('dialog', { name: /Imported 2 accounts/ })
    await expect(detail.getByRole('grid', { name: 'Changed rows' })).toContainText('004439589175')
    await expectAccessible(app)
    await app.keyboard.press('Escape')
    await expect(log).toBeFocused()
  })

  test('filters say how many events are left and survive a reload', async ({ app }) => {
    await expect(app.getByText('4 events', { exact: true })).toBeVisible()
    await app.getByRole('combobox', { name: 'Kind' }).click()
    await app.getByRole('option', { name: 'Import', exact: true }).click()
    await expect(app.getByText('1 event', { exact: true })).toBeVisible()
    await app.reload()
    await expect(app.getByText('1 event', { exact: true })).toBeVisible()
    await app.getByLabel('Search activity').fill('nothing like it')
    await expect(app.getByText('Nothing like that happened')).toBeVisible()
    await app.getByRole('button', { name: 'Clear filters' }).first().click()
    await expect(app.getByText('4 events', { exact: true })).toBeVisible()
  })

  test('what the filter shows is exported', async ({ app }) => {
    await app.getByRole('button', { name: 'Export' }).click()
    const saved = app.waitForEvent('download')
    await app.getByRole('menuitem', { name: 'As CSV', exact: true }).click()
    expect((await saved).suggestedFilename()).toBe('activity.csv')
  })
})

test.describe('a large import', () => {
  const ROWS = 300_000
  test.use({ content: { write: async (workspaceFile) => void seedWorkspace(workspaceFile, ROWS) } })

  test('an undo that is cancelled half-way says what it leaves behind, and can be brought to its end', async ({
    app,
    server,
  }) => {
    await app.getByRole('link', { name: 'Activity', exact: true }).click()
    const log = app.getByRole('grid', { name: 'Activity' })
    await log.getByRole('button', { name: /^Undo: Imported/ }).click()
    const dialog = app.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Undo', exact: true }).click()
    await dialog.getByRole('progressbar').waitFor()
    await dialog.getByRole('button', { name: 'Cancel', exact: true }).first().click()
    await expect(app.getByText('What was taken back until then stays so.')).toBeVisible()

    // Meanwhile all the others are changed, so that nothing is left to take back.
    const file = new Database(server.workspaceFile)
    file.exec('UPDATE account SET rev = rev + 1')
    file.close()
    await app.reload()
    await log.getByRole('button', { name: /^Continue undo: Imported/ }).click()
    await expect(dialog).toContainText('No more rows can be taken back.')
    await dialog.getByRole('button', { name: 'Continue undo' }).click()
    // Hundreds of thousands of rows: as long as it takes on a machine that is busy.
    await expect(log.getByText('Undone', { exact: true })).toBeVisible({ timeout: 60_000 })
  })
})
