import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './support/app.ts'
import { governedContent } from './support/governed-content.ts'

test.use({ content: governedContent })

async function openTab(app: Page, customer: string, tab: string): Promise<void> {
  await app.goto(new URL(`/#/customers/${customer}/${tab}`, app.url()).href)
}

test('MSH-15 MSH-23 MSH-24 a user is invited, accepts, gets another role, is removed and comes back', async ({
  app,
}) => {
  await openTab(app, 'acme', 'users')
  await app.getByRole('button', { name: 'Invite user' }).click()
  const dialog = app.getByRole('dialog', { name: 'Invite user' })
  await dialog.getByRole('button', { name: 'Invite' }).click()
  await expect(dialog.getByRole('textbox', { name: 'Email' })).toHaveAccessibleDescription(
    'This is not an email address, like jo@example.com.',
  )
  await dialog.getByRole('textbox', { name: 'Email' }).fill('kim@acme.example')
  await dialog.getByRole('textbox', { name: 'First name' }).fill('Kim')
  await dialog.getByRole('textbox', { name: 'Last name' }).fill('King')
  await expectAccessible(app)
  await dialog.getByRole('button', { name: 'Invite' }).click()
  const row = app.getByRole('table', { name: 'Users' }).getByRole('row', { name: /Kim King/ })
  await expect(row).toContainText('Invited')

  const choose = async (action: string): Promise<void> => {
    await app.getByRole('button', { name: 'Actions for kim@acme.example' }).click()
    await app.getByRole('menuitem', { name: action }).click()
  }
  await choose('Record acceptance')
  await expect(row).toContainText('Active')
  await choose('Change role')
  const role = app.getByRole('dialog', { name: 'Change the role of kim@acme.example' })
  await role.getByRole('radio', { name: 'Customer Admin' }).check()
  await role.getByRole('button', { name: 'Save' }).click()
  await expect(row).toContainText('Customer Admin')
  await choose('Remove user')
  await expect(row).toContainText('Removed')
  await app
    .getByRole('status')
    .filter({ hasText: 'kim@acme.example is removed.' })
    .getByRole('button', { name: 'Undo' })
    .click()
  await expect(row).toContainText('Active')
})

test('MSH-12 MSH-26 Add Myself makes the operator a user; who is no partner is told why not', async ({
  app,
}) => {
  await openTab(app, 'acme', 'users')
  await app.getByRole('button', { name: 'Add Myself' }).click()
  const row = app.getByRole('table', { name: 'Users' }).getByRole('row', { name: /Administrator/ })
  await expect(row).toContainText('Assigned self')
  await expect(row).toContainText('Customer Admin')
  await app.getByRole('button', { name: 'Operator Administrator' }).click()
  await app.getByRole('menuitem', { name: /Olga/ }).click()
  const add = app.getByRole('button', { name: 'Add Myself' })
  await expect(add).toHaveAccessibleDescription(
    'Only partners can add themselves. Olga is not marked as a partner in the settings.',
  )
})

test('MSH-16 MSH-17 a message waits for every user, here as the application starts, until all have read it', async ({
  app,
}) => {
  await openTab(app, 'acme', 'users')
  await app.getByRole('button', { name: 'Add Myself' }).click()
  await expect(app.getByRole('row', { name: /Administrator/ })).toBeVisible()
  await openTab(app, 'acme', 'messages')
  await app.getByRole('button', { name: 'Send message' }).click()
  const dialog = app.getByRole('dialog', { name: 'Send message' })
  await dialog.getByRole('textbox', { name: 'Message' }).fill('Prices change in January.')
  await dialog.getByRole('radio', { name: /^All must read/ }).check()
  await dialog.getByRole('button', { name: 'Send' }).click()

  const waiting = app.getByRole('dialog', { name: 'Messages for Administrator' })
  await expect(waiting).toContainText('Prices change in January.')
  await expectAccessible(app)
  await waiting.getByRole('button', { name: 'Read later' }).click()
  await app.reload()
  await expect(waiting).toBeVisible()
  await waiting.getByRole('button', { name: 'Acknowledge' }).click()
  await expect(waiting).toHaveCount(0)

  const messages = app.getByRole('list', { name: 'Messages' })
  await expect(messages).toContainText('1/3 acknowledged')
  for (const name of ['Ann Archer', 'Jo Jones']) {
    await messages.getByRole('button', { name: `Acknowledge for ${name}` }).click()
    const evidence = app.getByRole('dialog', { name: `Acknowledge for ${name}` })
    await evidence.getByRole('textbox', { name: 'Evidence' }).fill('Answered by mail')
    await evidence.getByRole('button', { name: 'Acknowledge' }).click()
    await expect(evidence).toHaveCount(0)
  }
  await expect(messages).toContainText('3/3 acknowledged')
  await expect(messages).toContainText('closed')
  await expectAccessible(app)
})
