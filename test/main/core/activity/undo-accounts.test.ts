import { describe, expect, it } from 'vitest'
import type { AccountChange } from '../../../../src/shared/contract/account-changes.ts'
import { poolContent } from '../../../support/pool-content.ts'
import { openSmallPool, type SmallPool } from '../../../support/small-pool.ts'

const HOLD: AccountChange = { kind: 'hold', reason: 'VAT number', until: '2099-01-01' }
const INVALID: AccountChange = { kind: 'mark-invalid', reason: 'Mailbox is gone' }

/** Does something and takes it back: the whole pool, on disk and in memory, before and after. */
async function thereAndBack(pool: SmallPool, act: () => Promise<string | null>) {
  const look = async (): Promise<unknown> => {
    const { version: _version, ...totals } = await pool.call('accounts.totals', { filter: {} })
    return { content: poolContent(pool.workspaceFile), totals }
  }
  const before = await look()
  const changeId = await act()
  const between = await look()
  const preview = await pool.previewUndo(changeId)
  const outcome = await pool.undo(changeId)
  return {
    before,
    isDifferentBetween: JSON.stringify(between) !== JSON.stringify(before),
    previewed: [preview.reversed, preview.keptCount, preview.refused],
    reversed: [outcome.reversed, outcome.keptCount],
    after: await look(),
    findings: (await pool.run('workspace.check', {})).findings,
  }
}

/** What `thereAndBack` finds when so many rows went back and nothing else happened. */
function undone({ before }: { readonly before: unknown }, rows: number): unknown {
  return {
    before,
    isDifferentBetween: true,
    previewed: [rows, 0, null],
    reversed: [rows, 0],
    after: before,
    findings: [],
  }
}

describe('taking back a change of accounts puts everything back as it was', () => {
  it.each<[string, AccountChange]>([
    ['CB-23 a new model', { kind: 'edit', model: 'ECAM' }],
    ['CB-12 marked invalid', INVALID],
    ['a hold', HOLD],
    ['CB-25 deleted', { kind: 'delete' }],
  ])('%s', async (_what, change) => {
    const pool = await openSmallPool(4)
    const seen = await thereAndBack(pool, async () => (await pool.change(change, 1, 3)).changeId)
    expect(seen).toEqual(undone(seen, 2))
  })

  it('CB-23 another marketplace', async () => {
    const pool = await openSmallPool(3)
    const change: AccountChange = { kind: 'edit', marketplaceId: pool.nordics.id, model: 'ECAM' }
    const seen = await thereAndBack(pool, async () => (await pool.change(change, 1, 2, 3)).changeId)
    expect(seen).toEqual(undone(seen, 3))
  })

  it('a release', async () => {
    const pool = await openSmallPool(3)
    await pool.change(HOLD, 1, 2)
    const seen = await thereAndBack(pool, async () => (await pool.change({ kind: 'release' }, 1, 2)).changeId)
    expect(seen).toEqual(undone(seen, 2))
  })

  it('A-13 brought back from Invalid', async () => {
    const pool = await openSmallPool(2)
    await pool.change(INVALID, 1)
    const back: AccountChange = { kind: 'revalidate', reason: 'Mailbox is back' }
    const seen = await thereAndBack(pool, async () => (await pool.change(back, 1)).changeId)
    expect(seen).toEqual(undone(seen, 1))
  })

  it('CB-16 one account added by hand: its id is free again', async () => {
    const pool = await openSmallPool(1)
    const account = { accountId: pool.id(7), marketplaceId: pool.germany.id, model: 'ECAM' } as const
    const create = async (): Promise<string> => (await pool.call('accounts.create', account)).changeId
    const seen = await thereAndBack(pool, create)
    expect(seen).toEqual(undone(seen, 1))
    expect(await pool.call('accounts.check', { text: pool.id(7) })).toMatchObject({ verdict: 'free' })
    await create()
  })

  it('one account edited by hand', async () => {
    const pool = await openSmallPool(2)
    const edit = async (): Promise<string> => {
      const place = { accountId: pool.id(2), marketplaceId: pool.nordics.id, model: 'SPAM' } as const
      await pool.call('accounts.edit', { ...place, rev: 1 })
      return pool.lastChange()
    }
    const seen = await thereAndBack(pool, edit)
    expect(seen).toEqual(undone(seen, 1))
  })

  it('A-08 one account restored: it is deleted again, as it was', async () => {
    const pool = await openSmallPool(2)
    await pool.change({ kind: 'delete' }, 1)
    const restore = async (): Promise<string> => {
      await pool.call('accounts.restore', { accountId: pool.id(1) })
      return pool.lastChange()
    }
    const seen = await thereAndBack(pool, restore)
    expect(seen).toEqual(undone(seen, 1))
  })

  it('one change after the other, back to the beginning', async () => {
    const pool = await openSmallPool(2)
    const before = poolContent(pool.workspaceFile)
    const first = await pool.change({ kind: 'edit', model: 'ECAM' }, 1, 2)
    const second = await pool.change(HOLD, 1)
    await pool.undo(second.changeId)
    expect(await pool.undo(first.changeId)).toMatchObject({ reversed: 2, keptCount: 0 })
    expect(poolContent(pool.workspaceFile)).toEqual(before)
  })
})
