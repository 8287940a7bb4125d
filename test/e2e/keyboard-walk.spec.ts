import { expect, test } from './support/app.ts'
import { governedContent } from './support/governed-content.ts'
import { tabTo } from './support/import-journey.ts'
import { outboxContent } from './support/outbox-content.ts'

test.describe('governance', () => {
  test.use({ content: governedContent })

  test('a registration is judged, disabled, followed up and enabled without a mouse', async ({ app }) => {
    await app.goto(new URL('/#/customers/blue', app.url()).href)
    const button = (name: string) => app.getByRole('main').getByRole('button', { name, exact: true })
    await tabTo(app, button('Reject'))
    await app.keyboard.press('Enter')
    const rejecting = app.getByRole('dialog', { name: 'Reject Blue' })
    await expect(rejecting.getByRole('textbox', { name: 'Reason' })).toBeFocused()
    await app.keyboard.press('Escape')
    await expect(button('Reject')).toBeFocused()

    await app.keyboard.press('Shift+Tab')
    await expect(button('Approve')).toBeFocused()
    await app.keyboard.press('Enter')
    // The button that approved has become the one that disables, and was not lost.
    await expect(button('Disable')).toBeFocused()
    await app.keyboard.press('Enter')
    const disabling = app.getByRole('dialog', { name: 'Disable Blue' })
    await expect(disabling.getByRole('radio', { name: 'Payment method missing' })).toBeFocused()
    await app.keyboard.press('Tab')
    await app.keyboard.type('No card')
    await tabTo(app, disabling.getByRole('button', { name: 'Disable' }))
    await app.keyboard.press('Enter')
    await expect(button('Enable')).toBeFocused()

    const step = app.getByRole('checkbox', { name: 'Remove the permissions of its people in the cloud' })
    await tabTo(app, step)
    await app.keyboard.press('Space')
    await expect(step).toBeChecked()
    await expect(step).toBeFocused()
  })

  test('a dialog that a menu opened gives the focus back to the button of the menu', async ({ app }) => {
    await app.goto(new URL('/#/customers/acme/users', app.url()).href)
    const menu = app.getByRole('button', { name: 'Actions for jo@acme.example' })
    await tabTo(app, menu)
    await app.keyboard.press('Enter')
    await app.getByRole('menuitem', { name: 'Record email confirmation' }).focus()
    await app.keyboard.press('Enter')
    const dialog = app.getByRole('dialog', { name: 'Record email confirmation' })
    await expect(dialog.getByLabel('Confirmed on')).toBeFocused()
    await app.keyboard.press('Escape')
    await expect(menu).toBeFocused()
  })
})

test.describe('the tags of a customer', () => {
  test.use({ content: governedContent })

  test('Enter saves them, and says at the field what is wrong', async ({ app }) => {
    await app.goto(new URL('/#/customers/acme/tags', app.url()).href)
    const costCentre = app.getByRole('textbox', { name: 'Cost centre' })
    await tabTo(app, costCentre)
    await app.keyboard.type('nowhere')
    await app.keyboard.press('Enter')
    await expect(costCentre).toHaveAttribute('aria-invalid', 'true')
    await expect(costCentre).toBeFocused()
    await costCentre.fill('')
    await app.keyboard.type('DE-4711')
    await app.keyboard.press('Enter')
    await expect(app.getByText('The tags of Acme are saved.')).toBeVisible()
    await app.reload()
    await expect(costCentre).toHaveValue('DE-4711')
  })
})

test.describe('the outbox', () => {
  test.use({ content: outboxContent(['First', 'Second']) })

  test('mails are read, written, marked as sent and discarded without a mouse', async ({ app }) => {
    await app.goto(new URL('/#/outbox', app.url()).href)
    const mails = app.getByRole('grid', { name: 'Mails' })
    const mail = app.getByRole('region', { name: 'Mail', exact: true })
    await expect(mail.getByRole('heading', { name: 'Second' })).toBeVisible()
    await tabTo(app, app.getByRole('button', { name: 'New mail' }))
    await app.keyboard.press('Enter')
    const writing = app.getByRole('dialog', { name: 'New mail' })
    await expect(writing.getByRole('combobox', { name: 'Customer' })).toBeFocused()
    await app.keyboard.press('Tab')
    await app.keyboard.type('bo@blue.example')
    // One Escape closes the dialog: no list that opened by itself lies over it.
    await app.keyboard.press('Tab')
    await app.keyboard.press('Escape')
    await expect(writing).toHaveCount(0)
    await expect(mails).toBeFocused()

    await app.keyboard.press('ArrowDown')
    await expect(mail.getByRole('heading', { name: 'First' })).toBeVisible()
    await app.keyboard.press('Enter')
    await expect(mail).toBeFocused()
    await tabTo(app, mail.getByRole('button', { name: 'Mark as sent' }))
    await app.keyboard.press('Enter')
    const marking = app.getByRole('dialog', { name: 'Mark as sent' })
    await expect(marking.getByRole('button', { name: 'Sent on' })).toBeFocused()
    await tabTo(app, marking.getByRole('button', { name: 'Save' }))
    await app.keyboard.press('Enter')
    await expect(mails).toBeFocused()
    await expect(app.getByRole('button', { name: 'Sent 1' })).toBeVisible()

    await app.keyboard.press('ArrowUp')
    await expect(mail.getByRole('heading', { name: 'Second' })).toBeVisible()
    await app.keyboard.press('Delete')
    await expect(app.getByRole('button', { name: 'Discarded 1' })).toBeVisible()
  })
})
