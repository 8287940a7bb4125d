import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './support/app.ts'
import { chooseFiles, counter, fileOf, paste, step } from './support/import-journey.ts'
import { id, poolContent } from './support/pool-content.ts'

test.use({ content: poolContent({ accounts: 3 }) })

const CUSTOMERS = [
  'company_name;identifier;kind;parent',
  'Contoso Ltd;contoso;reseller;',
  'Fabrikam Inc;;end_customer;contoso',
  'Lost Ltd;lost;end_customer;nobody',
].join('\n')

async function openCustomersImport(app: Page): Promise<void> {
  await expect(app.getByRole('link', { name: 'Pool', exact: true })).toBeVisible()
  await app.keyboard.press('ControlOrMeta+k')
  await app.getByRole('textbox', { name: 'Search or run a command' }).fill('Import customers')
  await app.keyboard.press('Enter')
  await expect(app.getByRole('heading', { name: 'Import customers' })).toBeVisible()
}

test('customers come from a file: recognised, mended, written, undone', async ({ app }) => {
  await openCustomersImport(app)
  await expectAccessible(app)
  await chooseFiles(app, fileOf('customers.csv', CUSTOMERS))
  await expect(step(app, 'Review')).toHaveAttribute('aria-current', 'step')
  await expect(counter(app, 'Create 2')).toBeVisible()
  await expect(counter(app, 'Rejected 1')).toBeVisible()
  await expect(app.getByRole('row', { name: /fabrikam-inc/ })).toContainText('Create')
  await expect(app.getByText('Needs your eye')).toBeVisible()
  await expectAccessible(app)

  await app.getByRole('textbox', { name: 'Read nobody as' }).fill('contoso')
  await app.getByRole('textbox', { name: 'Read nobody as' }).press('Enter')
  await expect(counter(app, 'Create 3')).toBeVisible()
  await app.getByRole('button', { name: 'Import 3 customers' }).click()
  await expect(app.getByRole('heading', { name: '3 customers imported' })).toBeVisible()
  await app.getByRole('button', { name: 'Undo import' }).click()
  await expect(app.getByText(/^\d+ rows reversed in/)).toBeVisible()
})

test('CS-09 links come from a file, which can be read as something else', async ({ app }) => {
  await openCustomersImport(app)
  await paste(app, CUSTOMERS.split('\n').slice(0, 3).join('\n'))
  await app.getByRole('button', { name: 'Import 2 customers' }).click()
  await app.getByRole('button', { name: 'Import another' }).click()

  await app.getByRole('link', { name: 'Pool', exact: true }).click()
  await app.getByRole('button', { name: 'Import accounts' }).click()
  await paste(app, `account_id;customer\n${id(1)};contoso\n${id(2)};FABRIKAM-INC\n${id(3)};Contoso Ltd`)
  await expect(app.getByRole('heading', { name: 'Import links' })).toBeVisible()
  await expect(counter(app, 'Create 2')).toBeVisible()
  await expect(app.getByText('The customer is no identifier of a customer we know.')).toBeVisible()
  await step(app, 'Match columns').click()
  const rows = app.getByRole('combobox', { name: 'The rows are' })
  await expect(rows).toHaveValue('Links of accounts to customers')
  await rows.click()
  await app.getByRole('option', { name: 'Accounts of the pool' }).click()
  await expect(app.getByRole('heading', { name: 'Import accounts' })).toBeVisible()
  await rows.click()
  await app.getByRole('option', { name: 'Links of accounts to customers' }).click()
  await expect(app.getByRole('heading', { name: 'Import links' })).toBeVisible()
  await expectAccessible(app)

  await app.getByRole('button', { name: 'Review rows' }).click()
  await app.getByRole('checkbox', { name: 'Import valid rows only' }).check()
  await app.getByRole('button', { name: 'Import 2 links' }).click()
  await expect(app.getByRole('heading', { name: '2 links imported' })).toBeVisible()
  await expect(app.getByRole('button', { name: 'Download rejected rows' })).toBeVisible()
})

test('MSH-04 a customer may be called import: its page and the import of customers have addresses of their own', async ({
  app,
}) => {
  await openCustomersImport(app)
  await expect(app).toHaveURL(/#\/import\/customers$/)
  await expect(app.getByRole('link', { name: 'Customers', exact: true })).toHaveAttribute(
    'aria-current',
    'page',
  )
  await chooseFiles(app, fileOf('customers.csv', 'company_name;identifier;kind\nImport Ltd;import;reseller'))
  await app.getByRole('button', { name: 'Import 1 customer' }).click()
  await expect(app.getByRole('heading', { name: '1 customer imported' })).toBeVisible()
  await app.goto(new URL('/#/customers/import', app.url()).href)
  await expect(app.getByRole('heading', { name: 'Import Ltd', level: 1 })).toBeVisible()
})
