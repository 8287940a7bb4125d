import type { Page } from '@playwright/test'
import { addAccount, finishCreation } from '../support/aws-double.ts'
import { expect, expectAccessible } from './support/app.ts'
import { id, poolContent } from './support/pool-content.ts'
import { test } from './support/with-aws.ts'

const PAYER = '111122223333'
const ACCOUNT = '210987654321'

test.use({
  awsSetup: { prepare: (aws) => aws.profileFiles({ payer: { kind: 'keys', accountId: PAYER } }) },
})

const MEMBER = id(1)

test.use({
  content: poolContent({
    accounts: 1,
    payers: [{ accountId: PAYER, name: 'Northwind Org', isMsp: true, members: [1] }],
  }),
})

/** A request with everything that is needed, submitted and approved. */
async function approveRequest(app: Page): Promise<void> {
  await app.getByRole('link', { name: /^Requests/ }).click()
  await app.getByRole('button', { name: 'Create account' }).click()
  const dialog = app.getByRole('dialog', { name: 'Create account' })
  await dialog.getByLabel(/^Account name/).fill('Northwind dev')
  await dialog.getByLabel(/^New root email/).fill('aws+dev@northwind.example')
  await dialog.getByRole('combobox', { name: 'Support type' }).click()
  await app.getByRole('option', { name: 'Basic' }).click()
  await expectAccessible(app)
  await dialog.getByRole('button', { name: 'Draft request' }).click()
  await expect(dialog).toBeHidden()
  await app.getByRole('button', { name: 'Submit Northwind dev' }).click()
  await app.getByRole('button', { name: 'Approve Northwind dev' }).click()
  await expect(app.getByRole('button', { name: 'Create at AWS Northwind dev' })).toBeVisible()
}

test('ION-18 what a request lacks is said before it can be approved', async ({ app }) => {
  await app.getByRole('link', { name: /^Requests/ }).click()
  await app.getByRole('button', { name: 'Create account' }).click()
  const dialog = app.getByRole('dialog', { name: 'Create account' })
  await dialog.getByLabel(/^Account name/).fill('Northwind dev')
  await dialog.getByLabel(/^New root email/).fill('a b@northwind.example')
  await expect(dialog).toContainText('There is a space before the @.')
  await dialog.getByLabel(/^New root email/).fill('')
  await dialog.getByRole('button', { name: 'Draft request' }).click()
  await app.getByRole('button', { name: 'Submit Northwind dev' }).click()
  await app.getByRole('button', { name: 'Approve Northwind dev' }).click()
  await expect(app.getByRole('alert')).toContainText('The new root email is missing.')
})

test('ION-13 an account is created live: approved, made with a profile, followed until it is there', async ({
  app,
  aws,
}) => {
  await approveRequest(app)
  await app.getByRole('button', { name: 'Create at AWS Northwind dev' }).click()
  const dialog = app.getByRole('dialog', { name: /Run 1 AWS action/ })
  await dialog.getByRole('combobox', { name: 'AWS profile' }).click()
  await app.getByRole('option', { name: 'payer' }).click()
  await dialog.getByRole('button', { name: 'Run 1 action' }).click()
  await expect.poll(() => aws.organization.creations.length).toBe(1)
  finishCreation(aws.organization, aws.organization.creations[0]?.Id ?? '', { accountId: ACCOUNT })
  await expect(dialog).toContainText('AWS did it.')
  await dialog.getByRole('button', { name: 'Close' }).last().click()
  await expect(app.getByRole('grid', { name: 'Requests' })).toContainText('Done')
})

test('ION-13 an account is created without network: copied, and marked by hand with evidence', async ({
  app,
}) => {
  await approveRequest(app)
  await app.getByRole('grid', { name: 'Requests' }).getByText('Northwind dev').dblclick()
  const drawer = app.getByRole('dialog', { name: 'New account' })
  await expect(drawer).toContainText('aws organizations create-account --email aws+dev@northwind.example')
  await expectAccessible(app)
  await drawer.getByRole('button', { name: 'Actions for Northwind dev' }).click()
  await app.getByRole('menuitem', { name: 'Mark created' }).click()
  const dialog = app.getByRole('dialog', { name: /Mark the request/ })
  await dialog.getByLabel(/^AWS account ID/).fill('2109-8765-4321')
  await dialog.getByLabel(/^Evidence/).fill('Seen in the console')
  await dialog.getByRole('button', { name: 'Mark created' }).click()
  await expect(dialog).toBeHidden()
  await expect(drawer).toContainText('The account is there')
})

test('a request that failed is drafted again, with what was wrong mended', async ({ app }) => {
  await approveRequest(app)
  await app.getByRole('button', { name: 'Actions for Northwind dev' }).click()
  await app.getByRole('menuitem', { name: 'Mark failed' }).click()
  const failed = app.getByRole('dialog', { name: /failed/ })
  await failed.getByRole('combobox', { name: 'Failure reason' }).click()
  await app.getByRole('option', { name: 'EMAIL_ALREADY_EXISTS' }).click()
  await failed.getByLabel(/^Evidence/).fill('The console says so')
  await failed.getByRole('button', { name: 'Mark failed' }).click()
  await expect(failed).toBeHidden()
  await app.getByRole('button', { name: 'Draft again Northwind dev' }).click()
  const dialog = app.getByRole('dialog', { name: 'Create account' })
  await expect(dialog.getByLabel(/^Account name/)).toHaveValue('Northwind dev')
  await dialog.getByLabel(/^New root email/).fill('aws+dev2@northwind.example')
  await dialog.getByRole('button', { name: 'Draft request' }).click()
  await expect(dialog).toBeHidden()
  await expect(app.getByRole('button', { name: 'Submit Northwind dev' })).toBeVisible()
})

test('an account is closed after its checklist, and only when its id is typed', async ({ app, aws }) => {
  addAccount(aws.organization, { Id: MEMBER })
  await app.getByRole('link', { name: 'AWS accounts', exact: true }).click()
  await app.getByRole('button', { name: 'Actions for Northwind Org' }).click()
  await app.getByRole('menuitem', { name: 'Manage customer accounts' }).click()
  await app.getByRole('button', { name: `Actions for ${MEMBER}` }).click()
  await app.getByRole('menuitem', { name: 'Close account…' }).click()
  const dialog = app.getByRole('dialog', { name: `Close account: ${MEMBER}` })
  await dialog.getByRole('button', { name: 'Start checklist' }).click()
  const open = dialog.getByRole('checkbox', { checked: false, disabled: false })
  await dialog.getByLabel('Note on “Its data is saved”').fill('Copied to S3')
  for (const name of [
    'The organization has all features',
    'It is no delegated administrator',
    'Its data is saved',
  ]) {
    await dialog.getByRole('checkbox', { name }).click()
    await expect(dialog.getByRole('checkbox', { name })).toBeChecked()
  }
  await expect(dialog).toContainText('Copied to S3')
  await dialog.getByRole('checkbox', { name: 'Everybody knows what closing means' }).click()
  await expect(open).toHaveCount(0)
  await expectAccessible(app)
  const close = dialog.getByRole('button', { name: 'Close account', exact: true })
  await expect(close).toHaveAttribute('aria-disabled', 'true')
  await dialog.getByLabel(`Type ${MEMBER} to confirm`).fill(MEMBER)
  await close.click()
  const running = app.getByRole('dialog', { name: /Run 1 AWS action/ })
  await running.getByRole('combobox', { name: 'AWS profile' }).click()
  await app.getByRole('option', { name: 'payer' }).click()
  await running.getByRole('button', { name: 'Run 1 action' }).click()
  await expect(running).toContainText('AWS did it.')
  expect(aws.organization.accounts.find(({ Id }) => Id === MEMBER)?.State).toBe('PENDING_CLOSURE')
  await running.getByRole('button', { name: 'Close' }).first().click()
  await app.getByRole('link', { name: /^Requests/ }).click()
  await app.getByRole('gridcell', { name: MEMBER }).dblclick()
  const drawer = app.getByRole('dialog', { name: 'Departure' })
  await drawer.getByRole('button', { name: 'Mark invalid' }).click()
  const marking = app.getByRole('dialog', { name: 'Mark invalid' })
  await expect(marking.getByLabel('Reason')).toHaveValue(/^Closed at AWS on /)
  await expectAccessible(app)
  await marking.getByRole('button', { name: 'Mark 1 account invalid' }).click()
  await expect(marking).toBeHidden()
  await expect(drawer.getByText('It is still Ready in the pool')).toBeHidden()
})
