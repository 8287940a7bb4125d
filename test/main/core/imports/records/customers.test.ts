import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openCustomerTree } from '../../../../support/customer-tree.ts'
import { failureOf } from '../../../../support/failure-of.ts'
import { openImport } from '../../../../support/import-into.ts'
import { openTestCore, type TestCore } from '../../../../support/open-test-core.ts'

const NONE = { create: 0, update: 0, unchanged: 0, skipped: 0, rejected: 0 }

const TREE = [
  'company_name;identifier;kind;parent;domain;sector;pricebook;currency;support_plan;first_name;last_name;email;note',
  'Blue GmbH;blue-gmbh;end_customer;Reseller-One;blue.example;Retail;;EUR;;Jo;Blue;jo@blue.example;first',
  'Reseller One;reseller-one;reseller;;;;PB-1;USD;Business;;;;',
  'Nameless Ltd;;;reseller-one;;;;;;;;;',
  '',
].join('\n')

async function found(core: TestCore, text: string): Promise<string[]> {
  const { customers } = await core.call('customers.find', { text, limit: 50 })
  return customers.map(({ identifier, path, status }) => `${[...path, identifier].join(' > ')} ${status}`)
}

test('a file of customers is recognised, shown as what it becomes, and written as one tree', async () => {
  const core = openTestCore()
  const opened = await openImport(core, TREE, 'customers.csv')
  expect([opened.target, opened.files[0]?.document]).toEqual(['customers', 'customers-csv'])
  const preview = await opened.preview()
  expect([preview.counts, preview.needsEye]).toEqual([{ ...NONE, create: 3 }, 1])
  const rows = await opened.rows(preview)
  expect(rows.map(({ line, values }) => [line, values.identifier, values.kind])).toEqual([
    [2, 'blue-gmbh', 'end_customer'],
    [3, 'reseller-one', 'reseller'],
    [4, 'nameless-ltd', 'end_customer'],
  ])
  const outcome = await opened.run()
  expect(outcome.label).toBe('Imported 3 customers from customers.csv')
  const own = (await core.call('session.get', {})).provider.name
  expect(await found(core, '')).toEqual([
    `${own} > Reseller One > blue-gmbh active`,
    expect.stringContaining('active'),
    `${own} > Reseller One > nameless-ltd active`,
    `${own} > reseller-one active`,
  ])
  expect(await found(core, 'jo@blue.example')).toEqual([`${own} > Reseller One > blue-gmbh active`])
  const { events } = await core.call('activity.page', { filter: {}, first: 0, count: 1 })
  expect(events[0]).toMatchObject({ type: 'IMPORT_COMMITTED', label: outcome.label })
})

test('MSH-05 imported customers wait for approval where that is asked for', async () => {
  const core = openTestCore()
  const { settings } = await core.call('session.get', {})
  await core.call('settings.edit', { ...settings, needsApproval: true })
  await (await openImport(core, TREE)).run()
  expect((await found(core, 'blue')).map((each) => each.split(' ').at(-1))).toEqual(['pending_approval'])
})

test('an update changes only what the file says, and undo brings the rest back', async () => {
  const core = await openCustomerTree()
  const text = 'company_name;identifier;sector\nAcme Ltd;ACME;Retail\nBlue;blue;\nNew One;new-one;\n'
  const opened = await openImport(core, text)
  expect((await opened.preview()).counts).toEqual({ ...NONE, create: 1, skipped: 2 })
  const preview = await opened.preview({ policy: 'update' })
  expect(preview.counts).toEqual({ ...NONE, create: 1, update: 1, unchanged: 1 })
  const [acme] = await opened.rows(preview, { outcome: 'update' })
  expect(acme?.cells).toEqual([
    { field: 'company_name', before: 'Acme', after: 'Acme Ltd' },
    { field: 'sector', before: '', after: 'Retail' },
  ])
  const outcome = await opened.run({ policy: 'update' })
  expect(outcome.label).toBe('Imported 1 customer and updated 1 from accounts.csv')
  expect((await found(core, 'acme ltd')).length).toBe(1)
  const undone = await core.undo(outcome.changeId ?? '')
  expect([undone.reversed, undone.keptCount]).toEqual([2, 0])
  expect([await found(core, 'acme ltd'), await found(core, 'new-one')]).toEqual([[], []])
})

test('undo keeps what was changed or got children since', async () => {
  const core = await openCustomerTree()
  const text = 'company_name;identifier;kind\nParent;parent;reseller\nOther;other;reseller\n'
  const outcome = await (await openImport(core, text)).run()
  const { customers } = await core.call('customers.find', { text: 'parent', limit: 1 })
  await core.add({ companyName: 'Child', parentId: customers[0]?.id ?? '' })
  const undone = await core.undo(outcome.changeId ?? '')
  expect([undone.reversed, undone.keptCount]).toEqual([1, 1])
  expect([(await found(core, 'parent')).length, await found(core, 'other')]).toEqual([1, []])
})

test('invariant 23: a customer created since the preview makes it outdated, and nothing is written', async () => {
  const core = await openCustomerTree()
  const opened = await openImport(core, 'company_name;identifier\nGreen;green\n')
  const { previewId } = await opened.preview()
  await core.add({ companyName: 'Green', identifier: 'green' })
  const failure = await failureOf(core.run('imports.run', { importId: opened.importId, previewId }))
  expect(failure.code).toBe('preview-outdated')
  expect((await opened.preview()).counts).toEqual({ ...NONE, skipped: 1 })
})

test('CB-22 one rejected row stops the import, unless valid rows are enough', async () => {
  const core = await openCustomerTree()
  const text = 'company_name;identifier;parent\nGreen;green;acme\n;empty;acme\nRed;red;nobody\n'
  const opened = await openImport(core, text)
  const failure = await failureOf(opened.run())
  expect(failure).toMatchObject({ code: 'not-allowed' })
  expect(await found(core, 'green')).toEqual([])
  const target = core.grantTarget('rejected.csv')
  const preview = await opened.preview({ validRowsOnly: true })
  const { importId } = opened
  const { previewId } = preview
  const written = await core.run('imports.exportRejects', { importId, previewId, target: target.ref.token })
  expect(written.rows).toBe(2)
  const rejects = readFileSync(target.path, 'utf8').split('\r\n')
  expect(rejects[0]).toBe('\ufeffcompany_name;identifier;parent;file;line;code;reason')
  expect(rejects[1]).toContain(';3;E_CUSTOMER_NAME_MISSING;')
  expect(rejects[2]).toContain(';4;E_CUSTOMER_PARENT_UNKNOWN;')
  const outcome = await core.run('imports.run', { importId, previewId })
  expect(outcome.counts).toEqual({ ...NONE, create: 1, rejected: 2 })
  expect((await found(core, 'green')).length).toBe(1)
})

test('cells typed over, values mapped, rows thrown out and constants count as in any import', async () => {
  const core = await openCustomerTree()
  const text = 'company_name;identifier;parent\nGreen;green;Acme Inc\n;empty;Acme Inc\nRed;red;Acme Inc\n'
  const opened = await openImport(core, text)
  const preview = await opened.preview({
    fixes: [{ kind: 'map-value', field: 'parent', from: 'Acme Inc', to: 'acme' }],
    edits: [{ record: 1, field: 'company_name', value: 'Full' }],
    discarded: [2],
  })
  expect(preview.counts).toEqual({ ...NONE, create: 2, skipped: 1 })
  const rows = await opened.rows(preview)
  expect(rows.map(({ isEdited, values }) => [isEdited, values.company_name, values.parent])).toEqual([
    [false, 'Green', 'acme'],
    [true, 'Full', 'acme'],
    [false, 'Red', 'acme'],
  ])
})

test('the rows of a file can be made something else, and the template is a file of customers', async () => {
  const core = openTestCore()
  const { text } = await core.call('imports.template', { target: 'customers' })
  const template = await openImport(core, `${text}Blue;;;;;;;;;;;;\r\n`)
  expect([template.target, (await template.preview()).counts.create]).toEqual(['customers', 1])
  const opened = await openImport(core, 'name;id\nBlue;blue\n')
  expect(opened.target).toBe('accounts')
  const { importId } = opened
  const { files } = await core.run('imports.retarget', { importId, target: 'customers' })
  expect(files[0]?.mapping).toMatchObject({
    company_name: { kind: 'column', column: 0 },
    identifier: { kind: 'column', column: 1 },
  })
  expect((await opened.preview()).counts).toEqual({ ...NONE, create: 1 })
})

test('a mapping is remembered for the header and its target', async () => {
  const core = openTestCore()
  const first = await openImport(core, 'Title;company_name\nBlue;x\n')
  const mapping = { company_name: { kind: 'column', column: 0 } } as const
  const { importId } = first
  await core.run('imports.configure', { importId, file: 0, mapping, isRemembered: true })
  const again = await openImport(core, 'Title;company_name\nRed;x\n')
  expect(again.files[0]).toMatchObject({ mappingFrom: 'remembered', mapping })
  await core.run('imports.retarget', { importId: again.importId, target: 'accounts' })
})

test('a file without company names is refused in a sentence', async () => {
  const core = openTestCore()
  const opened = await openImport(core, 'identifier;parent\nblue;\n', 'x.csv')
  await core.run('imports.retarget', { importId: opened.importId, target: 'customers' })
  expect(await failureOf(opened.preview())).toMatchObject({
    code: 'unreadable-file',
    file: 'x.csv',
    why: 'No column is matched to “company name”.',
  })
})
