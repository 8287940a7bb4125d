import { expect, expectAccessible, test } from './support/app.ts'
import {
  chooseFiles,
  counter,
  csv,
  fileOf,
  openImport,
  paste,
  step,
  tabTo,
} from './support/import-journey.ts'
import { poolContent } from './support/pool-content.ts'

test.use({ content: poolContent({}) })

const BROKEN = csv('4439589175;MP-00010;SPAM', '12345;MP-00010;SPAM', '154335349840;MP-99999;HYBRID')

test('a cell is typed over in place and the counters follow', async ({ app }) => {
  await openImport(app)
  await paste(app, BROKEN)
  await expect(counter(app, 'Rejected 3')).toBeVisible()
  await app.getByRole('gridcell', { name: '12345', exact: true }).dblclick()
  const editor = app.getByLabel('Account ID, line 3')
  await editor.fill('1')
  await editor.press('Escape')
  await expect(app.getByRole('gridcell', { name: '12345', exact: true })).toBeVisible()
  await app.getByRole('gridcell', { name: '12345', exact: true }).dblclick()
  await editor.fill('205380810795')
  await editor.press('Enter')
  await expect(counter(app, 'Create 1')).toBeVisible()
  await app.getByRole('button', { name: 'Revert line 3' }).click()
  await expect(counter(app, 'Create 0')).toBeVisible()
})

test('a whole column is mended at once, and each repair can be taken back', async ({ app }) => {
  await openImport(app)
  await paste(app, BROKEN)
  const problems = app.getByRole('complementary', { name: 'Problems' })
  await problems.getByRole('button', { name: 'Pad zeros' }).click()
  await expect(counter(app, 'Create 1')).toBeVisible()
  await expect(app.getByRole('gridcell', { name: '004439589175', exact: true })).toBeVisible()
  await problems.getByRole('combobox', { name: 'Read MP-99999 as' }).click()
  await app.getByRole('option', { name: 'MP-00020' }).click()
  await problems.getByRole('combobox', { name: 'Read HYBRID as' }).click()
  await app.getByRole('option', { name: 'ECAM' }).click()
  await expect(counter(app, 'Create 2')).toBeVisible()
  await expectAccessible(app)
  await problems.getByRole('button', { name: 'Take back: Account model “HYBRID” is read as ECAM' }).click()
  await expect(counter(app, 'Create 1')).toBeVisible()
})

test('the whole import is done by keyboard alone', async ({ app }) => {
  const press = (...keys: string[]): Promise<void> =>
    keys.reduce((before, key) => before.then(() => app.keyboard.press(key)), Promise.resolve())

  await tabTo(app, app.getByRole('link', { name: 'Pool', exact: true }))
  await press('Enter')
  await tabTo(app, app.getByRole('button', { name: 'Import accounts' }))
  await press('Enter')
  await tabTo(app, app.getByLabel('Or paste rows'))
  await app.keyboard.insertText(BROKEN)
  await tabTo(app, app.getByRole('button', { name: 'Read pasted rows' }))
  await press('Enter')

  await expect(counter(app, 'Rejected 3')).toBeVisible()
  await tabTo(app, counter(app, 'Rejected 3'))
  await press('Enter')
  const rows = app.getByRole('grid', { name: 'Rows' })
  await tabTo(app, rows)
  // Checkbox, line, outcome, account ID; the second row.
  await press('ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'F2')
  await app.keyboard.insertText('205380810795')
  await press('Enter')
  await expect(counter(app, 'Rejected 2')).toBeVisible()
  await expect(rows).toBeFocused()
  // The row left the list; the next one took its place.
  await press('Delete')
  await expect(counter(app, 'Rejected 1')).toBeVisible()
  await tabTo(app, app.getByRole('button', { name: 'Pad zeros' }))
  await press('Enter')
  await expect(counter(app, 'Create 2')).toBeVisible()
  await tabTo(app, app.getByRole('button', { name: 'Import 2 accounts' }))
  await press('Enter')
  await expect(app.getByRole('heading', { name: '2 accounts imported' })).toBeVisible()
  await tabTo(app, app.getByRole('button', { name: 'Open in pool' }))
  await press('Enter')
  await expect(app.getByRole('grid', { name: 'Accounts' }).getByRole('row')).toHaveCount(3)
})

test('a reload of the window finds the import where it was', async ({ app }) => {
  await openImport(app)
  await chooseFiles(app, fileOf('three.csv', BROKEN))
  await app.getByRole('button', { name: 'Pad zeros' }).click()
  await expect(counter(app, 'Create 1')).toBeVisible()
  await app.reload()
  await expect(counter(app, 'Create 1')).toBeVisible()
  await expect(step(app, 'Review')).toHaveAttribute('aria-current', 'step')
  await app.getByRole('button', { name: 'Discard import' }).click()
  await app.getByRole('dialog').getByRole('button', { name: 'Discard import' }).click()
  await expect(step(app, 'Choose file')).toHaveAttribute('aria-current', 'step')
})

test('ten thousand errors are counted and stay fluent', async ({ app }) => {
  await openImport(app)
  const rows = Array.from({ length: 10_000 }, (_, n) => `${n};MP-00010;SPAM`)
  await chooseFiles(app, fileOf('errors.csv', csv(...rows)))
  await expect(counter(app, 'Rejected 10,000')).toBeVisible()
  const grid = app.getByRole('grid', { name: 'Rows' })
  await expect(grid.getByRole('button', { name: 'Discard line 2', exact: true })).toBeVisible()
  await grid.focus()
  await app.keyboard.press('Control+End')
  await expect(grid.getByRole('gridcell', { name: '10001', exact: true })).toBeVisible()
  await expect(app.getByRole('button', { name: 'Import 0 accounts' })).toBeDisabled()
})
