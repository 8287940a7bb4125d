import { expect, test } from 'vitest'
import type { InputOf } from '../../../../../src/shared/contract/index.ts'
import { failureOf } from '../../../../support/failure-of.ts'
import { openGovernedCore, type GovernedCore } from '../../../../support/governed-core.ts'
import { openImport } from '../../../../support/import-into.ts'

const TAG: Omit<InputOf<'tags.define'>, 'name'> = {
  description: '',
  type: 'text',
  choices: [],
  pattern: null,
  defaultValue: null,
  isRestricted: false,
  isImmutable: false,
  isMandatory: false,
}

const define = (core: GovernedCore, tag: Partial<typeof TAG> & { readonly name: string }) =>
  core.call('tags.define', { ...TAG, ...tag })

/** The tags of a customer, by name. */
async function tagsOf(core: GovernedCore, identifier: string): Promise<unknown> {
  const { id: customerId } = await core.call('customers.get', { identifier })
  const { definitions } = await core.call('tags.definitions', {})
  const { values } = await core.call('tags.values', { customerId })
  const valueOf = new Map(values.map(({ definitionId, value }) => [definitionId, value]))
  return Object.fromEntries(definitions.map(({ id, name }) => [name, valueOf.get(id) ?? null]))
}

test('MSH-03 invariant 14 imported customers get the tags of their columns, and defaults for the rest', async () => {
  const core = await openGovernedCore()
  await define(core, { name: 'Cost centre', isMandatory: true })
  await define(core, { name: 'Segment', defaultValue: 'SMB', isMandatory: true })
  await define(core, { name: 'Note', type: 'text' })
  const text = [
    'company_name;identifier;kind;cost centre;note;tag:Note',
    'Blue;blue;reseller;C-1;only a note;a tag',
    'Red;red;reseller;;;',
    'Pink;pink;end_customer;C-2;;',
  ].join('\n')
  const opened = await openImport(core, text, 'customers.csv')
  const preview = await opened.preview()
  const [, red] = await opened.rows(preview)
  expect([preview.counts, red?.problems]).toMatchObject([
    { create: 2, rejected: 1 },
    [{ code: 'E_CUSTOMER_TAG', message: 'Cost centre is mandatory.' }],
  ])
  const { changeId } = await opened.run({ validRowsOnly: true })
  expect(await tagsOf(core, 'blue')).toEqual({ 'Cost centre': 'C-1', Segment: 'SMB', Note: 'a tag' })
  expect(await tagsOf(core, 'pink')).toEqual({ 'Cost centre': 'C-2', Segment: 'SMB', Note: null })
  expect(await core.undo(changeId)).toMatchObject({ keptCount: 0 })
  expect(await failureOf(core.call('customers.get', { identifier: 'blue' }))).toMatchObject({
    code: 'not-found',
  })
})

test('MSH-03 a restricted tag and a value that does not fit reject the row, and what stands under it', async () => {
  const core = await openGovernedCore()
  await define(core, { name: 'Discount', type: 'number', isRestricted: true })
  await core.workAs({ name: 'Olga' })
  const text = [
    'company_name;identifier;kind;parent;Discount',
    'Blue;blue;reseller;;5',
    'Red;red;end_customer;blue;',
    'Pink;pink;reseller;;',
  ].join('\n')
  const opened = await openImport(core, text, 'customers.csv')
  const rows = await opened.rows(await opened.preview())
  expect(rows.map(({ outcome, problems }) => [outcome, problems[0]?.message])).toEqual([
    ['rejected', 'Discount is restricted: only partners and admins set it.'],
    ['rejected', expect.stringContaining('blue')],
    ['create', expect.anything()],
  ])
})

test('tags of a known customer are not changed by an import', async () => {
  const core = await openGovernedCore()
  await define(core, { name: 'Segment', defaultValue: 'SMB' })
  const text = 'company_name;identifier;Segment\nAcme Ltd;acme;Enterprise\n'
  await (await openImport(core, text, 'customers.csv')).run({ policy: 'update' })
  expect(await core.call('customers.get', { identifier: 'acme' })).toMatchObject({ companyName: 'Acme Ltd' })
  expect(await tagsOf(core, 'acme')).toEqual({ Segment: null })
})

test('the template of customers has a column for each tag, and names those that are needed', async () => {
  const core = await openGovernedCore()
  await define(core, { name: 'Cost; centre', isMandatory: true })
  const { text } = await core.call('imports.template', { target: 'customers' })
  expect(text).toContain('# mandatory tags: Cost; centre')
  expect(text).toContain(';note;"tag:Cost; centre"\r\n')
})
