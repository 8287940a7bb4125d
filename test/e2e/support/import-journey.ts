import { join } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'

/** A file of test/samples. */
export function sample(name: string): string {
  return join(import.meta.dirname, '../../samples', name)
}

/** A file that exists only in this test. */
export function fileOf(
  name: string,
  content: string | Buffer,
): { name: string; mimeType: string; buffer: Buffer } {
  return { name, mimeType: 'text/csv', buffer: Buffer.from(content) }
}

/** Rows below the usual header. */
export function csv(...rows: readonly string[]): string {
  return ['account_id;marketplace_id;account_model', ...rows].join('\r\n')
}

/** Goes to the import as people do. */
export async function openImport(app: Page): Promise<void> {
  await app.getByRole('link', { name: 'Pool', exact: true }).click()
  await app.getByRole('button', { name: 'Import accounts' }).click()
  await expect(step(app, 'Choose file')).toHaveAttribute('aria-current', 'step')
}

/** Chooses files in the picker. */
export async function chooseFiles(app: Page, files: Parameters<Locator['setInputFiles']>[0]): Promise<void> {
  const opened = app.waitForEvent('filechooser')
  await app.getByRole('button', { name: 'Choose files' }).click()
  await (await opened).setFiles(files)
}

/** Pastes rows; with nothing odd in them the review follows. */
export async function paste(app: Page, text: string): Promise<void> {
  await app.getByLabel('Or paste rows').fill(text)
  await app.getByRole('button', { name: 'Read pasted rows' }).click()
}

/** A step of the bar. */
export function step(app: Page, name: string): Locator {
  return app.getByRole('button', { name, exact: true })
}

/** A counter of the review; its name holds its count. */
export function counter(app: Page, name: string): Locator {
  return app.getByRole('group', { name: 'Outcome' }).getByRole('button', { name, exact: true })
}

/** Adds the marketplace that a file names and nobody knows. */
export async function createMarketplace(app: Page, code: string): Promise<void> {
  await app.getByRole('button', { name: `Create marketplace ${code}` }).click()
  const dialog = app.getByRole('dialog', { name: 'New marketplace' })
  await expect(dialog.getByLabel('Marketplace ID')).toHaveValue(code)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toHaveCount(0)
}

/** Presses Tab until something has the focus. */
export async function tabTo(app: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await app.keyboard.press('Tab')
  }
  await expect(target).toBeFocused()
}
