import { expect, test } from 'vitest'
import type { DifferenceSort } from '../../../../src/shared/contract/listings.ts'
import { cellsOf, exported } from '../../../support/exported.ts'
import { ALL, openListedCore, type ListedCore } from '../../../support/listed-core.ts'

const [A, B, C] = ['100000000001', '100000000002', '100000000003'] as const
const BY_NAME: DifferenceSort = { by: 'name', direction: 'descending' }

/** Three accounts that are new, whose names are in another order than their ids; one name is a formula. */
async function openNewAccounts(): Promise<ListedCore> {
  const core = await openListedCore()
  await core.bring([
    { Id: A, Name: 'Mizar' },
    { Id: B, Name: '=Alcor' },
    { Id: C, Name: 'Vega' },
  ])
  return core
}

test('differences are sorted by every heading, and stay in pages', async () => {
  const core = await openNewAccounts()
  const { payerId } = core
  const page = async (sort: DifferenceSort, first = 0): Promise<string[]> => {
    const asked = { payerId, filter: {}, sort, first, count: 2 }
    return (await core.call('listings.differences', asked)).rows.map(({ accountId }) => accountId)
  }
  expect(await page(BY_NAME)).toEqual([C, A])
  expect(await page(BY_NAME, 2)).toEqual([B])
  expect(await page({ by: 'accountId', direction: 'descending' })).toEqual([C, B])
  for (const by of ['kind', 'field', 'ours', 'theirs', 'times', 'seen'] as const) {
    const rows = [
      ...(await page({ by, direction: 'descending' })),
      ...(await page({ by, direction: 'descending' }, 2)),
    ]
    expect([by, rows.toSorted()]).toEqual([by, [A, B, C]])
  }
})

test('chosen differences are copied in the order of the list, also those that were put aside', async () => {
  const core = await openNewAccounts()
  const { payerId } = core
  const differences = (await core.differences()).map(({ accountId, field }) => ({ accountId, field }))
  const [first] = differences
  if (first === undefined) throw new Error('a new account is a difference')
  const copy = { payerId, sort: BY_NAME, format: 'ids' } as const
  expect(await core.call('listings.copyDifferences', { ...copy, selection: ALL })).toEqual({
    text: `${C}\n${A}\n${B}`,
    rows: 3,
  })
  await core.call('listings.ignore', { payerId, differences: [first], isIgnored: true })
  const named = { kind: 'these', differences } as const
  const { text } = await core.call('listings.copyDifferences', { ...copy, selection: named })
  expect(text).toBe(`${C}\n${A}\n${B}`)
  const except = {
    ...ALL,
    except: [{ accountId: differences[2]?.accountId ?? first.accountId, field: first.field }],
  }
  expect((await core.call('listings.copyDifferences', { ...copy, selection: except })).text).toBe(B)
})

test('differences are exported as the filter shows them, harmless to a spreadsheet (invariant 24)', async () => {
  const core = await openNewAccounts()
  const { payerId } = core
  const csv = await exported(core, 'csv', (file) =>
    core.run('listings.exportDifferences', { ...file, payerId, filter: {}, sort: BY_NAME }),
  )
  expect(cellsOf(csv).map((cells) => cells.slice(0, 3))).toEqual([
    ['account_id', 'name', 'kind'],
    [C, 'Vega', 'new'],
    [A, 'Mizar', 'new'],
    [B, "'=Alcor", 'new'],
  ])
})
