import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { actionContent } from './support/action-content.ts'
import { expect, expectAccessible } from './support/app.ts'
import { test } from './support/with-aws.ts'

const [A, B] = ['210987654321', '210987654322']

async function openActions(app: Page): Promise<void> {
  await app.getByRole('link', { name: 'Outbox', exact: true }).click()
  await app.getByRole('tab', { name: /^AWS actions/ }).click()
}

async function chooseProfile(app: Page): Promise<void> {
  const picker = app.getByRole('dialog').getByRole('combobox', { name: 'AWS profile' })
  await picker.click()
  await app.getByRole('option', { name: /^payer/ }).click()
}

test('an empty AWS outbox says what will come to wait there', async ({ app }) => {
  await openActions(app)
  await expect(app.getByText('Nothing waits to be done at AWS')).toBeVisible()
  await expectAccessible(app)
})

test.describe('with invitations that wait', () => {
  test.use({ content: actionContent([A, B]) })

  test('A-01 what will be asked is shown, then run with a profile, and AWS has it', async ({ app, aws }) => {
    await openActions(app)
    const rows = app.getByRole('grid', { name: 'AWS actions' })
    await expect(rows.getByText(A)).toBeVisible()
    await expect(app.getByRole('tab', { name: 'AWS actions 2' })).toBeVisible()
    await expectAccessible(app)

    await app.getByRole('button', { name: 'Run all waiting' }).click()
    const dialog = app.getByRole('dialog', { name: 'Run 2 AWS actions' })
    await expect(dialog.getByText(`--target Id=${A},Type=ACCOUNT`)).toBeVisible()
    await expectAccessible(app)
    await chooseProfile(app)
    await dialog.getByRole('button', { name: 'Run 2 actions' }).click()
    await expect(dialog.getByText('2 actions done.')).toBeVisible()
    await expectAccessible(app)
    await dialog.getByRole('button', { name: 'Close' }).last().click()

    await expect(app.getByRole('button', { name: 'Done 2' })).toBeVisible()
    expect(aws.organization.handshakes).toHaveLength(2)
  })

  test('an answer that was lost is unsure until AWS is asked what became of it', async ({ app, aws }) => {
    await openActions(app)
    aws.fault({ operation: 'InviteAccountToOrganization', kind: 'lost', times: 1 })
    await app.getByRole('button', { name: 'Run all waiting' }).click()
    await chooseProfile(app)
    await app.getByRole('dialog').getByRole('button', { name: 'Run 2 actions' }).click()
    await expect(app.getByRole('dialog').getByText(/1 unsure, 1 left/)).toBeVisible()
    await app.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click()

    await app.getByRole('button', { name: 'Unsure 1' }).click()
    const grid = app.getByRole('grid', { name: 'AWS actions' })
    await expect(grid.getByText(B)).toBeHidden()
    await grid.getByRole('checkbox').first().click()
    const bar = app.getByRole('toolbar', { name: 'Selected AWS actions' })
    await expect(bar.getByRole('button', { name: 'Run selected' })).toHaveAttribute('aria-disabled', 'true')
    await bar.getByRole('button', { name: 'Ask AWS what became of it' }).click()
    await chooseProfile(app)
    await app.getByRole('dialog').getByRole('button', { name: 'Ask AWS', exact: true }).click()
    await expect(app.getByRole('dialog').getByText('1 action done.')).toBeVisible()
    expect(aws.organization.handshakes).toHaveLength(1)
  })

  test('withdrawn and brought back, then given to a colleague as a runbook', async ({ app }) => {
    await openActions(app)
    const grid = app.getByRole('grid', { name: 'AWS actions' })
    await expect(grid.getByText(A)).toBeVisible()
    await grid.getByRole('checkbox').first().click()
    const bar = app.getByRole('toolbar', { name: 'Selected AWS actions' })
    await bar.getByRole('button', { name: 'Withdraw' }).click()
    await expect(app.getByRole('button', { name: 'Withdrawn 2' })).toBeVisible()
    await app.getByRole('button', { name: 'Undo' }).click()
    await expect(app.getByRole('button', { name: 'Waiting 2' })).toBeVisible()

    const download = app.waitForEvent('download')
    await bar.getByRole('button', { name: 'Save runbook' }).click()
    const script = await readFile(await (await download).path(), 'utf8')
    expect(script).toContain(`Id=${B},Type=ACCOUNT`)
    await expect(grid.getByText('In a runbook').first()).toBeVisible()
  })
})
