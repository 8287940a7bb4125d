import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './support/app.ts'
import { id, poolContent } from './support/pool-content.ts'

async function openPool(app: Page): Promise<void> {
  await app.getByRole('link', { name: 'Pool', exact: true }).click()
  await expect(app.getByRole('heading', { name: 'Pool', exact: true })).toBeVisible()
}

const grid = (app: Page) => app.getByRole('grid', { name: 'Accounts' })
const rowOf = (app: Page, accountId: string) => grid(app).getByRole('row', { name: new RegExp(accountId) })
const select = (app: Page, accountId: string) => app.getByRole('checkbox', { name: `Select ${accountId}` })

test.describe('an empty workspace', () => {
  test('CB-01 an empty pool says that nothing can be allocated, and what to do', async ({ app }) => {
    await openPool(app)
    await expect(
      app.getByText('An order takes its account from here, so nothing can be allocated yet.'),
    ).toBeVisible()
    await expectAccessible(app)
    await app.getByRole('button', { name: 'Add an account' }).click()
    await expect(app.getByRole('dialog', { name: 'New account' })).toBeVisible()
  })

  test('CB-17 the first marketplace is added on the spot', async ({ app }) => {
    await openPool(app)
    await app.getByRole('button', { name: 'New account' }).click()
    const dialog = app.getByRole('dialog', { name: 'New account' })
    await dialog.getByLabel('AWS account ID').fill('000123456781')
    await dialog.getByRole('button', { name: 'Add marketplace' }).click()
    await dialog.getByLabel('Marketplace ID').fill('MP-00010')
    await expectAccessible(app)
    await dialog.getByRole('button', { name: 'Add', exact: true }).click()
    await expect(dialog.getByRole('combobox', { name: 'Marketplace' })).toHaveValue('MP-00010')
    await dialog.getByRole('radio', { name: 'ECAM' }).check()
    await dialog.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(rowOf(app, '000123456781')).toContainText('MP-00010')
  })
})

test.describe('a pool of five accounts', () => {
  test.use({
    content: poolContent({ accounts: 5, hasOtherProvider: true, states: { [id(5)]: 2 } }),
  })

  test('CB-15 accounts are added one by one or by import, both offered on the pool', async ({ app }) => {
    await openPool(app)
    await expect(app.getByRole('button', { name: 'New account' })).toBeVisible()
    await app.getByRole('button', { name: 'Import accounts' }).click()
    await expect(app).toHaveURL(/#\/pool\/import$/)
  })

  test('CB-16 an account id is checked while it is typed: length, duplicates, other providers, deleted ones', async ({
    app,
  }) => {
    await openPool(app)
    await app.getByRole('button', { name: 'New account' }).click()
    const dialog = app.getByRole('dialog', { name: 'New account' })
    const field = dialog.getByLabel('AWS account ID')
    await field.fill('0001234')
    await expect(dialog.getByText('7 of 12')).toBeVisible()
    await field.fill('00012345678A')
    await expect(field).toHaveAccessibleDescription(/digit/)
    await field.fill(id(2))
    await expect(dialog.getByText(/in the pool already: Ready, MP-00020/)).toBeVisible()
    await field.fill('900000000001')
    await expect(dialog.getByText('Orbit Cloud owns this account')).toBeVisible()
    await field.fill('000123456781')
    await expect(dialog.getByLabel('This account ID is free')).toBeVisible()
    await expectAccessible(app)
  })

  test('CB-16 an account that was deleted is restored at its old place instead of being added twice', async ({
    app,
  }) => {
    await openPool(app)
    await app.getByRole('button', { name: `Delete ${id(3)}` }).click()
    await app.getByRole('button', { name: 'Delete 1 account' }).click()
    await expect(rowOf(app, id(3))).toHaveCount(0)
    await app.getByRole('button', { name: 'New account' }).click()
    await app.getByLabel('AWS account ID').fill(id(3))
    await app.getByRole('button', { name: 'Restore' }).click()
    await expect(grid(app).getByRole('row').nth(3)).toHaveAccessibleName(new RegExp(id(3)))
  })

  test('CB-18 the model is asked for, unless the marketplace has a default', async ({ app }) => {
    await openPool(app)
    await app.getByRole('button', { name: 'New account' }).click()
    const dialog = app.getByRole('dialog', { name: 'New account' })
    const choose = async (code: string): Promise<void> => {
      await dialog.getByRole('combobox', { name: 'Marketplace' }).click()
      await app.getByRole('option', { name: code }).click()
    }
    await choose('MP-00010')
    await expect(dialog.getByRole('radio', { name: 'SPAM' })).toBeChecked()
    await choose('MP-00020')
    await expect(dialog.getByRole('radio', { checked: true })).toHaveCount(0)
    await dialog.getByLabel('AWS account ID').fill('000123456781')
    await dialog.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(dialog.getByText('Choose SPAM or ECAM.')).toBeVisible()
  })

  test('CB-19 saving shows the row and gives the focus to the grid, or keeps the dialog for the next one', async ({
    app,
  }) => {
    await openPool(app)
    await app.getByRole('button', { name: 'New account' }).click()
    const dialog = app.getByRole('dialog', { name: 'New account' })
    const field = dialog.getByLabel('AWS account ID')
    await field.fill('000123456781')
    await dialog.getByRole('combobox', { name: 'Marketplace' }).click()
    await app.getByRole('option', { name: 'MP-00020' }).click()
    await dialog.getByRole('radio', { name: 'ECAM' }).check()
    await dialog.getByRole('button', { name: 'Save and add another' }).click()
    await expect(dialog.getByText('Added 000123456781.')).toBeVisible()
    await expect(field).toBeFocused()
    await expect(field).toHaveValue('')
    await app.keyboard.type('000123456782')
    await app.keyboard.press('Enter')
    await expect(dialog).toHaveCount(0)
    await expect(grid(app)).toBeFocused()
    await expect(rowOf(app, '000123456782')).toContainText('ECAM')
    await expect(rowOf(app, '000123456781')).toContainText('MP-00020')
  })

  test('CB-23 an edit changes marketplace and model, nothing else, and says what it means for orders', async ({
    app,
  }) => {
    await openPool(app)
    await app.getByRole('button', { name: `Edit ${id(1)}` }).click()
    const dialog = app.getByRole('dialog', { name: 'Edit account' })
    await expect(dialog.getByText('Orders already placed keep their model')).toBeVisible()
    await expect(dialog.getByRole('textbox')).toHaveCount(0)
    await expectAccessible(app)
    await dialog.getByRole('radio', { name: 'ECAM' }).check()
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(rowOf(app, id(1))).toContainText('ECAM')
    await app.getByRole('button', { name: 'Undo' }).click()
    await expect(rowOf(app, id(1))).toContainText('SPAM')
  })

  test('CB-23 several are edited at once after a preview, and those in an order are left out', async ({
    app,
  }) => {
    await openPool(app)
    await app.getByRole('checkbox', { name: 'Select all' }).check()
    await app.getByRole('button', { name: 'Edit selected' }).click()
    const dialog = app.getByRole('dialog', { name: 'Edit selected accounts' })
    await dialog.getByText('ECAM', { exact: true }).click()
    await expect(dialog.getByRole('list', { name: 'Left out' })).toContainText('1 account left out.')
    await expectAccessible(app)
    await dialog.getByRole('button', { name: 'Change 2 accounts' }).click()
    await expect(rowOf(app, id(1))).toContainText('ECAM')
    await expect(rowOf(app, id(3))).toContainText('ECAM')
    await expect(rowOf(app, id(5))).toContainText('SPAM')
  })

  test('CB-25 one is deleted with its trash icon and comes back with Undo', async ({ app }) => {
    await openPool(app)
    await app.getByRole('button', { name: `Delete ${id(4)}` }).click()
    await expectAccessible(app)
    await app.getByRole('button', { name: 'Delete 1 account' }).click()
    await expect(rowOf(app, id(4))).toHaveCount(0)
    await app.getByRole('button', { name: 'Undo' }).click()
    await expect(rowOf(app, id(4))).toBeVisible()
  })

  test('CB-25 several are chosen with Shift and deleted, and those in an order are named and stay', async ({
    app,
  }) => {
    await openPool(app)
    await select(app, id(5)).click()
    await select(app, id(2)).click({ modifiers: ['Shift'] })
    await expect(app.getByText('4 selected')).toBeVisible()
    await app.getByRole('button', { name: 'Delete selected' }).click()
    const dialog = app.getByRole('dialog', { name: 'Delete accounts' })
    await expect(dialog.getByRole('list', { name: 'Left out' })).toContainText(id(5))
    await dialog.getByRole('button', { name: 'Delete 3 accounts' }).click()
    await expect(grid(app)).toHaveAttribute('aria-rowcount', '3')
    await expect(rowOf(app, id(5))).toBeVisible()
  })

  test('CB-04 accounts of another provider are shown on request and cannot be changed', async ({ app }) => {
    await openPool(app)
    await expect(rowOf(app, '900000000001')).toHaveCount(0)
    await app.getByRole('switch', { name: 'Show other providers' }).check()
    await expect(rowOf(app, '900000000001')).toBeVisible()
    await expect(select(app, '900000000001')).toBeDisabled()
    await expect(app.getByRole('button', { name: 'Edit 900000000001' })).toBeDisabled()
    await expectAccessible(app)
  })

  test('CB-12 accounts are marked invalid with a reason, and brought back with another', async ({ app }) => {
    await openPool(app)
    await select(app, id(1)).click()
    await app.getByRole('button', { name: 'Mark invalid' }).click()
    await app.getByLabel('Reason').fill('The root email bounced')
    await app.getByRole('button', { name: 'Mark 1 account invalid' }).click()
    await expect(rowOf(app, id(1))).toContainText('Invalid')
    await app.getByRole('button', { name: 'Invalid 1' }).click()
    await expect(grid(app)).toHaveAttribute('aria-rowcount', '2')
    await select(app, id(1)).click()
    await app.getByRole('button', { name: 'Bring back' }).click()
    await app.getByLabel('Reason').fill('The mailbox works again')
    await app.getByRole('button', { name: 'Bring back 1 account' }).click()
    await expect(app.getByText('No account matches these filters')).toBeVisible()
  })

  test('U-01 an account is put on hold, found among the held, and released', async ({ app }) => {
    await openPool(app)
    await select(app, id(2)).click()
    await app.getByRole('button', { name: 'Hold', exact: true }).click()
    await app.getByLabel('Reason').fill('Quota used up')
    await expectAccessible(app)
    await app.getByRole('button', { name: 'Hold 1 account' }).click()
    await app.getByRole('button', { name: 'Held 1' }).click()
    await expect(grid(app)).toHaveAttribute('aria-rowcount', '2')
    await select(app, id(2)).click()
    await app.getByRole('button', { name: 'Release' }).click()
    await app.getByRole('button', { name: 'Release 1 account' }).click()
    await expect(app.getByRole('button', { name: 'Held 0' })).toBeVisible()
  })

  test('filters, order and search survive a reload and stand in the address', async ({ app }) => {
    await openPool(app)
    await app.getByRole('button', { name: 'Ready 4' }).click()
    await app.keyboard.press('/')
    await app.keyboard.type('00000003')
    await expect(app).toHaveURL(/#\/pool\?status=ready&q=00000003$/)
    await expect(grid(app)).toHaveAttribute('aria-rowcount', '2')
    await app.reload()
    await expect(grid(app)).toHaveAttribute('aria-rowcount', '2')
    await expect(app.getByRole('searchbox', { name: 'Search accounts' })).toHaveValue('00000003')
    await app.getByRole('button', { name: 'Clear filters' }).click()
    await expect(grid(app)).toHaveAttribute('aria-rowcount', '6')
  })

  test('leaving a filtered pool leads away, and Back brings the filter again', async ({ app }) => {
    await openPool(app)
    await app.getByRole('button', { name: 'Ready 4' }).click()
    await expect(app).toHaveURL(/status=ready$/)
    await app.getByRole('link', { name: 'Settings', exact: true }).click()
    await expect(app.getByRole('heading', { name: 'Settings', exact: true })).toBeVisible()
    await app.goBack()
    await expect(app.getByRole('button', { name: 'Ready 4' })).toHaveAttribute('aria-pressed', 'true')
    await expect(grid(app)).toHaveAttribute('aria-rowcount', '5')
  })

  test('the name of an account is seen whole in a window 1440 wide', async ({ app }) => {
    await openPool(app)
    const name = await grid(app).getByRole('columnheader', { name: 'Name' }).boundingBox()
    const edit = await app.getByRole('button', { name: `Edit ${id(1)}` }).boundingBox()
    if (name === null || edit === null) throw new Error('the list is drawn')
    expect(name.x + name.width).toBeLessThanOrEqual(edit.x)
  })

  test('a view is saved under a name and brought back', async ({ app }) => {
    await openPool(app)
    await app.getByRole('button', { name: 'Ready 4' }).click()
    await app.getByRole('button', { name: 'Views' }).click()
    await app.getByLabel('Save this view as').fill('Only ready')
    await app.getByRole('button', { name: 'Save view' }).click()
    await expect(app.getByRole('button', { name: 'Only ready', exact: true })).toBeVisible()
    await expectAccessible(app)
    await app.keyboard.press('Escape')
    await app.getByRole('button', { name: 'Clear filters' }).click()
    await expect(grid(app)).toHaveAttribute('aria-rowcount', '6')
    await app.getByRole('button', { name: 'Views' }).click()
    await app.getByRole('button', { name: 'Only ready', exact: true }).click()
    await expect(grid(app)).toHaveAttribute('aria-rowcount', '5')
  })

  test('the export holds exactly what the filter shows', async ({ app }) => {
    await openPool(app)
    await app.getByRole('button', { name: 'Ready 4' }).click()
    await expect(grid(app)).toHaveAttribute('aria-rowcount', '5')
    await app.getByRole('button', { name: 'Export' }).click()
    const dialog = app.getByRole('dialog', { name: 'Export accounts' })
    await expectAccessible(app)
    const downloading = app.waitForEvent('download')
    await dialog.getByRole('button', { name: 'Export' }).click()
    const stream = await (await downloading).createReadStream()
    const chunks: Buffer[] = []
    for await (const chunk of stream) chunks.push(chunk as Buffer)
    expect(Buffer.concat(chunks).toString('utf8').trim().split(/\r?\n/)).toEqual([
      'account_id;marketplace_id;account_model',
      `${id(4)};MP-00020;ECAM`,
      `${id(3)};MP-00010;SPAM`,
      `${id(2)};MP-00020;ECAM`,
      `${id(1)};MP-00010;SPAM`,
    ])
  })

  test('everything is done with the keyboard: search, choose, edit, delete, details', async ({ app }) => {
    await openPool(app)
    await expect(rowOf(app, id(5))).toBeVisible()
    await app.keyboard.press('/')
    await app.keyboard.press('Enter')
    await expect(grid(app)).toBeFocused()
    await app.keyboard.press('ArrowDown')
    await app.keyboard.press('F2')
    await expect(app.getByRole('dialog', { name: 'Edit account' })).toContainText(id(4))
    await app.keyboard.press('Escape')
    await expect(grid(app)).toBeFocused()
    await app.keyboard.press('Enter')
    await expect(app.getByRole('dialog', { name: `Account ${id(4)}` })).toContainText('History')
    await expectAccessible(app)
    await app.keyboard.press('Escape')
    await expect(grid(app)).toBeFocused()
    await app.keyboard.press('Delete')
    await expect(app.getByRole('button', { name: 'Delete 1 account' })).toBeFocused()
    await app.keyboard.press('Enter')
    await expect(rowOf(app, id(4))).toHaveCount(0)
    await expect(grid(app)).toBeFocused()
  })
})

test.describe('an account that a customer has', () => {
  test.use({ content: poolContent({ accounts: 2, states: { [id(1)]: 4 } }) })

  test('CB-07 it never becomes Ready again, and A-11 deleting it must be typed', async ({ app }) => {
    await openPool(app)
    await expect(rowOf(app, id(1))).toContainText('Allocated')
    await select(app, id(1)).click()
    await app.getByRole('button', { name: 'Mark invalid' }).click()
    await app.getByLabel('Reason').fill('Not used any more')
    await expect(app.getByRole('list', { name: 'Left out' })).toContainText('1 account left out.')
    await expect(app.getByRole('button', { name: 'Mark invalid', exact: true }).last()).toBeDisabled()
    await app.keyboard.press('Escape')
    await app.getByRole('button', { name: 'Delete selected' }).click()
    await expect(app.getByText('1 of them is Allocated: it was handed over to a customer.')).toBeVisible()
    await expect(app.getByRole('button', { name: 'Delete 1 account' })).toBeDisabled()
    await app.getByLabel('Type 1 to confirm').fill('1')
    await app.getByRole('button', { name: 'Delete 1 account' }).click()
    await expect(rowOf(app, id(1))).toHaveCount(0)
  })
})

test.describe('accounts that customers have, below many others', () => {
  test.use({ content: poolContent({ accounts: 25, states: { [id(24)]: 4, [id(25)]: 4 } }) })

  test('A-11 deleting them with the others must be typed, although no example shows them', async ({
    app,
  }) => {
    await openPool(app)
    await expect(grid(app)).toHaveAttribute('aria-rowcount', '26')
    await app.getByRole('checkbox', { name: 'Select all' }).check()
    await app.getByRole('button', { name: 'Select all 25 matching' }).click()
    await app.getByRole('button', { name: 'Delete selected' }).click()
    await expect(app.getByText('2 of them are Allocated: they were handed over to customers.')).toBeVisible()
    await expect(app.getByRole('button', { name: 'Delete 25 accounts' })).toBeDisabled()
    await app.getByLabel('Type 25 to confirm').fill('25')
    await expect(app.getByRole('button', { name: 'Delete 25 accounts' })).toBeEnabled()
  })
})

test.describe('a pool of 200 accounts', () => {
  test.use({ content: poolContent({ accounts: 2, manyMore: 198 }) })

  test('CB-26 all are deleted in two steps, after the number was typed', async ({ app }) => {
    await openPool(app)
    await expect(grid(app)).toHaveAttribute('aria-rowcount', '201')
    await app.getByRole('checkbox', { name: 'Select all' }).check()
    const shown = await grid(app).getByRole('row', { selected: true }).count()
    expect(shown).toBeGreaterThan(10)
    await app.getByRole('button', { name: 'Select all 200 matching' }).click()
    await expect(app.getByText('200 selected')).toBeVisible()
    await select(app, '100000000198').click()
    await expect(app.getByText('199 selected')).toBeVisible()
    await app.getByRole('button', { name: 'Delete selected' }).click()
    const confirm = app.getByRole('button', { name: 'Delete 199 accounts' })
    await expect(confirm).toBeDisabled()
    await app.getByLabel('Type 199 to confirm').fill('198')
    await expect(confirm).toBeDisabled()
    await app.getByLabel('Type 199 to confirm').fill('199')
    await expectAccessible(app)
    await confirm.click()
    await expect(grid(app)).toHaveAttribute('aria-rowcount', '2')
    await app.getByRole('button', { name: 'Undo' }).click()
    await expect(grid(app)).toHaveAttribute('aria-rowcount', '201')
  })

  test('a preview that the pool has overtaken is made anew, and nothing is written before it is confirmed', async ({
    app,
  }) => {
    await openPool(app)
    const other = await app.context().newPage()
    await other.goto(app.url())
    await select(app, '100000000198').click()
    await app.getByRole('button', { name: 'Mark invalid' }).click()
    await app.getByLabel('Reason').fill('Closed')
    await expect(app.getByRole('button', { name: 'Mark 1 account invalid' })).toBeEnabled()
    await other.getByRole('button', { name: 'Delete 100000000198' }).click()
    await other.getByRole('button', { name: 'Delete 1 account' }).click()
    await expect(rowOf(other, '100000000198')).toHaveCount(0)
    await expect(app.getByRole('dialog', { name: 'Mark invalid' })).toContainText(
      '0 of 1 account will change.1 account left out. Not in the pool (any more)',
    )
    await other.close()
  })
})
