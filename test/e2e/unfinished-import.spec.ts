import { expect, expectAccessible, test } from './support/app.ts'
import { chooseFiles, counter, csv, fileOf, openImport } from './support/import-journey.ts'
import { poolContent } from './support/pool-content.ts'

test.use({ content: poolContent({}) })

test('an import that was left waits where it was, and says so on every screen', async ({ app }) => {
  const rows = Array.from({ length: 400 }, (_, n) => `${100_000_000_000 + n};MP-00010;SPAM`)
  await openImport(app)
  await chooseFiles(app, fileOf('four-hundred.csv', csv(...rows, '12345;MP-00010;SPAM')))
  await expect(counter(app, 'Create 400')).toBeVisible()
  await counter(app, 'Create 400').click()
  const grid = app.getByRole('grid', { name: 'Rows' })
  await grid.focus()
  await app.keyboard.press('Control+End')
  await app.getByRole('checkbox', { name: 'Select 399' }).check()
  const place = await grid.getAttribute('data-first-row')
  expect(Number(place)).toBeGreaterThan(300)

  const mark = app.getByRole('button', { name: 'Import not finished' })
  await expect(mark).toHaveCount(0)
  await app.getByRole('link', { name: 'Settings', exact: true }).click()
  await mark.click()
  await expect(app.getByText('four-hundred.csv waits in the step “Review”.')).toBeVisible()
  await expectAccessible(app)
  await app.getByRole('button', { name: 'Go on' }).click()
  await expect(grid).toHaveAttribute('data-first-row', place ?? '')
  await expect(counter(app, 'Create 400')).toHaveAttribute('aria-pressed', 'true')
  await expect(app.getByRole('checkbox', { name: 'Select 399' })).toBeChecked()
  await expect(mark).toHaveCount(0)

  await app.getByRole('link', { name: 'Dashboard', exact: true }).click()
  await mark.click()
  await app.getByRole('button', { name: 'Discard import' }).click()
  await app
    .getByRole('dialog', { name: 'Discard this import?' })
    .getByRole('button', { name: 'Discard import' })
    .click()
  await expect(mark).toHaveCount(0)
  await openImport(app)
})

test('an import that another window discarded says that its files have to be chosen again', async ({
  app,
}) => {
  await openImport(app)
  await chooseFiles(app, fileOf('short.csv', csv('154335349840;MP-00010;SPAM')))
  await expect(counter(app, 'Create 1')).toBeVisible()
  await app.getByRole('link', { name: 'Pool', exact: true }).click()
  // A window opened from this one begins with a copy of its import.
  const opened = app.waitForEvent('popup')
  await app.evaluate(() => void window.open(`${location.pathname}#/pool/import`))
  const other = await opened
  await other.getByRole('button', { name: 'Discard import' }).click()
  await other.getByRole('dialog').getByRole('button', { name: 'Discard import' }).click()
  await expect(other.getByRole('button', { name: 'Choose files' })).toBeVisible()
  await app.getByRole('button', { name: 'Import not finished' }).click()
  await app.getByRole('button', { name: 'Go on' }).click()
  await expect(app.getByText('The files are no longer at hand. Please choose them again.')).toBeVisible()
  await expect(app.getByRole('button', { name: 'Choose files' })).toBeVisible()
})

test('closing the window asks once something of an import would be lost, and not before', async ({ app }) => {
  const closing = async (): Promise<'asked' | 'closed'> => {
    const asked = app.waitForEvent('dialog').then(async (dialog) => {
      await dialog.dismiss()
      return 'asked' as const
    })
    const closed = app.waitForEvent('close').then(() => 'closed' as const)
    await app.close({ runBeforeUnload: true })
    return Promise.race([asked, closed])
  }
  await openImport(app)
  await chooseFiles(app, fileOf('short.csv', csv('4439589175;MP-00010;SPAM')))
  await app.getByRole('button', { name: 'Pad zeros' }).click()
  await expect(counter(app, 'Create 1')).toBeVisible()
  expect(await closing()).toBe('asked')
  await app.getByRole('link', { name: 'Pool', exact: true }).click()
  expect(await closing()).toBe('asked')
  await app.getByRole('button', { name: 'Import not finished' }).click()
  await app.getByRole('button', { name: 'Go on' }).click()
  await app.getByRole('button', { name: /^Take back: Account IDs/ }).click()
  await expect(counter(app, 'Create 0')).toBeVisible()
  expect(await closing()).toBe('closed')
})
