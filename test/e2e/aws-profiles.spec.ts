import type { Page } from '@playwright/test'
import { expect, expectAccessible } from './support/app.ts'
import { test } from './support/with-aws.ts'

const PAYER = '111122223333'
const OTHER = '444455556666'
const ROLE = `arn:aws:iam::${OTHER}:role/Staff`
const DEVICE = `arn:aws:iam::${PAYER}:mfa/anna`

test.use({
  awsSetup: {
    prepare: (aws) => {
      aws.addRole({ arn: ROLE, mfaSerial: DEVICE })
      aws.profileFiles({
        payer: { kind: 'keys', accountId: PAYER },
        staff: { kind: 'role', roleArn: ROLE, source: 'payer', mfaSerial: DEVICE },
        portal: { kind: 'sign-on', session: 'northwind', accountId: OTHER, role: 'Admin' },
        broken: { kind: 'role', roleArn: ROLE, source: 'gone' },
      })
    },
  },
})

async function openProfiles(app: Page): Promise<void> {
  await app.getByRole('link', { name: 'Settings' }).click()
  await app.getByRole('tab', { name: 'AWS profiles' }).click()
}

test('the profiles of the workstation say what they are, what is wrong, and who AWS takes them for', async ({
  app,
}) => {
  await openProfiles(app)
  const table = app.getByRole('table', { name: 'AWS profiles' })
  const row = (name: string): ReturnType<typeof table.getByRole> =>
    table.getByRole('row').filter({ hasText: new RegExp(`^${name}`) })
  await expect(row('payer')).toContainText('Keys')
  await expect(row('staff')).toContainText(`Role, with MFA`)
  await expect(row('broken')).toContainText('Its source_profile gone is not there.')
  await expect(app.getByRole('button', { name: 'Use broken' })).toHaveAttribute('aria-disabled', 'true')
  await expectAccessible(app)

  await app.getByRole('button', { name: 'Who am I with payer' }).click()
  await expect(row('payer')).toContainText(`arn:aws:iam::${PAYER}:user/payer`)
  await app.getByRole('button', { name: 'Who am I with portal' }).click()
  await expect(row('portal')).toContainText('aws sso login --sso-session northwind')
})

test('a profile with an MFA device asks for its code over any screen, and the badge shows its account', async ({
  app,
}) => {
  await app.getByRole('button', { name: 'Connection: Offline' }).click()
  await app.getByRole('menuitem', { name: /^staff/ }).click()
  const dialog = app.getByRole('dialog', { name: 'Code of your MFA device' })
  await expect(dialog).toContainText(DEVICE)
  const code = dialog.getByLabel('Code', { exact: true })
  await expect(code).toBeFocused()
  await expect(code).toHaveAttribute('type', 'password')
  await expect(code).toHaveAttribute('autocomplete', 'one-time-code')
  await expectAccessible(app)
  await code.fill('123456')
  await code.press('Enter')

  await expect(dialog).toBeHidden()
  await expect(app.getByRole('button', { name: `Connection: staff · ${OTHER}` })).toBeVisible()
  await app.reload()
  await expect(app.getByRole('button', { name: `Connection: staff · ${OTHER}` })).toBeVisible()
})

test('a code that nobody gives ends the question, and nothing else', async ({ app }) => {
  await openProfiles(app)
  await app.getByRole('button', { name: 'Who am I with staff' }).click()
  const dialog = app.getByRole('dialog', { name: 'Code of your MFA device' })
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(dialog).toBeHidden()
  await expect(app.getByRole('button', { name: 'Who am I with staff' })).toBeEnabled()
  await expect(app.getByRole('button', { name: 'Connection: Offline' })).toBeVisible()
})

test('without a way to AWS the badge says so, and finds back when it is tried again', async ({
  app,
  aws,
}) => {
  aws.fault({ kind: 'dropped' })
  await openProfiles(app)
  await app.getByRole('button', { name: 'Use payer' }).click()
  await expect(app.getByText('AWS cannot be reached')).toBeVisible()
  const badge = app.getByRole('button', { name: /^Connection/ })
  await expect(badge).toHaveAccessibleName('Connection: Offline')
  await expect(badge).toHaveAccessibleDescription(/AWS could not be reached with the profile payer/)

  aws.clearFaults()
  await badge.click()
  await app.getByRole('menuitem', { name: 'Try again' }).click()
  await expect(badge).toHaveAccessibleName(`Connection: payer · ${PAYER}`)
})

test('a profile that is added appears by itself, and an empty workstation says what to do', async ({
  app,
  aws,
}) => {
  aws.profileFiles({})
  await openProfiles(app)
  await expect(app.getByText('There are no AWS profiles on this workstation.')).toBeVisible()
  await expectAccessible(app)
  aws.profileFiles({ added: { kind: 'keys', accountId: OTHER } })
  await expect(app.getByRole('table', { name: 'AWS profiles' })).toContainText('added', { timeout: 15_000 })
})
