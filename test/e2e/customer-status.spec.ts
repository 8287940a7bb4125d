import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './support/app.ts'
import { governedContent } from './support/governed-content.ts'

test.use({ content: governedContent })

async function openCustomer(app: Page, path: string): Promise<void> {
  await app.goto(new URL(`/#/customers/${path}`, app.url()).href)
}

async function workAsOlga(app: Page): Promise<void> {
  await app.getByRole('button', { name: 'Operator Administrator' }).click()
  await app.getByRole('menuitem', { name: /Olga/ }).click()
}

test('MSH-05 MSH-06 a registration waits until an admin approves it', async ({ app }) => {
  await openCustomer(app, 'blue')
  await expect(app.getByText('Blue waits for approval. Until then it gets nothing new.')).toBeVisible()
  const approve = app.getByRole('button', { name: 'Approve', exact: true })
  await workAsOlga(app)
  await expect(approve).toHaveAccessibleDescription('Only an admin can do this. Olga is Operator.')
  await app.getByRole('button', { name: 'Operator Olga' }).click()
  await app.getByRole('menuitem', { name: /Administrator/ }).click()
  await approve.click()
  await expect(app.getByRole('button', { name: 'Disable', exact: true })).toBeVisible()
  await expect(app.getByText('Blue waits for approval')).toHaveCount(0)
})

test('MSH-08 MSH-10 MSH-11 a disabled customer says what that does not do, and what is left to do', async ({
  app,
}) => {
  await openCustomer(app, 'acme')
  await app.getByRole('button', { name: 'Disable', exact: true }).click()
  const dialog = app.getByRole('dialog', { name: 'Disable Acme' })
  await dialog.getByRole('button', { name: 'Disable' }).click()
  await expect(dialog.getByRole('textbox', { name: 'In your words' })).toHaveAccessibleDescription('Say why.')
  await dialog.getByRole('radio', { name: 'Metadata incorrect' }).check()
  await dialog.getByRole('textbox', { name: 'In your words' }).fill('The VAT number is wrong')
  await expectAccessible(app)
  await dialog.getByRole('button', { name: 'Disable' }).click()
  await expect(app.getByText('It does not lock anybody out of the cloud')).toBeVisible()
  const steps = app.getByRole('list', { name: 'Follow-up' })
  const permissions = steps.getByRole('checkbox', {
    name: 'Remove the permissions of its people in the cloud',
  })
  await permissions.click()
  await expect(permissions).toBeChecked()
  await expect(steps).toContainText('Administrator')
  await expectAccessible(app)
  await steps.getByRole('link', { name: 'Edit the quotas' }).click()
  await expect(app.getByRole('form', { name: 'Quota for projects' })).toBeVisible()
  await app.reload()
  await expect(permissions).toBeChecked()

  await openCustomer(app, 'acme/users')
  await expect(app.getByRole('button', { name: 'Invite user' })).toHaveAccessibleDescription(
    'Acme is disabled and gets nothing new. Enable it first.',
  )
  await app.getByRole('button', { name: 'Enable', exact: true }).click()
  await expect(app.getByRole('button', { name: 'Invite user' })).not.toHaveAttribute('aria-disabled')
})

test('MSH-19 MSH-25 a quota below its use warns, keeps what is there and stops new projects', async ({
  app,
}) => {
  await openCustomer(app, 'acme/quotas')
  const quota = app.getByRole('form', { name: 'Quota for projects' })
  await expect(quota).toContainText('1 in use, no limit')
  await quota.getByRole('textbox', { name: 'Most projects' }).fill('0')
  await expect(quota).toContainText('1 project exists already. It stays; no new one can be added.')
  await quota.getByRole('button', { name: 'Save' }).click()
  await expect(quota).toContainText('1 in use of 0')
  await expectAccessible(app)
  await openCustomer(app, 'acme/projects')
  await expect(app.getByRole('table', { name: 'Projects' })).toContainText('Shop')
  await expect(app.getByRole('button', { name: 'New project' })).toHaveAccessibleDescription(
    'Acme may have 0 projects and has 1. Raise the quota first.',
  )
})

test('MSH-03 MSH-20 tags are edited; restricted ones only by partners and admins', async ({ app }) => {
  await openCustomer(app, 'acme/tags')
  const form = app.getByRole('form', { name: 'Customer tags' })
  await form.getByRole('textbox', { name: 'Cost centre' }).fill('wrong')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(form).toContainText('Cost centre has to match the pattern [A-Z]{2}-[0-9]+')
  await form.getByRole('textbox', { name: 'Cost centre' }).fill('DE-4711')
  await form.getByRole('textbox', { name: 'Discount' }).fill('12.5')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(app.getByText('The tags of Acme are saved.')).toBeVisible()
  await app.reload()
  await expect(form.getByRole('textbox', { name: 'Cost centre' })).toHaveValue('DE-4711')
  await expectAccessible(app)
  await workAsOlga(app)
  const discount = form.getByRole('textbox', { name: 'Discount' })
  await expect(discount).toBeDisabled()
  await expect(discount).toHaveAccessibleDescription(
    'Discount is restricted: only partners and admins set it.',
  )
})

test('tags are defined in the settings, and a pattern that could take ages is refused', async ({ app }) => {
  await app.goto(new URL('/#/settings/tags', app.url()).href)
  await app.getByRole('button', { name: 'New tag' }).click()
  const dialog = app.getByRole('dialog', { name: 'New tag' })
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Region')
  await dialog.getByRole('textbox', { name: 'Pattern' }).fill('(a+)+')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toContainText('This pattern repeats a group')
  await dialog.getByRole('textbox', { name: 'Pattern' }).fill('[A-Z]+')
  await expectAccessible(app)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(app.getByRole('table', { name: 'Tags' }).getByRole('row', { name: /Region/ })).toBeVisible()
})

test('MSH-03 restricted tags are set at creation by partners; others see them and are told why not', async ({
  app,
}) => {
  const fill = async (): Promise<void> => {
    await app.goto(new URL('/#/customers', app.url()).href)
    await app.getByRole('button', { name: 'Create customer' }).click()
  }
  const dialog = app.getByRole('dialog', { name: 'Create customer' })
  await fill()
  for (const [label, text] of [
    ['Company name', 'Cyan'],
    ['First name', 'Cy'],
    ['Last name', 'Ann'],
    ['Email', 'cy@cyan.example'],
    ['Cost centre', 'nowhere'],
    ['Discount', '5'],
  ] as const) {
    await dialog.getByRole('textbox', { name: label }).fill(text)
  }
  await dialog.getByRole('button', { name: 'Create' }).click()
  const cost = dialog.getByRole('textbox', { name: 'Cost centre' })
  await expect(cost).toHaveAccessibleDescription('Cost centre has to match the pattern [A-Z]{2}-[0-9]+')
  await cost.fill('DE-1')
  await dialog.getByRole('button', { name: 'Create' }).click()
  await expect(app.getByRole('heading', { name: 'Cyan', level: 1 })).toBeVisible()
  await app.getByRole('tab', { name: 'Tags' }).click()
  await expect(app.getByRole('textbox', { name: 'Discount' })).toHaveValue('5')
  await workAsOlga(app)
  await fill()
  await expect(dialog.getByRole('textbox', { name: 'Discount' })).toBeDisabled()
  await expect(dialog.getByRole('textbox', { name: 'Cost centre' })).toBeEnabled()
})
