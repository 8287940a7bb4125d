import { expect, test } from 'vitest'
import { addAccounts, id, idsOf, openPool, reopenWith, STATES } from './pool-fixture.ts'

test('U-01 holds whose last day has passed are released when the workspace opens, as one change', async () => {
  const fresh = await openPool()
  await addAccounts(fresh, [1, 2, 3, 4].map(id))
  const now = () => new Date('2026-11-21T00:00:00.000Z')
  const hold = (until: string) => ({ state: STATES.held, hold_reason: 'Quota', hold_until: until })
  const core = await reopenWith(
    fresh,
    {
      [id(1)]: hold('2026-11-20'),
      [id(2)]: hold('2026-11-21'),
      [id(3)]: hold('2026-01-01'),
      [id(4)]: { state: STATES.held, hold_reason: 'Open end' },
    },
    { now },
  )
  await released(core)
  expect(await idsOf(core, { isHeld: true })).toEqual([id(2), id(4)])
  expect(await core.call('accounts.totals', { filter: {} })).toMatchObject({
    held: 2,
    byStatus: { ready: 4 },
  })
  const { events } = await core.call('activity.page', {
    filter: { types: ['ACCOUNT_RELEASED'] },
    first: 0,
    count: 10,
  })
  expect(events).toMatchObject([
    {
      actor: 'Quartermaster',
      label: 'Released 2 accounts whose hold had ended',
      change: { rows: 2, undo: 'not-undoable' },
    },
  ])
})

/** Resolves when the pool has changed. */
function released(core: Parameters<typeof reopenWith>[0]): Promise<void> {
  return new Promise((resolve) => {
    core.subscribe(({ kind }) => {
      if (kind === 'pool.changed') resolve()
    })
  })
}
