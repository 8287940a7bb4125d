import { expect, test } from 'vitest'
import type { InputOf } from '../../../../src/shared/contract/index.ts'
import { failureOf } from '../../../support/failure-of.ts'
import { openGovernedCore } from '../../../support/governed-core.ts'
import { openImport } from '../../../support/import-into.ts'

test.each([
  ['customers', 'onboarding', 'company_name;identifier\nBlue;blue\n'],
  ['accounts', 'pool', 'account_id;marketplace_id;account_model\n210000000001;MP-10;SPAM\n'],
] as const)('A-16 an import of %s needs the right to do %s', async (target, needs, text) => {
  const core = await openGovernedCore()
  await core.workAs({ name: 'Sam', role: 'sales_readonly' })
  const sources: InputOf<'imports.open'>['sources'] = [{ kind: 'text', name: 'pasted', text }]
  for (const asked of [{ sources }, { sources, target }]) {
    expect(await failureOf(core.run('imports.open', asked))).toEqual({
      code: 'capability-missing',
      needs,
      role: 'sales_readonly',
    })
  }
})

test('A-16 an import that was opened by somebody else is not carried out by who may not', async () => {
  const core = await openGovernedCore()
  const opened = await openImport(core, 'company_name;identifier\nBlue;blue\n', 'customers.csv')
  const { previewId } = await opened.preview()
  await core.workAs({ name: 'Sam', role: 'sales_readonly' })
  const { importId } = opened
  expect(await failureOf(core.run('imports.run', { importId, previewId }))).toMatchObject({
    code: 'capability-missing',
    needs: 'onboarding',
  })
})
