import { expect, test } from 'vitest'
import type { ActionSort } from '../../../../src/shared/contract/actions.ts'
import { cellsOf, exported } from '../../../support/exported.ts'
import { openActionDesk, PAYER } from './scripted-kind.ts'

const BY_SUBJECT: ActionSort = { by: 'subject', direction: 'ascending' }

test('AWS actions are newest first, or in the order of a heading', async () => {
  const { core, record } = await openActionDesk()
  await record(['b', 'c', 'a'])
  const subjects = async (sort?: ActionSort): Promise<string> => {
    const asked = { filter: {}, first: 0, count: 10, ...(sort === undefined ? {} : { sort }) }
    return (await core.call('actions.page', asked)).actions.map(({ subject }) => subject).join('')
  }
  expect(await subjects()).toBe('acb')
  expect(await subjects(BY_SUBJECT)).toBe('abc')
  expect(await subjects({ by: 'subject', direction: 'descending' })).toBe('cba')
  for (const by of ['state', 'operation', 'payer', 'notBefore', 'tried'] as const) {
    expect([by, await subjects({ by, direction: 'ascending' })]).toEqual([by, 'acb'])
  }
})

test('AWS actions leave as the filter shows them, harmless to a spreadsheet (invariant 24)', async () => {
  const { core, record } = await openActionDesk()
  const [plain = ''] = await record(['310987654321', '=sum'])
  const copy = { sort: BY_SUBJECT, format: 'ids' } as const
  expect(await core.call('actions.copy', { ...copy, filter: {} })).toEqual({
    text: '310987654321\n=sum',
    rows: 2,
  })
  expect((await core.call('actions.copy', { ...copy, filter: { ids: [plain] } })).text).toBe('310987654321')
  const csv = await exported(core, 'csv', (file) =>
    core.run('actions.export', { ...file, filter: { search: 'sum' }, sort: BY_SUBJECT }),
  )
  expect(cellsOf(csv).map((cells) => cells.slice(0, 4))).toEqual([
    ['state', 'operation', 'subject', 'management_account_id'],
    ['waiting', 'close_account', "'=sum", PAYER],
  ])
})
