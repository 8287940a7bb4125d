import { expect, test } from 'vitest'
import type { AccountSelection } from '../../../../src/shared/contract/accounts.ts'
import { seedCustomers } from '../../../support/seed-customers.ts'
import { addAccounts, changeNow, failureOf, id, openPool, reopenWith } from '../pool/pool-fixture.ts'

function these(...numbers: readonly number[]): AccountSelection {
  return { kind: 'these', accountIds: numbers.map(id) }
}

async function openTwoCustomers() {
  const fresh = await openPool()
  await addAccounts(fresh, [1, 2, 3, 4].map(id))
  const [acme = '', globex = ''] = seedCustomers(
    fresh.workspaceFile,
    { identifier: 'acme', companyName: 'Acme' },
    { identifier: 'globex', companyName: 'Globex' },
  )
  return { ...(await reopenWith(fresh, {})), acme, globex }
}

test('MSH-19 a removal is not taken back when the quota has no room for it any more', async () => {
  const core = await openTwoCustomers()
  await changeNow(core, these(1, 2, 3, 4), { kind: 'link', customerId: core.acme })
  const removal = await changeNow(core, these(1, 2, 3), { kind: 'unlink', reason: null })
  await core.call('quotas.edit', { customerId: core.acme, kind: 'accounts', most: 3, rev: 0 })
  const why = 'Acme may have 3 accounts and has 1: there is room for 2, not for 3. Raise the quota first.'
  const changeId = removal.changeId ?? ''
  expect(await core.call('activity.previewUndo', { changeId })).toMatchObject({ reversed: 0, refused: why })
  expect(await failureOf(core.run('activity.undo', { changeId }))).toEqual({ code: 'not-allowed', why })
  // One of them has another customer by now, and for the others there is room.
  await changeNow(core, these(3), { kind: 'link', customerId: core.globex })
  expect(await core.run('activity.undo', { changeId })).toMatchObject({ reversed: 2, keptCount: 1 })
})

test('MSH-19 a deleted project does not come back over the quota', async () => {
  const core = await openTwoCustomers()
  const shop = { customerId: core.acme, identifier: 'shop', name: 'Shop' }
  await core.call('projects.create', shop)
  const [project] = (await core.call('projects.list', { customerId: core.acme })).projects
  const { changeId } = await core.call('projects.remove', { id: project?.id ?? '', rev: 1 })
  await core.call('quotas.edit', { customerId: core.acme, kind: 'projects', most: 0, rev: 0 })
  expect(await failureOf(core.run('activity.undo', { changeId: changeId ?? '' }))).toEqual({
    code: 'not-allowed',
    why: 'Acme may have 0 projects and has 0. Raise the quota first.',
  })
})
