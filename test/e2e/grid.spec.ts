import type { Locator, Page } from '@playwright/test'
import { expect, test } from './support/app.ts'
import { id, poolContent } from './support/pool-content.ts'

const MANY = 200_000
test.use({ content: poolContent({ accounts: 2, manyMore: MANY }) })

async function openGrid(app: Page): Promise<Locator> {
  await app.getByRole('link', { name: 'Pool', exact: true }).click()
  const grid = app.getByRole('grid', { name: 'Accounts' })
  await expect(grid).toHaveAttribute('aria-rowcount', String(MANY + 3))
  await expect(grid.getByRole('row', { name: new RegExp(String(100_000_000_000 + MANY)) })).toBeVisible()
  return grid
}

test('the scrollbar reaches the first and the last of 200,000 rows, and every place between shows rows', async ({
  app,
}) => {
  const grid = await openGrid(app)
  const drag = (share: number): Promise<void> =>
    grid.evaluate((element, part) => {
      element.scrollTop = part * (element.scrollHeight - element.clientHeight)
    }, share)
  for (const share of [0.25, 0.5, 0.9]) {
    await drag(share)
    const middle = 100_000_000_000 + MANY - Math.round(share * MANY)
    await expect
      .poll(async () => Number(await grid.getAttribute('data-first-row')))
      .toBeGreaterThan(share * MANY - 60)
    const shown = grid.getByRole('row').nth(5).getByRole('gridcell').nth(1)
    await expect.poll(async () => Math.abs(Number(await shown.textContent()) - middle)).toBeLessThan(60)
  }
  await drag(1)
  await expect(grid.getByRole('row', { name: new RegExp(id(1)) })).toBeVisible()
  await drag(0)
  await expect(grid.getByRole('row', { name: new RegExp(String(100_000_000_000 + MANY)) })).toBeVisible()
})

test('a wheel step moves three whole rows', async ({ app }) => {
  const grid = await openGrid(app)
  await grid.hover()
  for (const first of [3, 6, 9]) {
    await app.mouse.wheel(0, 100)
    await expect(grid).toHaveAttribute('data-first-row', String(first))
  }
  await app.mouse.wheel(0, -100)
  await expect(grid).toHaveAttribute('data-first-row', '6')
})

test('the keyboard walks the rows, reaches the last one, chooses ranges and never loses its place', async ({
  app,
}) => {
  const grid = await openGrid(app)
  await grid.focus()
  await app.keyboard.press('Control+End')
  await expect(grid.getByRole('row', { name: new RegExp(id(1)) })).toBeVisible()
  await app.keyboard.press('ArrowUp')
  await app.keyboard.press('Shift+ArrowDown')
  await expect(app.getByText('2 selected')).toBeVisible()
  await app.keyboard.press('Escape')
  await app.keyboard.press('Control+Home')
  await app.keyboard.press('PageDown')
  await app.keyboard.press('Space')
  await expect(app.getByText('1 selected')).toBeVisible()
  await expect(grid).toBeFocused()
  await expect(grid.locator('[data-active]')).toBeVisible()
})

test('columns are resized, moved and hidden without a mouse, and stay so after a reload', async ({ app }) => {
  const grid = await openGrid(app)
  const width = grid.getByRole('separator', { name: 'Width of Marketplace' })
  const before = Number(await width.getAttribute('aria-valuenow'))
  await width.focus()
  await app.keyboard.press('ArrowRight')
  await expect(width).toHaveAttribute('aria-valuenow', String(before + 16))
  await app.getByRole('button', { name: 'Columns' }).click()
  await app.getByRole('checkbox', { name: 'Source' }).uncheck()
  await app.getByRole('button', { name: 'Move Model left' }).click()
  await app.keyboard.press('Escape')
  await app.reload()
  await expect(width).toHaveAttribute('aria-valuenow', String(before + 16))
  await expect(grid.getByRole('columnheader', { name: 'Source' })).toHaveCount(0)
  await expect(grid.getByRole('columnheader').nth(2)).toHaveText('Model')
})

test('a heading sorts both ways and says so', async ({ app }) => {
  const grid = await openGrid(app)
  const heading = grid.getByRole('columnheader', { name: 'Account ID' })
  await heading.click()
  await expect(heading).toHaveAttribute('aria-sort', 'ascending')
  await expect(grid.getByRole('row').nth(1)).toHaveAccessibleName(new RegExp(id(1)))
  await heading.click()
  await expect(heading).toHaveAttribute('aria-sort', 'descending')
  await expect(grid.getByRole('row').nth(1)).toHaveAccessibleName(new RegExp(String(100_000_000_000 + MANY)))
})
