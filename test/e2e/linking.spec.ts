import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './support/app.ts'
import { id, poolContent } from './support/pool-content.ts'

const grid = (app: Page) => app.getByRole('grid', { name: 'Accounts' })
const rowOf = (app: Page, accountId: string) => grid(app).getByRole('row', { name: new RegExp(accountId) })
const linkDialog = (app: Page) => app.getByRole('dialog', { name: 'Link to customer' })
const picker = (app: Page) =>
  app.getByRole('combobox', { name: 'Select a customer to associate with the accounts' })

async function openPool(app: Page, chosen: readonly number[]): Promise<void> {
  await app.getByRole('link', { name: 'Pool', exact: true }).click()
  for (const n of chosen) await app.getByRole('checkbox', { name: `Select ${id(n)}` }).check()
}

async function press(app: Page, name: string): Promise<void> {
  await app.getByRole('toolbar', { name: 'Selected accounts' }).getByRole('button', { name }).click()
}

async function linkTo(app: Page, company: string): Promise<void> {
  await press(app, 'Link to customer')
  await picker(app).fill(company)
  await app.getByRole('option', { name: company }).click()
  await app.getByRole('button', { name: 'Finish' }).click()
  await expect(linkDialog(app)).toHaveCount(0)
}

test.use({ content: poolContent({ accounts: 4, customers: ['Acme', 'Globex'], states: { [id(3)]: 2 } }) })

test('CS-05 CS-06 CS-09 checked accounts are linked to a customer found by typing, and the link is undone', async ({
  app,
}) => {
  await openPool(app, [1, 2, 3])
  await press(app, 'Link to customer')
  await expect(linkDialog(app).getByText('3 accounts will be linked.')).toBeVisible()
  await picker(app).fill('acm')
  await expect(app.getByRole('option')).toHaveText([/Acme/])
  await app.keyboard.press('ArrowDown')
  await app.keyboard.press('Enter')
  await expect(picker(app)).toHaveValue('Acme')
  await expect(linkDialog(app).getByText('2 accounts will be linked.')).toBeVisible()
  await expect(linkDialog(app).getByText('Provisioning in progress: an order is using it')).toBeVisible()
  await expectAccessible(app)
  await app.getByRole('button', { name: 'Finish' }).click()
  await expect(rowOf(app, id(1))).toContainText('Acme')
  await expect(rowOf(app, id(1))).toContainText('Ready')
  await app.getByRole('button', { name: 'Undo' }).click()
  await expect(rowOf(app, id(1))).not.toContainText('Acme')
})

test('CS-07 CS-08 a customer that is created on the spot is chosen, and the accounts stay selected', async ({
  app,
}) => {
  await openPool(app, [1, 4])
  await press(app, 'Link to customer')
  await picker(app).fill('Initech')
  await linkDialog(app).getByRole('button', { name: 'Create customer' }).click()
  const creating = app.getByRole('dialog', { name: 'Create customer' })
  await expect(creating.getByLabel('Company name')).toHaveValue('Initech')
  await creating.getByLabel('First name').fill('Bill')
  await creating.getByLabel('Last name').fill('Lumbergh')
  await creating.getByLabel('Email').fill('bill@initech.example')
  await creating.getByRole('button', { name: 'Create', exact: true }).click()
  await expect(creating).toHaveCount(0)
  await expect(picker(app)).toHaveValue('Initech')
  await expect(linkDialog(app).getByText('2 accounts will be linked.')).toBeVisible()
  await app.getByRole('button', { name: 'Finish' }).click()
  await expect(rowOf(app, id(4))).toContainText('Initech')
})

test('closing the new customer leaves the dialog below it open', async ({ app }) => {
  await openPool(app, [1])
  await press(app, 'Link to customer')
  await linkDialog(app).getByRole('button', { name: 'Create customer' }).click()
  await expect(app.getByRole('dialog', { name: 'Create customer' })).toBeVisible()
  await app.keyboard.press('Escape')
  await expect(app.getByRole('dialog', { name: 'Create customer' })).toHaveCount(0)
  await expect(linkDialog(app)).toBeVisible()
})

test('CS-10 CS-11 A-04 removing asks with every account and customer named, and the history keeps the link', async ({
  app,
}) => {
  await openPool(app, [1])
  await linkTo(app, 'Acme')
  await app.getByRole('checkbox', { name: `Select ${id(2)}` }).check()
  await linkTo(app, 'Globex')
  for (const n of [1, 2, 4]) await app.getByRole('checkbox', { name: `Select ${id(n)}` }).check()
  await press(app, 'Remove from customer')
  const dialog = app.getByRole('dialog', { name: 'Remove account from customer' })
  const concerned = dialog.getByRole('list', { name: 'Accounts and customers concerned' })
  await expect(concerned.getByRole('listitem')).toHaveText([`${id(1)} Acme`, `${id(2)} Globex`])
  await dialog.getByLabel('Reason').fill('Contract ended')
  await expectAccessible(app)
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(dialog).toHaveCount(0)
  await expect(rowOf(app, id(1))).not.toContainText('Acme')
  await rowOf(app, id(1))
    .getByRole('button', { name: id(1), exact: true })
    .click()
  const drawer = app.getByRole('dialog', { name: `Account ${id(1)}` })
  await expect(drawer.getByText('Customer: acme → –')).toBeVisible()
  await expect(drawer.getByText('Customer: – → acme')).toBeVisible()
})

test('the pool is filtered by customer, also after a reload', async ({ app }) => {
  await openPool(app, [2])
  await linkTo(app, 'Globex')
  const filter = app.getByRole('main').getByRole('combobox', { name: 'Customer', exact: true })
  await filter.fill('glob')
  await app.getByRole('option', { name: 'Globex' }).click()
  await expect(app.getByText('1 account', { exact: true })).toBeVisible()
  await app.reload()
  await expect(filter).toHaveValue('Globex')
  await expect(grid(app).getByRole('row')).toHaveCount(2)
  await filter.click()
  await app.getByRole('option', { name: 'Without a customer' }).click()
  await expect(app.getByText('3 accounts', { exact: true })).toBeVisible()
})

test('the customer in a row of the pool leads to its page', async ({ app }) => {
  await openPool(app, [2])
  await linkTo(app, 'Globex')
  await grid(app).getByRole('link', { name: 'Globex', exact: true }).click()
  await expect(app.getByRole('heading', { name: 'Globex', exact: true })).toBeVisible()
  await expect(app).toHaveURL(/#\/customers\/globex$/)
})

test('CS-04 a customer lists its accounts on its own page, gets more and loses them again there', async ({
  app,
}) => {
  await app.goto(`${app.url().split('#')[0]}#/customers/acme/accounts`)
  await app.getByRole('button', { name: 'Link accounts' }).click()
  await expect(app.getByText('Check the accounts for Acme, then press Link to customer.')).toBeVisible()
  await app.getByRole('checkbox', { name: `Select ${id(1)}` }).check()
  await app.getByRole('checkbox', { name: `Select ${id(2)}` }).check()
  await press(app, 'Link to customer')
  await expect(picker(app)).toHaveValue('Acme')
  await app.getByRole('button', { name: 'Finish' }).click()
  await expect(linkDialog(app)).toHaveCount(0)
  await app.goBack()
  await app.getByRole('checkbox', { name: `Select ${id(2)}` }).check()
  await expectAccessible(app)
  await app.getByRole('button', { name: 'Remove account from customer' }).click()
  const dialog = app.getByRole('dialog', { name: 'Remove account from customer' })
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click()
  const linked = app.getByRole('grid', { name: 'Linked accounts' })
  await expect(linked.getByRole('row')).toHaveCount(2)
  await expect(linked.getByText(id(1))).toBeVisible()
})
