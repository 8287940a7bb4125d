import { describe, expect, it } from 'vitest'
import type { AccountChange } from '../../../../src/shared/contract/account-changes.ts'
import { failureOf } from '../../../support/failure-of.ts'
import { poolContent, writeBehindTheBack } from '../../../support/pool-content.ts'
import { openSmallPool, reopenSmallPool } from '../../../support/small-pool.ts'

const HOLD: AccountChange = { kind: 'hold', reason: 'VAT number', until: '2099-01-01' }
const INVALID: AccountChange = { kind: 'mark-invalid', reason: 'Mailbox is gone' }

describe('rows that were changed since', () => {
  it('are kept and named with the reason, the others go back (invariant 22)', async () => {
    const pool = await openSmallPool(5)
    const { changeId } = await pool.change({ kind: 'edit', model: 'ECAM' }, 1, 2, 3, 4, 5)
    await pool.change(HOLD, 2)
    await pool.change({ kind: 'delete' }, 3)
    writeBehindTheBack(
      pool.workspaceFile,
      `UPDATE account SET state = 2, rev = rev + 1 WHERE account_id = 4;
       UPDATE tally SET n = n - 1 WHERE model = 2 AND state = 1;
       INSERT INTO tally SELECT marketplace, 2, 2, 1 FROM tally LIMIT 1;`,
    )
    const kept = [
      { subject: pool.id(2), why: 'It was changed since.' },
      { subject: pool.id(3), why: 'It was deleted since. Restore it first if you need it.' },
      { subject: pool.id(4), why: 'An order is using it.' },
    ]
    expect(await pool.previewUndo(changeId)).toEqual({
      changeId,
      label: 'Edited 5 accounts',
      reversed: 2,
      kept,
      keptCount: 3,
      refused: null,
    })
    expect(await pool.undo(changeId)).toEqual({
      label: 'Edited 5 accounts',
      reversed: 2,
      keptCount: 3,
      kept,
      durationMs: expect.any(Number),
    })
    expect([(await pool.get(1)).model, (await pool.get(2)).model, (await pool.get(5)).model]).toEqual([
      'SPAM',
      'ECAM',
      'SPAM',
    ])
    expect(poolContent(pool.workspaceFile).countersAgree).toBe(true)
  })

  it('CB-07 CB-14 keep their status: Allocated stays, a failed account never becomes Ready', async () => {
    const pool = await openSmallPool(3)
    const { changeId } = await pool.change(INVALID, 1, 2, 3)
    // As orders will do it: the same revision, so that only the status machine speaks against it.
    writeBehindTheBack(
      pool.workspaceFile,
      `UPDATE account SET state = 4 WHERE account_id = 1; UPDATE account SET state = 5 WHERE account_id = 2;
       UPDATE tally SET n = n - 2 WHERE state = 3;
       INSERT INTO tally SELECT marketplace, 1, 4, 1 FROM tally LIMIT 1;
       INSERT INTO tally SELECT marketplace, 1, 5, 1 FROM tally LIMIT 1;`,
    )
    expect((await pool.undo(changeId)).kept).toEqual([
      { subject: pool.id(1), why: 'It is allocated, and an allocated account stays allocated.' },
      {
        subject: pool.id(2),
        why: 'Its provisioning failed, and a failed account never becomes Ready again.',
      },
    ])
    expect([(await pool.get(1)).status, (await pool.get(2)).status, (await pool.get(3)).status]).toEqual([
      'allocated',
      'provisioning_failed',
      'ready',
    ])
  })

  it('CB-14 go back to Provisioning failed when that is what they were', async () => {
    const pool = await openSmallPool(1)
    writeBehindTheBack(
      pool.workspaceFile,
      `UPDATE account SET state = 5, rev = rev + 1; UPDATE tally SET state = 5 WHERE state = 1`,
    )
    await pool.close()
    const again = reopenSmallPool(pool)
    const { changeId } = await again.change(INVALID, 1)
    await again.undo(changeId)
    expect((await again.get(1)).status).toBe('provisioning_failed')
  })

  it('stay where their marketplace of before is gone', async () => {
    const pool = await openSmallPool(1)
    const { changeId } = await pool.change({ kind: 'edit', marketplaceId: pool.nordics.id }, 1)
    await pool.call('marketplaces.remove', { id: pool.germany.id, rev: 1 })
    expect(await pool.previewUndo(changeId)).toMatchObject({
      refused: 'The account was changed since, so nothing can be taken back.',
      kept: [{ subject: pool.id(1), why: 'The marketplace it came from was removed since.' }],
    })
  })

  it('of a deletion are those that came back by other ways', async () => {
    const pool = await openSmallPool(3)
    const { changeId } = await pool.change({ kind: 'delete' }, 1, 2, 3)
    await pool.call('accounts.restore', { accountId: pool.id(1) })
    await pool.call('accounts.restore', { accountId: pool.id(2) })
    await pool.change({ kind: 'delete' }, 2)
    expect(await pool.undo(changeId)).toMatchObject({
      reversed: 1,
      kept: [
        { subject: pool.id(1), why: 'It was restored since.' },
        { subject: pool.id(2), why: 'It was deleted since. Restore it first if you need it.' },
      ],
    })
  })
})

describe('a change that cannot be taken back says why', () => {
  it('twice, and the undo itself', async () => {
    const pool = await openSmallPool(1)
    const { changeId } = await pool.change(HOLD, 1)
    await pool.undo(changeId)
    const undo = await pool.lastChange()
    expect([await failureOf(pool.undo(changeId)), await failureOf(pool.undo(undo))]).toEqual([
      { code: 'not-allowed', why: 'This was taken back already.' },
      { code: 'not-allowed', why: 'This cannot be taken back.' },
    ])
    expect(await failureOf(pool.undo('nothing'))).toEqual({
      code: 'not-found',
      what: 'change',
      id: 'nothing',
    })
  })

  it('when every account was changed since, and then it stays possible', async () => {
    const pool = await openSmallPool(2)
    const first = await pool.change({ kind: 'edit', model: 'ECAM' }, 1, 2)
    const second = await pool.change(HOLD, 1, 2)
    expect(await failureOf(pool.undo(first.changeId))).toEqual({
      code: 'not-allowed',
      why: 'All 2 accounts were changed since, so nothing can be taken back.',
    })
    await pool.undo(second.changeId)
    expect((await pool.undo(first.changeId)).reversed).toBe(2)
  })

  it('CB-04 when the accounts belong to another provider', async () => {
    const pool = await openSmallPool(1)
    const { changeId } = await pool.change(HOLD, 1)
    const other = await pool.call('providers.create', { name: 'B', emailDomains: [], tier: 'reseller' })
    await pool.call('session.useProvider', { providerId: other.id })
    const why = 'These accounts belong to My company. Switch to My company to take this back.'
    expect((await pool.previewUndo(changeId)).refused).toBe(why)
    expect(await failureOf(pool.undo(changeId))).toEqual({ code: 'not-allowed', why })
  })
})

describe('the log of an undo', () => {
  it('is an event of its own with counts, and the account tells of it', async () => {
    const pool = await openSmallPool(2)
    const { changeId } = await pool.change({ kind: 'edit', model: 'ECAM' }, 1, 2)
    await pool.undo(changeId)
    const { events } = await pool.call('activity.page', { filter: {}, first: 0, count: 2 })
    expect(events.map(({ type, label, subject, change }) => ({ type, label, subject, change }))).toEqual([
      {
        type: 'CHANGESET_UNDONE',
        label: 'Undo: Edited 2 accounts',
        subject: '2 accounts',
        change: { id: expect.any(String), rows: 2, undo: 'not-undoable' },
      },
      {
        type: 'ACCOUNT_EDITED',
        label: 'Edited 2 accounts',
        subject: '2 accounts',
        change: { id: changeId, rows: 2, undo: 'undone' },
      },
    ])
    const { history } = await pool.call('accounts.get', { accountId: pool.id(1) })
    expect(history.map(({ label, cells }) => [label, cells])).toEqual([
      ['Undo: Edited 2 accounts', [{ field: 'Account model', before: 'ECAM', after: 'SPAM' }]],
      ['Edited 2 accounts', [{ field: 'Account model', before: 'SPAM', after: 'ECAM' }]],
      [`Added account ${pool.id(1)}`, []],
    ])
  })
})
