import { readFile } from 'node:fs/promises'
import { expect, expectAccessible, test } from './support/app.ts'
import {
  chooseFiles,
  counter,
  createMarketplace,
  csv,
  fileOf,
  openImport,
  paste,
  sample,
  step,
} from './support/import-journey.ts'
import { id, poolContent } from './support/pool-content.ts'

test.use({ content: poolContent({ accounts: 2 }) })

test('CB-20 the source’s own example, mixed separators and all, is read with nothing matched by hand', async ({
  app,
}) => {
  await openImport(app)
  await expectAccessible(app)
  await chooseFiles(app, sample('cloudblue-documentation.csv'))
  await expect(step(app, 'Match columns')).toHaveAttribute('aria-current', 'step')
  const notice = app.getByRole('note', { name: 'W_DELIM_MIXED' })
  await expect(notice).toContainText('Copyaccount_id;marketplace_id,account_model')
  await expect(notice).toContainText('account_id;marketplace_id;account_model')
  await expect(app.getByText('Recognised by the names of the columns.')).toBeVisible()
  await expectAccessible(app)

  await app.getByRole('button', { name: 'Review rows' }).click()
  await createMarketplace(app, 'MP-0000')
  await expect(counter(app, 'Create 2')).toBeVisible()
  await app.getByRole('button', { name: 'Import 2 accounts' }).click()
  await app.getByRole('button', { name: 'Open in pool' }).click()
  const accounts = app.getByRole('grid', { name: 'Accounts' })
  await expect(accounts.getByRole('row')).toHaveCount(3)
  await expect(accounts.getByRole('row', { name: /123456789012/ })).toContainText('SPAM')
  await expect(accounts.getByRole('row', { name: /123456789013/ })).toContainText('ECAM')
})

test('CB-21 a file goes from choosing to the pool and back again by undo', async ({ app }) => {
  await openImport(app)
  await chooseFiles(app, sample('pool-400.csv'))
  // Every column is known and nothing is odd: straight to the review.
  await expect(step(app, 'Review')).toHaveAttribute('aria-current', 'step')
  await createMarketplace(app, 'MP-48213')
  await createMarketplace(app, 'MP-77105')
  await expect(counter(app, 'Create 400')).toBeVisible()
  await expectAccessible(app)

  await app.getByRole('button', { name: 'Import 400 accounts' }).click()
  await expect(app.getByRole('heading', { name: '400 accounts imported' })).toBeVisible()
  await expect(app.getByText(/Written in one piece in [\d.]+ s/)).toBeVisible()
  await expectAccessible(app)

  await app.getByRole('button', { name: 'Undo import' }).click()
  await expect(app.getByText(/^400 accounts reversed in/)).toBeVisible()
  await app.getByRole('link', { name: 'Pool', exact: true }).click()
  await expect(app.getByRole('button', { name: 'Ready 2', exact: true })).toBeVisible()
})

test.describe('CB-22 all or nothing', () => {
  const ROWS = csv('004439589175;MP-00010;SPAM', '12345;MP-00010;SPAM', '154335349840;MP-00020;ECAM')

  test('CB-22 one rejected row stops the import, unless valid rows only are wanted; rejected rows can be saved', async ({
    app,
  }) => {
    await openImport(app)
    await paste(app, ROWS)
    await expect(counter(app, 'Rejected 1')).toBeVisible()
    const commit = app.getByRole('button', { name: 'Import 2 accounts' })
    await expect(commit).toBeDisabled()
    await expect(commit).toHaveAccessibleDescription(
      '1 row is rejected. Mend or discard it, or choose “Import valid rows only”.',
    )
    await app.getByLabel('Import valid rows only').check()
    await commit.click()
    await expect(app.getByRole('heading', { name: '2 accounts imported' })).toBeVisible()

    const saved = app.waitForEvent('download')
    await app.getByRole('button', { name: 'Download rejected rows' }).click()
    const text = await readFile(await (await saved).path(), 'utf8')
    expect(text).toContain('account_id')
    expect(text).toMatch(/12345;MP-00010;SPAM;.*3;E_ID_FORMAT;/)
    expect(text).not.toContain('004439589175')
  })

  test('CB-22 a discarded row no longer stops it, and can be brought back', async ({ app }) => {
    await openImport(app)
    await paste(app, ROWS)
    await app.getByRole('button', { name: 'Discard line 3' }).click()
    await expect(counter(app, 'Rejected 0')).toBeVisible()
    await expect(app.getByRole('button', { name: 'Import 2 accounts' })).toBeEnabled()
    await app.getByRole('button', { name: 'Bring back line 3' }).click()
    await expect(counter(app, 'Rejected 1')).toBeVisible()
  })
})

test('a file dropped anywhere in the window is taken', async ({ app }) => {
  await openImport(app)
  const transfer = await app.evaluateHandle((text) => {
    const data = new DataTransfer()
    data.items.add(new File([text], 'dropped.csv', { type: 'text/csv' }))
    return data
  }, csv('004439589175;MP-00010;SPAM'))
  const heading = app.getByRole('heading', { name: 'Import accounts' })
  await heading.dispatchEvent('dragover', { dataTransfer: transfer })
  await expect(app.getByText('Let go to read it')).toBeVisible()
  await heading.dispatchEvent('drop', { dataTransfer: transfer })
  await expect(counter(app, 'Create 1')).toBeVisible()
})

test('what exists already is skipped, updated or rejected as staff choose, with before and after', async ({
  app,
}) => {
  await openImport(app)
  await paste(app, csv(`${id(1)};MP-00010;ECAM`, '004439589175;MP-00010;SPAM'))
  await expect(counter(app, 'Skipped 1')).toBeVisible()
  const policy = app.getByRole('radiogroup', { name: 'Existing accounts' })
  await policy.getByText('Update').click()
  await counter(app, 'Update 1').click()
  const rows = app.getByRole('grid', { name: 'Rows' })
  await expect(rows.getByRole('deletion')).toHaveText('SPAM')
  await expect(rows.getByRole('insertion')).toHaveText('ECAM')
  await policy.getByText('Reject').click()
  await expect(counter(app, 'Rejected 1')).toBeVisible()
})

test('a file that cannot be read gets a sentence, and the others go on', async ({ app }) => {
  await openImport(app)
  const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])
  await chooseFiles(app, [
    fileOf('damaged.csv', picture),
    fileOf('good.csv', csv('004439589175;MP-00010;SPAM')),
  ])
  const alert = app.getByRole('alert')
  await expect(alert).toContainText('damaged.csv cannot be read')
  await expect(alert).toContainText('Choose a CSV file')
  await expect(app.getByRole('list', { name: 'Chosen files' })).toContainText('good.csv')
  await expectAccessible(app)
  await step(app, 'Review').click()
  await expect(counter(app, 'Create 1')).toBeVisible()
})

test('the list of the AWS console is recognised and brings name and email along', async ({ app }) => {
  await openImport(app)
  await chooseFiles(app, sample('aws-console-organization-accounts.csv'))
  await expect(app.getByText('AWS Organizations console export')).toBeVisible()
  await expect(app.getByText('Say where Marketplace ID and Account model come from.')).toBeVisible()
  await app.getByRole('combobox', { name: 'Marketplace for every row' }).click()
  await app.getByRole('option', { name: /MP-00010/ }).click()
  await app.getByRole('combobox', { name: 'Model for every row' }).click()
  await app.getByRole('option', { name: 'ECAM' }).click()
  await app.getByRole('button', { name: 'Review rows' }).click()
  await expect(app.getByRole('row', { name: /321291986879/ })).toContainText('Wingtip Media Prod')
  await step(app, 'Match columns').click()
  // Back and forth keeps what was settled.
  await expect(app.getByRole('combobox', { name: 'Model for every row' })).toHaveValue('ECAM')
  await expectAccessible(app)
})

test('a pool that changed since the check makes a new check instead of a surprise', async ({
  app,
  context,
}) => {
  await openImport(app)
  await paste(app, csv('004439589175;MP-00010;SPAM', '154335349840;MP-00020;ECAM'))
  await expect(app.getByRole('button', { name: 'Import 2 accounts' })).toBeEnabled()

  const colleague = await context.newPage()
  await colleague.goto(new URL('/#/pool/import', app.url()).href)
  await paste(colleague, csv('004439589175;MP-00010;SPAM'))
  await colleague.getByRole('button', { name: 'Import 1 account' }).click()
  await expect(colleague.getByRole('heading', { name: '1 account imported' })).toBeVisible()

  await app.getByRole('button', { name: 'Import 2 accounts' }).click()
  await expect(app.getByText('every row was checked again')).toBeVisible()
  await expect(counter(app, 'Skipped 1')).toBeVisible()
  await app.getByRole('button', { name: 'Import 1 account' }).click()
  await expect(app.getByRole('heading', { name: '1 account imported' })).toBeVisible()
})
