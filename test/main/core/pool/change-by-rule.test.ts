import { expect, test } from 'vitest'
import type { AccountChange } from '../../../../src/shared/contract/account-changes.ts'
import type { AccountSelection } from '../../../../src/shared/contract/accounts.ts'
import type { Job } from '../../../../src/shared/contract/jobs.ts'
import {
  addAccounts,
  failureOf,
  id,
  idsOf,
  openPool,
  reopenWith,
  reopenWithImported,
  STATES,
} from './pool-fixture.ts'

const EVERYTHING: AccountSelection = { kind: 'matching', filter: {}, except: [] }

test('CB-26 everything a filter matches is deleted by rule, except the rows that were left out', async () => {
  const fresh = await openPool()
  await addAccounts(fresh, [1, 2, 3].map(id), { model: 'ECAM' })
  const core = await reopenWithImported(fresh, 25_000)
  const selection: AccountSelection = {
    kind: 'matching',
    filter: { models: ['SPAM'] },
    except: [id(300000000000), id(300000000001)],
  }
  const preview = await core.call('accounts.previewChange', { selection, change: { kind: 'delete' } })
  expect({ selected: preview.selected, affected: preview.affected }).toEqual({
    selected: 12_498,
    affected: 12_498,
  })
  expect(preview.examples).toHaveLength(20)
  expect(preview.examples[0]?.cells).toEqual([{ field: 'Status', before: 'Ready', after: 'Deleted' }])

  const seen: number[] = []
  const outcome = await core.run(
    'accounts.change',
    { selection, change: { kind: 'delete' }, version: preview.version },
    (_job, progress) => {
      if (progress !== null) seen.push(progress.done)
    },
  )
  expect(outcome).toMatchObject({ label: 'Deleted 12,498 accounts', affected: 12_498 })
  expect(seen.at(-1)).toBe(12_498)
  expect(await core.call('accounts.totals', { filter: {} })).toMatchObject({ total: 12_505 })
  expect(await idsOf(core, { models: ['SPAM'] })).toEqual([id(300000000000), id(300000000001)])

  await core.run('activity.undo', { changeId: outcome.changeId ?? '' })
  expect(await core.call('accounts.totals', { filter: {} })).toMatchObject({ total: 25_003 })
})

test('A-11 the preview of a deletion counts every Allocated account, also far beyond its examples', async () => {
  const imported = await reopenWithImported(await openPool(), 1000)
  const core = await reopenWith(imported, {
    [id(300000000500)]: { state: STATES.allocated },
    [id(300000000999)]: { state: STATES.allocated },
  })
  const allocatedIn = async (selection: AccountSelection, change: AccountChange): Promise<number> =>
    (await core.call('accounts.previewChange', { selection, change })).affectedAllocated
  expect([
    await allocatedIn(EVERYTHING, { kind: 'delete' }),
    await allocatedIn({ ...EVERYTHING, except: [id(300000000999)] }, { kind: 'delete' }),
    await allocatedIn({ kind: 'these', accountIds: [id(300000000000)] }, { kind: 'delete' }),
    // They stay as they are, so nothing happens to them.
    await allocatedIn(EVERYTHING, { kind: 'edit', model: 'ECAM' }),
  ]).toEqual([2, 1, 0, 0])
})

test('a cancelled bulk change leaves every account, count and the log as they were', async () => {
  const core = await reopenWithImported(await openPool(), 60_000)
  const before = await core.call('accounts.totals', { filter: {} })
  const change: AccountChange = { kind: 'mark-invalid', reason: 'Audit' }
  const { version } = await core.call('accounts.previewChange', { selection: EVERYTHING, change })
  let isCancelled = false
  const failure = await failureOf(
    core.run('accounts.change', { selection: EVERYTHING, change, version }, (job: Job) => {
      if (isCancelled) return
      isCancelled = true
      void core.call('jobs.cancel', { jobId: job.jobId })
    }),
  )
  expect(failure).toEqual({ code: 'cancelled' })
  expect(await core.call('accounts.totals', { filter: {} })).toEqual(before)
  expect(
    await core.call('activity.page', { filter: { types: ['ACCOUNT_STATUS_CHANGED'] }, first: 0, count: 1 }),
  ).toMatchObject({ total: 0 })
})
