import type { Locator } from '@playwright/test'
import { FIRST_ACCOUNT_ID, seedWorkspace } from '../support/seed-accounts.ts'
import { expect, test } from './support/app.ts'
import { dragThrough, timeFetches } from './support/watch-grid.ts'

const ROWS = 5_000_000

test.use({ content: { write: async (workspaceFile) => void seedWorkspace(workspaceFile, ROWS) } })

/** The number of the row at the top, once it begins exactly below the heading. */
async function topRow(grid: Locator): Promise<number> {
  const top = Number(await grid.getAttribute('data-first-row'))
  const row = await grid.locator(`[data-row="${top}"]`).boundingBox()
  const heading = await grid.getByRole('row').first().boundingBox()
  expect(row?.y).toBe((heading?.y ?? 0) + (heading?.height ?? 0))
  return top
}

// One test, because writing that many accounts takes longer than looking at them.
test('5,000,000 rows: both ends are reached, a wheel step moves whole rows, and rows come as soon as they are fetched', async ({
  app,
}) => {
  test.setTimeout(120_000)
  await app.getByRole('link', { name: 'Pool', exact: true }).click()
  const grid = app.getByRole('grid', { name: 'Accounts' })
  const account = (id: number): Locator => grid.getByRole('gridcell', { name: String(id), exact: true })
  await expect(grid).toHaveAttribute('aria-rowcount', String(ROWS + 1))
  await expect(account(FIRST_ACCOUNT_ID + ROWS - 1)).toBeInViewport({ ratio: 1 })
  await timeFetches(app)

  await test.step('the scrollbar reaches the last row and the first one', async () => {
    await dragThrough(grid, [1])
    await expect(account(FIRST_ACCOUNT_ID)).toBeInViewport({ ratio: 1 })
    await expect(grid.getByRole('row').last()).toHaveAttribute('aria-rowindex', String(ROWS + 1))
    await dragThrough(grid, [0])
    await expect(account(FIRST_ACCOUNT_ID + ROWS - 1)).toBeInViewport({ ratio: 1 })
  })

  await test.step('a wheel step in the middle moves three whole rows', async () => {
    await dragThrough(grid, [0.5])
    await grid.hover()
    const before = await topRow(grid)
    for (const rows of [3, 6, 9]) {
      await app.mouse.wheel(0, 100)
      await expect(grid).toHaveAttribute('data-first-row', String(before + rows))
      expect(await topRow(grid)).toBe(before + rows)
    }
  })

  await test.step('rows dragged to are blank for one fetch at most', async () => {
    for (const share of [0.1, 0.9, 0.3, 0.7]) {
      const { longestBlankMs, longestFetchMs, longestFrameMs } = await dragThrough(grid, [share])
      expect(longestBlankMs).toBeLessThanOrEqual(longestFetchMs + 2 * longestFrameMs)
    }
  })

  await test.step('after a fast drag they wait for one more fetch at most, which was on its way already', async () => {
    const shares = Array.from({ length: 40 }, (_, step) => (step + 1) / 50)
    const { longestBlankMs, longestFetchMs, longestFrameMs } = await dragThrough(grid, shares)
    expect(longestBlankMs).toBeLessThanOrEqual(2 * (longestFetchMs + longestFrameMs))
  })
})
