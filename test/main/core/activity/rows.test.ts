import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { failureOf } from '../../../support/failure-of.ts'
import { openTestCore, testFolder } from '../../../support/open-test-core.ts'
import { seedWorkspace } from '../../../support/seed-accounts.ts'
import { openSmallPool } from '../../../support/small-pool.ts'

/** How a row names an account. */
function account(id: string): { key: string; subject: string } {
  return { key: `account ${id}`, subject: id }
}

describe('activity.rows', () => {
  it('opens a bulk change to its accounts, before and after in words, whatever happened later', async () => {
    const pool = await openSmallPool(3)
    const { id: marketplaceId } = pool.nordics
    const { changeId } = await pool.change({ kind: 'edit', marketplaceId, model: 'ECAM' }, 1, 2)
    await pool.change({ kind: 'edit', model: 'SPAM' }, 2)
    await pool.change({ kind: 'hold', reason: 'VAT', until: null }, 1)
    const cells = [
      { field: 'Marketplace', before: 'MP-10', after: 'MP-20' },
      { field: 'Account model', before: 'SPAM', after: 'ECAM' },
    ]
    expect(await pool.call('activity.rows', { changeId: changeId ?? '', first: 0, count: 10 })).toEqual({
      rows: [
        { ...account(pool.id(1)), outcome: 'Edited', cells },
        { ...account(pool.id(2)), outcome: 'Edited', cells },
      ],
      total: 2,
    })
  })

  it('names every kind of change', async () => {
    const pool = await openSmallPool(2)
    const rowsOf = async (changeId: string | null): Promise<unknown> =>
      (await pool.call('activity.rows', { changeId: changeId ?? '', first: 0, count: 10 })).rows
    const hold = await pool.change({ kind: 'hold', reason: 'VAT', until: '2099-01-01' }, 1)
    const deletion = await pool.change({ kind: 'delete' }, 1)
    const deleted = await rowsOf(deletion.changeId)
    await pool.call('accounts.restore', { accountId: pool.id(1) })
    const restored = await rowsOf(await pool.lastChange())
    const added = (await pool.get(2)).changeId
    const accountId = pool.id(1)
    expect([
      await rowsOf(hold.changeId),
      deleted,
      await rowsOf(deletion.changeId),
      restored,
      await rowsOf(added),
    ]).toEqual([
      [
        {
          ...account(accountId),
          outcome: 'Edited',
          cells: [
            { field: 'Status', before: 'Ready', after: 'Ready, on hold' },
            { field: 'Hold reason', before: '', after: 'VAT' },
            { field: 'Hold until', before: '', after: '2099-01-01' },
          ],
        },
      ],
      [{ ...account(accountId), outcome: 'Deleted', cells: [] }],
      [{ ...account(accountId), outcome: 'Deleted, back since', cells: [] }],
      [{ ...account(accountId), outcome: 'Restored', cells: [] }],
      [
        {
          ...account(pool.id(2)),
          outcome: 'Added',
          cells: [
            { field: 'Marketplace', before: '', after: 'MP-10' },
            { field: 'Account model', before: '', after: 'SPAM' },
            { field: 'Status', before: '', after: 'Ready' },
          ],
        },
      ],
    ])
  })

  it('pages through an import of thousands', async () => {
    const file = join(testFolder(), 'workspace.sqlite')
    const changeId = seedWorkspace(file, 30_000)
    const core = openTestCore({ workspaceFile: file })
    const page = async (first: number): Promise<unknown> => {
      const { rows, total } = await core.call('activity.rows', { changeId, first, count: 2 })
      return [rows.map(({ subject }) => subject), total]
    }
    expect([await page(0), await page(29_999), await page(30_000)]).toEqual([
      [['100000000000', '100000000001'], 30_000],
      [['100000029999'], 30_000],
      [[], 30_000],
    ])
  })

  it('says when there is no such change', async () => {
    const core = openTestCore()
    expect(await failureOf(core.call('activity.rows', { changeId: 'x', first: 0, count: 1 }))).toEqual({
      code: 'not-found',
      what: 'change',
      id: 'x',
    })
  })
})
