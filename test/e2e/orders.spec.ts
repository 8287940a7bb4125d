import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './support/app.ts'
import { id, poolContent } from './support/pool-content.ts'

const dialog = (app: Page, name: string | RegExp) => app.getByRole('dialog', { name })
const orderGrid = (app: Page) => app.getByRole('grid', { name: 'Orders' })
const orderRow = (app: Page, name: string) => orderGrid(app).getByRole('row', { name: new RegExp(name) })
const accountRow = (app: Page, accountId: string) =>
  app.getByRole('grid', { name: 'Accounts' }).getByRole('row', { name: new RegExp(accountId) })

async function openOrders(app: Page): Promise<void> {
  await app.getByRole('link', { name: 'Orders', exact: true }).click()
  await expect(app.getByRole('heading', { name: 'Orders', exact: true })).toBeVisible()
}

/** Chooses customer and marketplace in the dialog **New order**. */
async function fillOrder(app: Page, customer: string, marketplace: string): Promise<void> {
  const open = dialog(app, 'New order')
  await open.getByRole('combobox', { name: 'Customer' }).fill(customer)
  await app.getByRole('option', { name: new RegExp(customer) }).click()
  await open.getByRole('combobox', { name: 'Marketplace' }).click()
  await app.getByRole('option', { name: marketplace }).click()
}

test.describe('a pool of five accounts and a customer', () => {
  test.use({ content: poolContent({ accounts: 5, customers: ['Acme'] }) })

  test('CB-02 CB-06 CB-10 an order shows which account is next, takes it, and completing links it to the customer', async ({
    app,
  }) => {
    await openOrders(app)
    await expect(app.getByText('No order was placed yet')).toBeVisible()
    await app.getByRole('button', { name: 'New order' }).click()
    await fillOrder(app, 'Acme', 'MP-00010')
    const open = dialog(app, 'New order')
    await expect(open.getByRole('region', { name: 'Next account' })).toContainText(id(1))
    await open.getByLabel('External reference').fill('SO-1')
    await expectAccessible(app)
    await open.getByRole('button', { name: 'Start provisioning' }).click()
    await expect(orderRow(app, 'SO-1')).toContainText('In progress')
    await expect(app.getByRole('button', { name: 'In progress 1' })).toBeVisible()
    await expectAccessible(app)

    await app.getByRole('button', { name: 'Complete order 1' }).click()
    await expect(dialog(app, 'Complete order 1')).toContainText(
      `Account ${id(1)} becomes Allocated for good and is linked to Acme.`,
    )
    await dialog(app, 'Complete order 1').getByRole('button', { name: 'Complete order 1' }).click()
    await expect(orderRow(app, 'SO-1')).toContainText('Completed')
    await app.getByRole('link', { name: 'Pool', exact: true }).click()
    await expect(accountRow(app, id(1))).toContainText('Allocated')
    await accountRow(app, id(1)).getByRole('link', { name: 'Order 1' }).click()
    await expect(dialog(app, 'Order')).toContainText(`Completed order 1 of Acme, account ${id(1)}`)
  })

  test('CB-14 failing needs a reason, and the filter survives a reload', async ({ app }) => {
    await openOrders(app)
    await app.getByRole('button', { name: 'New order' }).click()
    await fillOrder(app, 'Acme', 'MP-00010')
    await dialog(app, 'New order').getByRole('button', { name: 'Start provisioning' }).click()
    await app.getByRole('button', { name: 'Fail order 1' }).click()
    const open = dialog(app, 'Fail order 1')
    await open.getByRole('button', { name: 'Fail order 1' }).click()
    await expect(open.getByText('Say why.')).toBeVisible()
    await open.getByLabel('Reason').fill('Root mailbox bounced')
    await open.getByRole('button', { name: 'Fail order 1' }).click()
    await expect(orderRow(app, 'Root mailbox bounced')).toContainText('Failed')
    await app.getByRole('button', { name: 'Completed 0' }).click()
    await expect(app.getByText('No order matches these filters')).toBeVisible()
    await app.reload()
    await expect(app.getByRole('button', { name: 'Completed 0' })).toHaveAttribute('aria-pressed', 'true')
  })

  test('U-06 exactly one account is chosen in the pool, with a reason', async ({ app }) => {
    await app.getByRole('link', { name: 'Pool', exact: true }).click()
    await app.getByRole('checkbox', { name: `Select ${id(3)}` }).check()
    await app.getByRole('button', { name: 'Start order' }).click()
    const open = dialog(app, `New order with account ${id(3)}`)
    await open.getByRole('combobox', { name: 'Customer' }).fill('Acme')
    await app.getByRole('option', { name: /Acme/ }).click()
    await open.getByRole('button', { name: 'Start provisioning' }).click()
    await expect(open.getByText('Say why.')).toBeVisible()
    await open.getByLabel('Why this account').fill('Named in the contract')
    await open.getByRole('button', { name: 'Start provisioning' }).click()
    await expect(open).toHaveCount(0)
    await expect(accountRow(app, id(3))).toContainText('Provisioning in progress')
    await app.getByRole('link', { name: 'Activity', exact: true }).click()
    await expect(app.getByText(`Used account ${id(3)} instead of the oldest for order 1`)).toBeVisible()
  })

  test('CB-24 many orders are completed at once, and those that ended already say so', async ({ app }) => {
    await openOrders(app)
    for (const reference of ['SO-1', 'SO-2']) {
      await app.getByRole('button', { name: 'New order' }).click()
      await fillOrder(app, 'Acme', 'MP-00010')
      await dialog(app, 'New order').getByLabel('External reference').fill(reference)
      await dialog(app, 'New order').getByRole('button', { name: 'Start provisioning' }).click()
      await expect(orderRow(app, reference)).toContainText('In progress')
      // A dialog that is still closing would take the focus from the next one.
      await expect(dialog(app, 'New order')).toBeHidden()
    }
    await app.getByRole('checkbox', { name: 'Select all' }).check()
    await app.getByRole('button', { name: 'Complete selected' }).click()
    await dialog(app, 'Complete orders').getByRole('button', { name: 'Complete 2 orders' }).click()
    await expect(orderRow(app, 'SO-1')).toContainText('Completed')
    await expect(orderRow(app, 'SO-2')).toContainText('Completed')
  })
})

test.describe('an order that is not of a new subscription', () => {
  test.use({ content: poolContent({ accounts: 5, customers: ['Acme'], orders: ['in_progress'] }) })

  test('a mode is chosen, shown with the order and filtered by', async ({ app }) => {
    await openOrders(app)
    await app.getByRole('button', { name: 'New order' }).click()
    await fillOrder(app, 'Acme', 'MP-00010')
    const open = dialog(app, 'New order')
    await expect(open.getByRole('radio', { name: 'New subscription' })).toBeChecked()
    await open.getByRole('radio', { name: 'Transfer' }).check()
    await expectAccessible(app)
    await open.getByRole('button', { name: 'Start provisioning' }).click()
    await expect(open).toBeHidden()
    await app.getByRole('combobox', { name: 'Mode' }).click()
    await app.getByRole('option', { name: 'Transfer' }).click()
    await expect(orderGrid(app)).toHaveAttribute('aria-rowcount', '2')
    await orderRow(app, id(3)).getByRole('gridcell', { name: 'MP-00010' }).dblclick()
    await expect(dialog(app, 'Order').getByText('Transfer', { exact: true })).toBeVisible()
  })
})

test.describe('three orders, one of them completed', () => {
  test.use({
    content: poolContent({
      accounts: 5,
      customers: ['Acme'],
      orders: ['completed', 'in_progress', 'in_progress'],
    }),
  })

  test('U-24 a view of orders is saved under a name and brought back', async ({ app }) => {
    await openOrders(app)
    await app.getByRole('button', { name: 'Completed 1' }).click()
    await expect(orderGrid(app)).toHaveAttribute('aria-rowcount', '2')
    await app.getByRole('button', { name: 'Views' }).click()
    await app.getByLabel('Save this view as').fill('Done')
    await app.getByRole('button', { name: 'Save view' }).click()
    await expect(app.getByRole('button', { name: 'Done', exact: true })).toBeVisible()
    await expectAccessible(app)
    await app.keyboard.press('Escape')
    await app.getByRole('button', { name: 'Clear filters' }).click()
    await expect(orderGrid(app)).toHaveAttribute('aria-rowcount', '4')
    await app.getByRole('button', { name: 'Views' }).click()
    await app.getByRole('button', { name: 'Done', exact: true }).click()
    await expect(orderGrid(app)).toHaveAttribute('aria-rowcount', '2')
    await expect(app).toHaveURL(/state=completed$/)
  })

  test('the orders that the filter shows are copied as account ids, one line each', async ({
    app,
    context,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await openOrders(app)
    await app.getByRole('button', { name: 'In progress 2' }).click()
    await expect(orderGrid(app)).toHaveAttribute('aria-rowcount', '3')
    await app.getByRole('checkbox', { name: 'Select all' }).check()
    await app.getByRole('button', { name: 'Copy', exact: true }).click()
    await expectAccessible(app)
    await app.getByRole('menuitem', { name: 'Copy as account IDs' }).click()
    await expect(app.getByText('Copied 2 account IDs.')).toBeVisible()
    expect(await app.evaluate(() => navigator.clipboard.readText())).toBe(`${id(5)}\n${id(3)}`)
  })
})

test.describe('an empty pool', () => {
  test.use({ content: poolContent({ customers: ['Acme'] }) })

  test('CB-01 an order says why there is no account, and waits as a draft', async ({ app }) => {
    await openOrders(app)
    await app.getByRole('button', { name: 'New order' }).click()
    await fillOrder(app, 'Acme', 'MP-00010')
    const open = dialog(app, 'New order')
    await expect(open).toContainText('No account is stored for this marketplace yet. Add or import some.')
    await expect(open.getByRole('button', { name: 'Start provisioning' })).toBeDisabled()
    await open.getByRole('button', { name: 'Save draft' }).click()
    await expect(orderRow(app, 'Acme')).toContainText('Draft')
    await app.getByRole('button', { name: 'Cancel order 1' }).click()
    await dialog(app, 'Cancel order 1').getByRole('button', { name: 'Cancel order 1' }).click()
    await expect(orderRow(app, 'Acme')).toContainText('Cancelled')
  })
})
