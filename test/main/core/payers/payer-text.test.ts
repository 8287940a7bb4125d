import { expect, test } from 'vitest'
import { cellsOf, exported } from '../../../support/exported.ts'
import { openTestCore } from '../../../support/open-test-core.ts'
import { newPayer } from '../../../support/new-payer.ts'
import { addPayer } from '../../../support/organization.ts'

test('CS-02 management accounts leave in the order in which they are wanted, harmless to a spreadsheet (invariant 24)', async () => {
  const core = openTestCore()
  const sirius = await addPayer(core, { note: '=1+1' })
  const vega = await addPayer(core, { accountId: '887766554433', name: 'Vega', isMsp: false })
  const payerIds = [vega.id, sirius.id]

  expect(await core.call('payers.copy', { payerIds, format: 'ids' })).toEqual({
    text: `${vega.accountId}\n${sirius.accountId}`,
    rows: 2,
  })
  const csv = await exported(core, 'csv', (file) => core.run('payers.export', { ...file, payerIds }))
  const [headings = [], ...lines] = cellsOf(csv)
  expect(lines.map((cells) => [cells[0], cells[2], cells[headings.indexOf('note')]])).toEqual([
    [vega.accountId, 'no', ''],
    [sirius.accountId, 'yes', "'=1+1"],
  ])
  const json = await core.call('payers.copy', { payerIds: [vega.id], format: 'json' })
  expect(JSON.parse(json.text)).toMatchObject([{ accountId: vega.accountId, name: 'Vega' }])
})

test('management accounts of another provider are never copied', async () => {
  const core = openTestCore()
  const sirius = await core.call('payers.create', newPayer())

  const { id } = await core.call('providers.create', {
    name: 'Contoso',
    emailDomains: [],
    tier: 'distributor',
  })
  await core.call('session.useProvider', { providerId: id })
  expect(await core.call('payers.copy', { payerIds: [sirius.id], format: 'ids' })).toEqual({
    text: '',
    rows: 0,
  })
})
