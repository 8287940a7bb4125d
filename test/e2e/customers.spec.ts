import type { Locator, Page } from '@playwright/test'
import { expect, expectAccessible, test } from './support/app.ts'
import { customerContent } from './support/customer-content.ts'

const tree = (app: Page): Locator => app.getByRole('treegrid', { name: 'Customers' })
const rowOf = (app: Page, name: string): Locator => tree(app).getByRole('row', { name: new RegExp(name) })

async function openCustomers(app: Page): Promise<void> {
  await app.getByRole('link', { name: 'Customers', exact: true }).click()
  await expect(app.getByRole('heading', { name: 'Customers', exact: true })).toBeVisible()
}

async function openBlue(app: Page): Promise<void> {
  await openCustomers(app)
  await rowOf(app, 'Acme').getByRole('button', { name: 'Unfold' }).click()
  await tree(app).getByRole('link', { name: 'Blue' }).click()
  await expect(app.getByRole('heading', { name: 'Blue', level: 1 })).toBeVisible()
}

test.describe('an empty workspace', () => {
  test('DT-04 says why there are no customers and creates the first, by keyboard alone', async ({ app }) => {
    await openCustomers(app)
    await expect(app.getByText('There are no customers yet')).toBeVisible()
    await expectAccessible(app)
    await app.getByRole('button', { name: 'Create customer', exact: true }).focus()
    await app.keyboard.press('Enter')
    const dialog = app.getByRole('dialog', { name: 'Create customer' })
    await expect(dialog.getByLabel('Company name')).toBeFocused()
    await app.keyboard.type('Müller & Söhne')
    await expect(dialog.getByLabel('Identifier')).toHaveValue('mueller-and-soehne')
    await expect(dialog.getByText('Permanent: it cannot be changed later.')).toBeVisible()
    await expect(dialog.getByText('My company › Müller & Söhne')).toBeVisible()
    await expect(dialog.getByText('There is no reseller in its path')).toBeVisible()
    await expectAccessible(app)
    await app.keyboard.press('Enter')
    await expect(dialog.getByLabel('Email')).toHaveAccessibleDescription(/This is not an email address/)
    for (const [label, text] of [
      ['First name', 'Eva'],
      ['Last name', 'Müller'],
      ['Email', 'eva@mueller.example'],
    ] as const) {
      await dialog.getByLabel(label).focus()
      await app.keyboard.type(text)
    }
    await app.keyboard.press('Enter')
    await expect(app.getByRole('heading', { name: 'Müller & Söhne', level: 1 })).toBeVisible()
    await expect(app).toHaveURL(/#\/customers\/mueller-and-soehne$/)
    await app.getByRole('button', { name: 'Undo' }).click()
    await expect(app.getByText('My company has no customer mueller-and-soehne')).toBeVisible()
  })
})

test.describe('two resellers with their customers', () => {
  test.use({ content: customerContent })

  test('MSH-01 the tree is walked, opened and closed with the keyboard', async ({ app }) => {
    await openCustomers(app)
    await expect(rowOf(app, 'Acme')).toHaveAttribute('aria-level', '2')
    await expect(rowOf(app, 'Acme')).toHaveAttribute('aria-expanded', 'false')
    await expect(rowOf(app, 'Blue')).toHaveCount(0)
    await tree(app).focus()
    await app.keyboard.press('ArrowDown')
    await app.keyboard.press('ArrowRight')
    await expect(rowOf(app, 'Blue')).toHaveAttribute('aria-level', '3')
    await expect(rowOf(app, 'Acme')).toHaveAttribute('aria-expanded', 'true')
    await expectAccessible(app)
    await app.keyboard.press('ArrowDown')
    await app.keyboard.press('ArrowLeft')
    await app.keyboard.press('ArrowLeft')
    await expect(rowOf(app, 'Blue')).toHaveCount(0)
    await app.keyboard.press('Enter')
    await expect(app.getByRole('heading', { name: 'Acme', level: 1 })).toBeVisible()
  })

  test('what is searched for is shown with the way to it, and survives a reload', async ({ app }) => {
    await openCustomers(app)
    await expect(app.getByText('6 customers')).toBeVisible()
    await app.getByRole('searchbox', { name: 'Search customers' }).fill('jo@blue')
    await expect(app.getByText('1 customer matches')).toBeVisible()
    await expect(rowOf(app, 'Blue')).toBeVisible()
    await expect(rowOf(app, 'Zeta')).toHaveCount(0)
    await app.reload()
    await expect(rowOf(app, 'Blue')).toBeVisible()
    await expect(app.getByRole('searchbox', { name: 'Search customers' })).toHaveValue('jo@blue')
    await app.getByRole('button', { name: 'Views' }).click()
    await app.getByLabel('Save this view as').fill('Only Blue')
    await app.getByRole('button', { name: 'Save view' }).click()
    await expect(app.getByRole('button', { name: 'Only Blue', exact: true })).toBeVisible()
    await app.keyboard.press('Escape')
    await app.getByRole('searchbox', { name: 'Search customers' }).fill('nobody')
    await expect(app.getByText('No customer matches these filters')).toBeVisible()
    await app.getByRole('button', { name: 'Show all customers' }).click()
    await expect(app.getByText('6 customers')).toBeVisible()
    await app.getByRole('button', { name: 'Views' }).click()
    await app.getByRole('button', { name: 'Only Blue', exact: true }).click()
    await expect(app.getByText('1 customer matches')).toBeVisible()
  })

  test('a customer is edited, and the edit taken back', async ({ app }) => {
    await openBlue(app)
    await app.getByRole('button', { name: 'Edit', exact: true }).click()
    const dialog = app.getByRole('dialog', { name: 'Edit customer' })
    await dialog.getByLabel('Company name').fill('Blue GmbH')
    await dialog.getByLabel('Domain').fill('no domain')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(dialog.getByLabel('Domain')).toHaveAccessibleDescription('A domain looks like example.com.')
    await dialog.getByLabel('Domain').fill('blue.example')
    await expectAccessible(app)
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(app.getByRole('heading', { name: 'Blue GmbH', level: 1 })).toBeVisible()
    await expect(app.getByRole('tabpanel').getByText('blue.example')).toBeVisible()
    await expectAccessible(app)
    await app.getByRole('button', { name: 'Undo' }).click()
    await expect(app.getByRole('heading', { name: 'Blue', exact: true, level: 1 })).toBeVisible()
  })

  test('DT-05 a customer is moved, its whole path said before', async ({ app }) => {
    await openBlue(app)
    await app.getByRole('button', { name: 'Move' }).click()
    const dialog = app.getByRole('dialog', { name: 'Move Blue' })
    await dialog.getByRole('combobox', { name: 'Parent' }).fill('zeta')
    await app.getByRole('option', { name: /Zeta/ }).click()
    await expect(dialog.getByText('My company › Zeta › Blue')).toBeVisible()
    await dialog.getByRole('button', { name: 'Move' }).click()
    await expect(app.getByRole('navigation', { name: 'Place' })).toContainText(
      'Customers › My company › Zeta',
    )
  })

  test('a customer is archived and brought back; a reseller with customers is not', async ({ app }) => {
    await openBlue(app)
    await app.getByRole('button', { name: 'Archive' }).click()
    await app.getByRole('dialog').getByRole('button', { name: 'Archive' }).click()
    await expect(app.getByRole('button', { name: 'Bring back' })).toBeVisible()
    await app.getByRole('button', { name: 'Bring back' }).click()
    await app.getByRole('dialog').getByRole('button', { name: 'Bring back' }).click()
    await expect(app.getByRole('button', { name: 'Archive' })).toBeVisible()
    await app.getByRole('navigation', { name: 'Place' }).getByRole('link', { name: 'Acme' }).click()
    await app.getByRole('button', { name: 'Archive' }).click()
    await app.getByRole('dialog').getByRole('button', { name: 'Archive' }).click()
    await expect(app.getByRole('dialog').getByRole('alert')).toContainText(
      'There are customers under it. Archive or move them first.',
    )
  })

  test('MSH-14 CS-06 a customer is found in the top bar, and stays the one to work on', async ({ app }) => {
    const picker = app.getByRole('combobox', { name: 'Customer' })
    await picker.fill('cya')
    await app.getByRole('option', { name: /Cyan/ }).click()
    await expect(app.getByRole('heading', { name: 'Cyan', level: 1 })).toBeVisible()
    await app.reload()
    await expect(picker).toHaveValue('Cyan')
    await app.keyboard.press('ControlOrMeta+k')
    await app.getByRole('textbox', { name: 'Search or run a command' }).fill('jo@blue.example')
    await app.getByRole('button', { name: /Blue/ }).click()
    await expect(app.getByRole('heading', { name: 'Blue', level: 1 })).toBeVisible()
  })

  test('CS-07 a company that is there already is warned of; further users come along', async ({ app }) => {
    await openCustomers(app)
    await app.getByRole('button', { name: 'Create customer' }).click()
    const dialog = app.getByRole('dialog', { name: 'Create customer' })
    await dialog.getByLabel('Company name').fill('Blue')
    await expect(dialog.getByText('There is a customer called Blue (blue) already.')).toBeVisible()
    await dialog.getByLabel('Identifier').fill('blue')
    await expect(dialog.getByLabel('Identifier')).toHaveAccessibleDescription(/Give another one/)
    await dialog.getByLabel('Identifier').fill('blue-north')
    await dialog.getByRole('combobox', { name: 'Parent' }).fill('acme')
    await app.getByRole('option', { name: /Acme/ }).click()
    await expect(dialog.getByText('My company › Acme › Blue')).toBeVisible()
    await dialog.getByRole('textbox', { name: 'First name', exact: true }).fill('Al')
    await dialog.getByRole('textbox', { name: 'Last name', exact: true }).fill('Poe')
    await dialog.getByRole('textbox', { name: 'Email', exact: true }).fill('al@north.example')
    await dialog.getByRole('button', { name: 'Add user' }).click()
    await dialog.getByLabel('Email of user 2').fill('jo@north.example')
    await dialog.getByRole('button', { name: 'Create' }).click()
    await expect(dialog.getByText('Give the first name.')).toBeVisible()
    await dialog.getByLabel('First name of user 2').fill('Jo')
    await dialog.getByLabel('Last name of user 2').fill('Doe')
    await expectAccessible(app)
    await dialog.getByRole('button', { name: 'Create' }).click()
    await expect(app).toHaveURL(/#\/customers\/blue-north$/)
    const numbers = app.getByRole('tabpanel', { name: 'Overview' })
    await expect(numbers.getByText('Users').locator('..')).toContainText('2')
  })
})
