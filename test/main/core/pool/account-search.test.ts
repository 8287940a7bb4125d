import { expect, test } from 'vitest'
import { createLog } from '../../../../src/main/core/log.ts'
import { indexForSearch } from '../../../../src/main/core/pool/account-search-table.ts'
import { writeDerived } from '../../../../src/main/core/store/change.ts'
import { connect } from '../../../../src/main/core/store/open-database.ts'
import { systemPorts } from '../../../../src/main/core/system-ports.ts'
import { addAccounts, id, idsOf, openPool, reopenWith, type PoolCore } from './pool-fixture.ts'

async function openNamedPool(): Promise<PoolCore> {
  const fresh = await openPool()
  await addAccounts(
    fresh,
    [1, 2, 3, 4, 5, 6, 7].map((n) => id(n * 111111111111)),
  )
  return reopenWith(fresh, {
    [id(111111111111)]: { name: 'Straße "Nord" 100%', email: 'nord@example.com' },
    [id(222222222222)]: { name: 'Müller & Söhne', email: 'AWS+Mueller@Example.com' },
    [id(333333333333)]: { name: "O'Brien; DROP TABLE account; --", email: 'ob@example.org' },
    [id(444444444444)]: { name: 'abc', email: 'def@example.org' },
    [id(555555555555)]: { name: 'Zażółć gęślą 日本語 😀😃😄', email: 'zg@example.org' },
    [id(666666666666)]: { name: 'x_y', email: 'x%y@example.org' },
  })
}

/** Brings every account into the search index, as the bulk worker does behind a large import. */
async function indexed(core: PoolCore): Promise<PoolCore> {
  await core.close()
  const connection = connect(core.workspaceFile)
  const ports = systemPorts(createLog(() => {}))
  writeDerived({ connection, ports }, (db) => indexForSearch(db, 1, 7))
  connection.close()
  return reopenWith(core, {})
}

const CASES: readonly (readonly [string, readonly number[]])[] = [
  ['example', [1, 2, 3, 4, 5, 6]],
  ['EXAMPLE.COM', [1, 2]],
  ['müller', [2]],
  ['MÜLLER', [2]],
  ['söhne', [2]],
  ['straße', [1]],
  ['"nord"', [1]],
  ['100%', [1]],
  ["o'brien", [3]],
  ["'; drop", []],
  ['; DROP TABLE account; --', [3]],
  ['zażółć', [5]],
  ['日本語', [5]],
  ['😀😃😄', [5]],
  ['x_y', [6]],
  ['x%y', [6]],
  ['111', [1]],
  ['1111111', [1]],
  ['222222222222', [2]],
  ['2222-2222-2222', [2]],
  ['2222 2222 2222', [2]],
  ['123456', []],
  // The end of a name and the start of an email are no match.
  ['bcdef', []],
  ['abc\ndef', []],
  ['ab', [3, 4]],
  ['b', [3, 4]],
  ['%', [1, 6]],
  ['日本', [5]],
  // One or two digits, or digits with an asterisk, are the start of an id.
  ['7', [7]],
  ['33', [3]],
  ['333*', [3]],
  ['3333-3333*', [3]],
  ['2222222222222*', []],
  ['a\0b', []],
  ['\0\0\0', []],
  ['   ', [1, 2, 3, 4, 5, 6, 7]],
]

test('a search finds parts of ids, names and emails before they are in the index', async () => {
  const core = await openNamedPool()
  const found: [string, number[]][] = []
  for (const [search] of CASES) found.push([search, numbers(await idsOf(core, { search }))])
  expect(found).toEqual(CASES)
})

test('a search finds the same through the index', async () => {
  const core = await indexed(await openNamedPool())
  const found: [string, number[]][] = []
  for (const [search] of CASES) found.push([search, numbers(await idsOf(core, { search }))])
  expect(found).toEqual(CASES)
})

test('a search finds indexed accounts and those after the watermark together, in every order', async () => {
  const core = await indexed(await openNamedPool())
  await addAccounts(core, [id(11), id(22)])
  const search = '0000000'
  expect(await idsOf(core, { search })).toEqual([id(11), id(22)])
  expect(await idsOf(core, { search: '111' })).toEqual([id(111111111111)])
  expect(await idsOf(core, { search: 'example.org' }, { by: 'added', direction: 'descending' })).toEqual(
    [6, 5, 4, 3].map((n) => id(n * 111111111111)),
  )
  expect(await idsOf(core, { search: 'example.org' }, { by: 'name', direction: 'ascending' })).toEqual(
    [4, 3, 6, 5].map((n) => id(n * 111111111111)),
  )
  expect(
    await core.call('accounts.page', {
      filter: { search: 'example' },
      sort: { by: 'accountId', direction: 'descending' },
      first: 1,
      count: 2,
    }),
  ).toMatchObject({
    rows: [{ accountId: id(555555555555) }, { accountId: id(444444444444) }],
    total: 6,
    isExact: true,
  })
})

test('a deleted account is not found, a restored one is', async () => {
  const core = await indexed(await openNamedPool())
  const remove = async () => {
    const { version } = await core.call('accounts.totals', { filter: {} })
    await core.run('accounts.change', {
      selection: { kind: 'these', accountIds: [id(222222222222)] },
      change: { kind: 'delete' },
      version,
    })
  }
  await remove()
  expect(await idsOf(core, { search: 'müller' })).toEqual([])
  await core.call('accounts.restore', { accountId: id(222222222222) })
  expect(await idsOf(core, { search: 'müller' })).toEqual([id(222222222222)])
})

function numbers(ids: readonly string[]): number[] {
  return ids.map((text) => Number(text) / 111111111111)
}

test('the accounts whose ids begin so are listed in the order asked for, newest first too', async () => {
  const core = await openPool()
  await addAccounts(core, [3, 1, 2].map(id))
  const filter = { search: '0000*' }
  expect(await idsOf(core, filter, { by: 'added', direction: 'descending' })).toEqual([2, 1, 3].map(id))
  expect(await idsOf(core, filter, { by: 'added', direction: 'ascending' })).toEqual([3, 1, 2].map(id))
})
