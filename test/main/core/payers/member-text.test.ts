import { expect, test } from 'vitest'
import type { InputOf } from '../../../../src/shared/contract/index.ts'
import type { TestCore } from '../../../support/open-test-core.ts'
import { addMembers, addPayer, seedMembers } from '../../../support/organization.ts'
import { cellsOf, exported } from '../../../support/exported.ts'
import { failureOf } from '../../../support/failure-of.ts'
import { id, openPool } from '../pool/pool-fixture.ts'

const sort = { by: 'accountId', direction: 'descending' } as const

function copy(
  core: TestCore,
  selection: InputOf<'members.copy'>['selection'],
  format: InputOf<'members.copy'>['format'] = 'ids',
) {
  return core.call('members.copy', { selection, sort, format })
}

test('CS-04 members are copied in the order of the list: named ones, or all that match but some', async () => {
  const core = await openPool()
  const sirius = await addPayer(core)
  const vega = await addPayer(core, { accountId: '887766554433', name: 'Vega' })
  await addMembers(core, sirius, [1, 2, 3].map(id))
  await addMembers(core, vega, [id(4)])
  const ofSirius = { payerId: sirius.id }

  expect(await copy(core, { kind: 'these', accountIds: [id(1), id(4)] })).toEqual({
    text: `${id(4)}\n${id(1)}`,
    rows: 2,
  })
  expect(await copy(core, { kind: 'matching', filter: ofSirius, except: [id(2)] })).toEqual({
    text: `${id(3)}\n${id(1)}`,
    rows: 2,
  })
  const json = await copy(core, { kind: 'these', accountIds: [id(4)] }, 'json')
  expect(JSON.parse(json.text)).toMatchObject([{ accountId: id(4), payerName: 'Vega', customer: null }])
})

test('members are exported as the filter shows them, harmless to a spreadsheet (invariant 24)', async () => {
  const core = await openPool()
  const sirius = await addPayer(core, { name: '=Sirius' })
  await addMembers(core, sirius, [1, 2].map(id))
  const written = (format: 'csv' | 'json', search: string): Promise<string> =>
    exported(core, format, (file) => core.run('members.export', { ...file, filter: { search }, sort }))
  expect(cellsOf(await written('csv', 'account')).map((cells) => cells.slice(0, 5))).toEqual([
    ['account_id', 'name', 'email', 'management_account_id', 'management_account'],
    ...[2, 1].map((n) => [id(n), `Account ${id(n)}`, '', sirius.accountId, "'=Sirius"]),
  ])
  expect(JSON.parse(await written('json', id(1)))).toMatchObject([{ accountId: id(1), role: 'missing' }])
})

test('more members than a clipboard takes are refused, and exported whole', async () => {
  const core = await openPool()
  const sirius = await addPayer(core)
  seedMembers(core.workspaceFile, sirius, 10_001)
  const all = copy(core, { kind: 'matching', filter: {}, except: [] })
  expect(await failureOf(all)).toMatchObject({
    code: 'not-allowed',
    why: expect.stringContaining('10,001 members'),
  })
  const csv = await exported(core, 'csv', (file) => core.run('members.export', { ...file, filter: {}, sort }))
  const ids = cellsOf(csv)
    .slice(1)
    .map(([accountId]) => accountId)
  expect([new Set(ids).size, ids[0], ids.at(-1)]).toEqual([10_001, '200000010000', '200000000000'])
})
