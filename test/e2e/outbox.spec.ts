import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { MAIL_PASSWORD, MAIL_USER, startMailServer, type TestMailServer } from '../support/mail-server.ts'
import { expect, expectAccessible, test } from './support/app.ts'
import { outboxContent } from './support/outbox-content.ts'

async function openOutbox(app: Page): Promise<void> {
  await app.getByRole('link', { name: 'Outbox', exact: true }).click()
  await expect(app.getByRole('heading', { name: 'Outbox' })).toBeVisible()
}

async function enterServer(app: Page, { settings }: TestMailServer): Promise<void> {
  await app.getByRole('link', { name: 'Settings', exact: true }).click()
  await app.getByRole('tab', { name: 'Mail' }).click()
  await app.getByLabel('Server', { exact: true }).fill(settings.host)
  await app.getByLabel('Port').fill(String(settings.port))
  await app.getByText('None', { exact: true }).click()
  await app.getByLabel('User').fill(MAIL_USER)
  await app.getByRole('textbox', { name: 'Password' }).fill(MAIL_PASSWORD)
  await app.getByLabel('From address').fill(settings.fromAddress)
  await app.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(app.getByText('Mail server saved.')).toBeVisible()
}

test('an empty outbox says why it is empty, and a mail can be written', async ({ app }) => {
  await openOutbox(app)
  await expect(app.getByText('The outbox is empty')).toBeVisible()
  await expectAccessible(app)
  await app.getByRole('button', { name: 'Write a mail' }).click()
  const dialog = app.getByRole('dialog', { name: 'New mail' })
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByText('Give at least one recipient.')).toBeVisible()
  await expect(dialog.getByText('Give it a subject.')).toBeVisible()
  await dialog.getByRole('combobox', { name: 'To', exact: true }).fill('anna@acme.example')
  await dialog.getByLabel('Subject').fill('Your account')
  await dialog.getByLabel('Text').fill('It is ready.')
  await expectAccessible(app)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(app.getByRole('region', { name: 'Mail', exact: true })).toContainText('It is ready.')
})

test.describe('with drafted mails', () => {
  test.use({ content: outboxContent(['First', 'Second']) })

  test('A-20 a mail is read, edited, saved as a file, marked as sent, and all of it can be undone', async ({
    app,
  }) => {
    await openOutbox(app)
    const mail = app.getByRole('region', { name: 'Mail', exact: true })
    await expect(mail.getByRole('heading', { name: 'Second' })).toBeVisible()
    await expect(mail).toContainText('anna@acme.example')
    await expect(app.getByRole('button', { name: 'Drafted 2' })).toBeVisible()
    await expectAccessible(app)

    await mail.getByRole('button', { name: 'Edit' }).click()
    const dialog = app.getByRole('dialog', { name: 'Edit mail' })
    await dialog.getByLabel('Subject').fill('Second thoughts')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(mail.getByRole('heading', { name: 'Second thoughts' })).toBeVisible()

    const saved = app.waitForEvent('download')
    await mail.getByRole('button', { name: 'Save as .eml' }).click()
    const file = await saved
    expect(file.suggestedFilename()).toBe('Second thoughts.eml')
    expect(await readFile(await file.path(), 'utf8')).toContain('Subject: Second thoughts\r\n')

    await mail.getByRole('button', { name: 'Mark as sent' }).click()
    const mark = app.getByRole('dialog', { name: 'Mark as sent' })
    await expectAccessible(app)
    await mark.getByRole('button', { name: 'Save' }).click()
    await expect(mail).toContainText('Sent from a mail program on')
    await expect(app.getByRole('button', { name: 'Sent 1' })).toBeVisible()
    await app.getByRole('button', { name: 'Undo', exact: true }).click()
    await expect(app.getByRole('button', { name: 'Drafted 2' })).toBeVisible()
  })

  test('a mail is found with the keyboard and discarded, filters survive a reload', async ({ app }) => {
    await openOutbox(app)
    const list = app.getByRole('grid', { name: 'Mails' })
    await list.focus()
    await app.keyboard.press('ArrowDown')
    const mail = app.getByRole('region', { name: 'Mail', exact: true })
    await expect(mail.getByRole('heading', { name: 'First' })).toBeVisible()
    await app.keyboard.press('Delete')
    await expect(app.getByText('Discarded “First”.')).toBeVisible()
    await app.getByRole('button', { name: 'Discarded 1' }).click()
    await expect(app.getByText('1 mail', { exact: true })).toBeVisible()
    await app.reload()
    await expect(app.getByRole('button', { name: 'Discarded 1' })).toHaveAttribute('aria-pressed', 'true')
    await app.getByLabel('Search mails').fill('nothing like it')
    await expect(app.getByText('No such mail')).toBeVisible()
    await app.getByRole('button', { name: 'Clear filters' }).first().click()
    await expect(app.getByText('2 mails', { exact: true })).toBeVisible()
  })

  test('without a server the button says what to do', async ({ app }) => {
    await openOutbox(app)
    const send = app.getByRole('button', { name: 'Send all' })
    await expect(send).toHaveAttribute('aria-disabled', 'true')
    await expect(send).toHaveAccessibleDescription(
      'There is no mail server yet. Enter it in Settings › Mail.',
    )
  })

  test('A-20 staff enter a server, test it, and send; what the server says is shown', async ({ app }) => {
    const server = await startMailServer({
      onRcptTo: ({ address }, _session, done) =>
        address === 'gone@acme.example'
          ? done(Object.assign(new Error('5.1.1 No such user'), { responseCode: 550 }))
          : done(),
    })
    try {
      await enterServer(app, server)
      await expect(
        app.getByText('It cannot be kept here: it is known until Quartermaster ends'),
      ).toBeVisible()
      await expectAccessible(app)
      await app.getByRole('button', { name: 'Test connection' }).click()
      await expect(app.getByText('can be used. Nothing was sent.')).toBeVisible()
      expect(server.taken).toEqual([])

      await openOutbox(app)
      const mail = app.getByRole('region', { name: 'Mail', exact: true })
      await mail.getByRole('button', { name: 'Send', exact: true }).click()
      await expect(mail).toContainText('250 Taken as number 1')
      expect(server.taken).toHaveLength(1)

      await app.getByRole('button', { name: 'New mail' }).click()
      const dialog = app.getByRole('dialog', { name: 'New mail' })
      await dialog.getByRole('combobox', { name: 'To', exact: true }).fill('gone@acme.example')
      await dialog.getByLabel('Subject').fill('To nobody')
      await dialog.getByLabel('Text').fill('Hello?')
      await dialog.getByRole('button', { name: 'Save' }).click()
      await app.getByRole('button', { name: 'Send all' }).click()
      await app.getByRole('dialog').getByRole('button', { name: 'Send 2 mails' }).click()
      await expect(app.getByText('1 mail sent, 1 mail failed.')).toBeVisible()
      await app.getByRole('button', { name: 'Failed 1' }).click()
      await expect(mail).toContainText('550 5.1.1 No such user')
      await expect(mail.getByRole('button', { name: 'Try again' })).toBeVisible()
      expect(server.taken).toHaveLength(2)
    } finally {
      await server.close()
    }
  })
})

test.describe('with a customer', () => {
  test.use({ content: outboxContent([]) })

  test('a new mail to a customer starts with its users', async ({ app }) => {
    await openOutbox(app)
    await app.getByRole('button', { name: 'New mail' }).click()
    const dialog = app.getByRole('dialog', { name: 'New mail' })
    await dialog.getByRole('combobox', { name: 'Customer' }).fill('acme')
    await app.getByRole('option', { name: /Acme GmbH/ }).click()
    await expect(dialog.getByText('ben@acme.example')).toBeVisible()
    await expect(dialog.getByText('carl@acme.example')).toHaveCount(0)
  })
})
