import { expect, expectAccessible, test } from './support/app.ts'

test('the window opens and shows its frame', async ({ app, server }) => {
  await expect(app).toHaveURL(new RegExp(`^${new URL(server.entryUrl).origin}/(?:#|$)`))
  await expect(app.getByRole('navigation', { name: 'Main' })).toBeVisible()
  await expectAccessible(app)
})

test('a link that was used already says how to get in', async ({ app, server, browser }) => {
  await expect(app.getByRole('navigation', { name: 'Main' })).toBeVisible()
  const context = await browser.newContext()
  const stranger = await context.newPage()
  await stranger.goto(server.entryUrl)
  await expect(stranger.getByRole('heading', { name: 'This link does not open Quartermaster' })).toBeVisible()
  await expectAccessible(stranger)
  await context.close()
})

test('a window whose server has ended says so', async ({ page, server }) => {
  await page.goto(server.entryUrl)
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible()
  await server.stop()
  await expect(page.getByText('The core is disconnected')).toBeVisible()
})
