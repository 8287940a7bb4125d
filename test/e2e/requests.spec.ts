import type { Locator, Page } from '@playwright/test'
import { expect, expectAccessible } from './support/app.ts'
import { requestsContent } from './support/requests-content.ts'
import { test } from './support/with-aws.ts'

const ACCOUNT = '210987654321'

test.use({ content: requestsContent })

async function openRequests(app: Page): Promise<void> {
  await app.getByRole('link', { name: 'Requests', exact: true }).click()
  await expect(app.getByRole('heading', { name: 'Requests', exact: true })).toBeVisible()
}

function row(app: Page, subject: string): Locator {
  return app.getByRole('grid', { name: 'Requests' }).getByRole('row').filter({ hasText: subject })
}

async function draft(app: Page, target: string): Promise<void> {
  await app.getByRole('button', { name: 'Invite account', exact: true }).click()
  const dialog = app.getByRole('dialog', { name: 'Invite account' })
  await dialog.getByLabel('Account ID or email').fill(target)
  await dialog.getByLabel('Root email').fill('root@customer.example')
  await dialog.getByLabel('Tags').fill('team = Key accounts')
  await dialog.getByRole('button', { name: 'Draft invitation' }).click()
  await expect(dialog).toBeHidden()
}

async function approve(app: Page, target: string): Promise<void> {
  await row(app, target)
    .getByRole('button', { name: `Submit ${target}` })
    .click()
  await expect(row(app, target)).toContainText('Submitted')
  await row(app, target)
    .getByRole('button', { name: `Approve ${target}` })
    .click()
  await expect(row(app, target)).toContainText('Approved')
}

async function choose(app: Page, target: string, item: string): Promise<void> {
  await row(app, target)
    .getByRole('button', { name: `Actions for ${target}` })
    .click()
  await app.getByRole('menuitem', { name: item }).click()
}

test('ION-09 ION-10 ION-11 an invitation lives from draft to member without the network', async ({ app }) => {
  await openRequests(app)
  await expect(app.getByText('Nothing was requested yet')).toBeVisible()
  await expectAccessible(app)
  await app.getByRole('button', { name: 'Invite account', exact: true }).click()
  const first = app.getByRole('dialog', { name: 'Invite account' })
  await first.getByLabel('Account ID or email').fill('2109')
  await first.getByRole('button', { name: 'Draft invitation' }).click()
  await expect(first.getByText('An account ID has twelve digits; 2109 has 4.')).toBeVisible()
  await expectAccessible(app)
  await first.getByRole('button', { name: 'Cancel' }).click()
  await expect(first).toBeHidden()

  await draft(app, ACCOUNT)
  await approve(app, ACCOUNT)
  await choose(app, ACCOUNT, 'Mark sent')
  const sent = app.getByRole('dialog', { name: `Mark the invitation of ${ACCOUNT} as sent` })
  await sent.getByLabel('Handshake ID').fill('h-example0001')
  await sent.getByLabel('Evidence').fill('Screenshot of the console')
  await expectAccessible(app)
  await sent.getByRole('button', { name: 'Mark sent' }).click()
  await expect(sent).toBeHidden()
  await expect(row(app, ACCOUNT)).toContainText('15 days')
  await expect(row(app, ACCOUNT)).toContainText('Account owner')

  await row(app, ACCOUNT)
    .getByRole('button', { name: `Mark accepted ${ACCOUNT}` })
    .click()
  const accepted = app.getByRole('dialog', { name: `Mark the invitation of ${ACCOUNT} accepted` })
  await accepted.getByLabel('Evidence').fill('The owner wrote')
  await accepted.getByRole('button', { name: 'Mark accepted' }).click()
  await expect(accepted).toBeHidden()
  await expect(row(app, ACCOUNT)).toContainText('Accepted')
  await row(app, ACCOUNT).dblclick()
  const details = app.getByRole('dialog', { name: 'Invitation' })
  await expect(details).toContainText('The owner wrote')
  await expect(details).toContainText(`AWS invited ${ACCOUNT}`)
  await expectAccessible(app)
})

test('ION-09 an invitation is sent and cancelled live, and drafted again', async ({ app, aws }) => {
  await openRequests(app)
  await draft(app, ACCOUNT)
  await approve(app, ACCOUNT)
  await row(app, ACCOUNT)
    .getByRole('button', { name: `Send invitation ${ACCOUNT}` })
    .click()
  const run = app.getByRole('dialog')
  await run.getByRole('combobox', { name: /profile/i }).click()
  await app.getByRole('option', { name: /^payer/ }).click()
  await expectAccessible(app)
  await run.getByRole('button', { name: /^Run/ }).click()
  await expect(run).toContainText('1 action done.')
  await run.getByRole('button', { name: 'Close' }).last().click()
  await expect(row(app, ACCOUNT)).toContainText('15 days')
  expect(aws.organization.handshakes).toHaveLength(1)

  await choose(app, ACCOUNT, 'Cancel at AWS…')
  await app.getByRole('dialog').getByRole('button', { name: 'Cancel at AWS' }).click()
  await expect(app.getByRole('dialog').filter({ hasText: 'cancel-handshake' })).toBeVisible()
  const again = app.getByRole('dialog')
  await again.getByRole('combobox', { name: /profile/i }).click()
  await app.getByRole('option', { name: /^payer/ }).click()
  await again.getByRole('button', { name: /^Run/ }).click()
  await expect(again).toContainText('1 action done.')
  await again.getByRole('button', { name: 'Close' }).last().click()
  await expect(row(app, ACCOUNT)).toContainText('Cancelled')
  expect(aws.organization.handshakes[0]?.State).toBe('CANCELED')
  await row(app, ACCOUNT)
    .getByRole('button', { name: `Resend ${ACCOUNT}` })
    .click()
  await expect(row(app, ACCOUNT).filter({ hasText: 'Draft' })).toBeVisible()
})

test('a plan shows its days, sends what is due, and says when the next go out', async ({ app, aws }) => {
  await openRequests(app)
  await app.getByRole('button', { name: 'Plan invitations' }).click()
  const dialog = app.getByRole('dialog', { name: 'Plan invitations' })
  await dialog.getByLabel('Name').fill('Spring')
  const targets = Array.from({ length: 22 }, (_each, number) => String(310_987_654_321 + number))
  await dialog.getByLabel('Account IDs or emails').fill([...targets, '3109'].join('\n'))
  await expect(dialog).toContainText('22 invitations over 2 days')
  await expect(dialog).toContainText('An account ID has twelve digits; 3109 has 4.')
  await expectAccessible(app)
  await dialog.getByRole('button', { name: 'Approve and plan 22 invitations' }).click()
  await expect(dialog).toBeHidden()
  const plans = app.getByRole('region', { name: 'Plans of invitations' })
  await plans.getByRole('button', { name: 'Start' }).click()
  const start = app.getByRole('dialog', { name: 'Start Spring?' })
  await start.getByRole('combobox', { name: 'AWS profile' }).click()
  await app.getByRole('option', { name: /^payer/ }).click()
  await start.getByRole('button', { name: 'Start' }).click()
  await expect(plans).toContainText('20 of 22 invitations sent', { timeout: 30_000 })
  expect(aws.organization.handshakes).toHaveLength(20)
  await expectAccessible(app)
  await plans.getByRole('button', { name: 'Pause Spring' }).click()
  await expect(plans.getByRole('button', { name: 'Continue' })).toBeVisible()
})
