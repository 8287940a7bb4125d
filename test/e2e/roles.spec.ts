import type { Locator, Page } from '@playwright/test'
import { expect, expectAccessible } from './support/app.ts'
import { id, poolContent } from './support/pool-content.ts'
import { test } from './support/with-aws.ts'

const SIRIUS = '998877665544'
const ROLE_ARN = `arn:aws:iam::${id(3)}:role/QuartermasterRole`
const ACCESS_ROLE = `arn:aws:iam::${id(3)}:role/OrganizationAccountAccessRole`

test.use({
  awsSetup: {
    organization: { managementAccountId: SIRIUS },
    prepare: (aws) => aws.profileFiles({ msp: { kind: 'keys', accountId: SIRIUS } }),
  },
})

test.use({
  content: poolContent({
    accounts: 2,
    customers: ['Acme'],
    payers: [{ accountId: SIRIUS, name: 'Sirius', isMsp: true, members: [1, 3] }],
  }),
})

const row = (app: Page): Locator =>
  app.getByRole('grid', { name: 'Customer accounts' }).getByRole('row', { name: new RegExp(id(3)) })

async function openMembers(app: Page): Promise<void> {
  await app.getByRole('link', { name: 'AWS accounts', exact: true }).click()
  await app.getByRole('button', { name: 'Actions for Sirius' }).click()
  await app.getByRole('menuitem', { name: 'Manage customer accounts' }).click()
  await expect(row(app)).toBeVisible()
}

async function choose(app: Page, item: string): Promise<void> {
  await app.getByRole('button', { name: `Actions for ${id(3)}` }).click()
  await app.getByRole('menuitem', { name: item }).click()
}

async function chooseProfile(dialog: Locator, app: Page): Promise<void> {
  await dialog.getByRole('combobox', { name: 'Profile' }).click()
  await app.getByRole('option', { name: /^msp/ }).click()
}

/** Onboards the member; its external ID is the answer. */
async function onboard(app: Page): Promise<string> {
  await choose(app, 'Onboard account')
  const dialog = app.getByRole('dialog', { name: 'Onboard member account' })
  await dialog.getByLabel('Role ARN').fill(ROLE_ARN)
  const externalId = await dialog.getByLabel('External ID').inputValue()
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(dialog).toHaveCount(0)
  return externalId
}

test('CS-12 CS-13 CS-14 a member is onboarded: mistakes are named, a role name is enough, the external ID is ours', async ({
  app,
}) => {
  await openMembers(app)
  await app.getByRole('button', { name: `Actions for ${id(3)}` }).click()
  await expect(app.getByRole('menuitem', { name: 'Remove role ARN' })).toHaveCount(0)
  await app.getByRole('menuitem', { name: 'Onboard account' }).click()
  const dialog = app.getByRole('dialog', { name: 'Onboard member account' })
  await expect(dialog.getByLabel('Account ID')).toHaveValue(id(3))
  await expect(dialog.getByLabel('Account ID')).not.toBeEditable()
  await expect(dialog.getByLabel('External ID')).toHaveValue(/^[A-Z2-7]{32}$/)
  await expect(dialog.getByLabel('External ID')).not.toBeEditable()

  await dialog.getByLabel('Role ARN').fill(`arn:aws:sts::${id(3)}:assumed-role/QuartermasterRole/jo`)
  await dialog.getByLabel('Note').fill('Made by the customer')
  await expect(dialog.getByText('This is a session of a role (assumed-role), not the role.')).toBeVisible()
  await expectAccessible(app)
  await dialog.getByRole('button', { name: `Use ${ROLE_ARN}` }).click()
  await expect(dialog.getByLabel('Role name')).toHaveValue('QuartermasterRole')
  await dialog.getByLabel('Role name').fill('team/Other')
  await expect(dialog.getByLabel('Role ARN')).toHaveValue(`arn:aws:iam::${id(3)}:role/team/Other`)
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(dialog).toHaveCount(0)
  await expect(row(app)).toContainText('Entered')
  await app.getByRole('button', { name: `Actions for ${id(3)}` }).click()
  await expect(app.getByRole('menuitem', { name: 'Edit role ARN' })).toBeVisible()
  await expect(app.getByRole('menuitem', { name: 'Onboard account' })).toHaveCount(0)
})

test('ION-16 CS-16 a role is verified at AWS, found open, verified by evidence, and removed', async ({
  app,
  aws,
}) => {
  await openMembers(app)
  const externalId = await onboard(app)
  await choose(app, 'Verify role ARN')
  const dialog = app.getByRole('dialog', { name: `Verify the role of ${id(3)}` })
  await chooseProfile(dialog, app)
  await dialog.getByRole('button', { name: 'Verify' }).click()
  await expect(dialog.getByText('What went wrong')).toBeVisible()
  await expect(row(app)).toContainText('Failed')

  const role = aws.addRole({ arn: ROLE_ARN, externalId: null })
  await dialog.getByRole('button', { name: 'Verify' }).click()
  await expect(dialog.getByRole('alert')).toContainText('This role is open to everybody')
  await expectAccessible(app)

  role.externalId = externalId
  await dialog.getByRole('button', { name: 'Verify' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(row(app)).toContainText('Verified')

  await choose(app, 'Verify role ARN')
  await dialog.getByText('By evidence').click()
  await dialog
    .getByLabel('Output of aws sts get-caller-identity')
    .fill(JSON.stringify({ Account: id(3), Arn: `arn:aws:sts::${id(3)}:assumed-role/Admin/jo` }))
  await dialog.getByLabel('Note').fill('Jo, on the jump host')
  await dialog.getByRole('button', { name: 'Record verification' }).click()
  await expect(dialog.getByText('not of QuartermasterRole')).toBeVisible()
  await expectAccessible(app)
  await dialog
    .getByLabel('Output of aws sts get-caller-identity')
    .fill(JSON.stringify({ Account: id(3), Arn: `arn:aws:sts::${id(3)}:assumed-role/QuartermasterRole/jo` }))
  await dialog.getByRole('button', { name: 'Record verification' }).click()
  await expect(dialog).toHaveCount(0)

  await choose(app, 'Remove role ARN')
  const confirmation = app.getByRole('dialog', { name: 'Remove role ARN' })
  await expect(confirmation).toContainText('Nothing happens at AWS')
  await confirmation.getByRole('button', { name: 'OK' }).click()
  await expect(confirmation).toHaveCount(0)
  await expect(row(app)).toContainText('Removed')
})

test('ION-16 the roles of several members are verified at once, each with its verdict', async ({
  app,
  aws,
}) => {
  await openMembers(app)
  const externalId = await onboard(app)
  aws.addRole({ arn: ROLE_ARN, externalId })
  for (const n of [1, 3]) await app.getByRole('checkbox', { name: `Select ${id(n)}` }).check()
  await app.getByRole('button', { name: 'Verify roles' }).click()
  const dialog = app.getByRole('dialog', { name: 'Verify roles' })
  await chooseProfile(dialog, app)
  await dialog.getByRole('button', { name: 'Verify 2 roles' }).click()
  await expect(dialog.getByRole('list', { name: 'Verdicts' }).getByRole('listitem')).toHaveText([
    `${id(1)}: Nobody told us its role yet.`,
    `${id(3)}: The role works.`,
  ])
  await expectAccessible(app)
})

test('ION-15 the role kit is made, copied and saved, and the role is created for the customer', async ({
  app,
  aws,
}) => {
  aws.addRole({ arn: ACCESS_ROLE, trusts: [SIRIUS] })
  await openMembers(app)
  await choose(app, 'Role kit…')
  const kit = app.getByRole('dialog', { name: `Role kit of ${id(3)}` })
  await kit.getByRole('button', { name: 'Make the role kit' }).click()
  const externalId = await kit.getByLabel('External ID').inputValue()
  await expect(kit.getByLabel('Text of Trust policy')).toContainText(externalId)
  await expect(kit.getByLabel('Text of Trust policy')).toContainText(`arn:aws:iam::${SIRIUS}:root`)
  await expect(kit.getByLabel('Text of Permissions for whoever makes it')).toContainText('iam:CreateRole')
  await expect(kit.getByLabel('Text of Link to the console')).toContainText('console.aws.amazon.com')
  await expectAccessible(app)
  const [download] = await Promise.all([
    app.waitForEvent('download'),
    kit.getByRole('button', { name: 'Save CloudFormation template' }).click(),
  ])
  expect(download.suggestedFilename()).toBe(`role-template-${id(3)}.json`)
  await expect(kit.getByRole('button', { name: 'Put the letter into the outbox' })).toHaveAttribute(
    'aria-description',
    'The account has no customer to write to.',
  )

  await kit.getByRole('button', { name: 'New external ID' }).click()
  await app.getByRole('button', { name: 'Make a new one' }).click()
  await expect(kit.getByLabel('External ID')).not.toHaveValue(externalId)

  await kit.getByRole('button', { name: 'Create the role for me' }).click()
  const creation = app.getByRole('dialog', { name: 'Create the role for me' })
  await expect(creation.getByRole('list', { name: 'Calls' }).getByRole('listitem')).toHaveText([
    /sts:AssumeRole/,
    /iam:CreateRole/,
    /iam:AttachRolePolicy/,
  ])
  await expect(creation.getByRole('button', { name: 'Leave it for later' })).toBeVisible()
  await chooseProfile(creation, app)
  await expectAccessible(app)
  await creation.getByRole('button', { name: 'Create role' }).click()
  await expect(creation).toHaveCount(0)
  await expect(kit).toContainText('Nobody has verified it yet.')
  expect(aws.state.roles.get(ROLE_ARN)?.attached).toEqual(['arn:aws:iam::aws:policy/ReadOnlyAccess'])
})
