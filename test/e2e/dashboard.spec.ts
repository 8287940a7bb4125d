import { expect, expectAccessible, test } from './support/app.ts'
import { id, poolContent } from './support/pool-content.ts'

test('an empty workspace shows the two ways in', async ({ app }) => {
  await expect(app.getByText('The pool is empty')).toBeVisible()
  await expectAccessible(app)
  await app.getByRole('button', { name: 'New account' }).click()
  await expect(app.getByRole('dialog', { name: 'New account' })).toBeVisible()
  await app.keyboard.press('Escape')
  await app.getByRole('link', { name: 'Dashboard', exact: true }).click()
  await app.getByRole('button', { name: 'Import accounts' }).click()
  await expect(app).toHaveURL(/#\/pool\/import$/)
})

test.describe('a pool of four accounts', () => {
  test.use({ content: poolContent({ accounts: 4 }) })

  test('CB-10 the oldest Ready account of each marketplace is the next one, and leads to itself', async ({
    app,
  }) => {
    const lines = app.getByRole('table', { name: 'Pool by marketplace' })
    await expect(
      lines.getByRole('row', { name: /MP-00010/ }).getByRole('link', { name: id(1) }),
    ).toBeVisible()
    await expectAccessible(app)
    await lines
      .getByRole('row', { name: /MP-00020/ })
      .getByRole('link', { name: id(2) })
      .click()
    await expect(app).toHaveURL(new RegExp(`account=${id(2)}`))
  })

  test('a count leads to the accounts it counts', async ({ app }) => {
    await app.getByRole('link', { name: 'Ready 4' }).click()
    await expect(app).toHaveURL(/#\/pool\?status=ready$/)
    await expect(app.getByRole('grid', { name: 'Accounts' }).getByRole('row')).toHaveCount(5)
  })

  test('a marketplace below its reorder level is a clear warning', async ({ app }) => {
    await app.getByRole('link', { name: 'Settings', exact: true }).click()
    await app.getByRole('tab', { name: 'Marketplaces' }).click()
    await app.getByRole('button', { name: 'Edit MP-00010' }).click()
    const dialog = app.getByRole('dialog', { name: 'Edit marketplace' })
    await dialog.getByLabel('Pool target').fill('10')
    await dialog.getByLabel('Reorder level').fill('5')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(dialog).toHaveCount(0)
    await app.getByRole('link', { name: 'Dashboard', exact: true }).click()
    await expect(app.getByText('Below the reorder level of 5: add 8 accounts.')).toBeVisible()
    await expectAccessible(app)
  })
})
