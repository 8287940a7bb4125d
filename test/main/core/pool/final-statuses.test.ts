import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { addAccounts, id, openPool, reopenWith, STATES } from './pool-fixture.ts'

test('CB-07 CB-14 the store itself refuses to let Allocated and Provisioning failed go back', async () => {
  const fresh = await openPool()
  await addAccounts(fresh, [id(5), id(6)])
  const core = await reopenWith(fresh, {
    [id(5)]: { state: STATES.allocated },
    [id(6)]: { state: STATES.provisioning_failed },
  })
  await core.close()
  const file = new Database(core.workspaceFile)
  const setState = (state: number, account: number) => () =>
    file.prepare('UPDATE account SET state = ? WHERE account_id = ?').run(state, account)
  for (const state of [1, 2, 3, 5, 6, 7]) expect(setState(state, 5)).toThrow('Allocated never changes')
  for (const state of [1, 2, 3, 4, 6]) expect(setState(state, 6)).toThrow('never becomes Ready')
  file.close()
})
