import { expect, test } from 'vitest'
import { fieldErrors, isShownByFields } from '../../../src/renderer/ui/form-failures.ts'
import type { Failure } from '../../../src/shared/contract/failure.ts'

const FIELDS = ['name', 'emailDomains']
const wrong = (...paths: (string | number)[][]): Failure => ({
  code: 'invalid-input',
  problems: paths.map((path) => ({ path, message: `wrong ${path.join('.')}` })),
})

test('each wrong field is marked with its first sentence', () => {
  expect(fieldErrors(wrong(['name'], ['emailDomains', 0], ['emailDomains', 2]), FIELDS)).toEqual({
    name: 'wrong name',
    emailDomains: 'wrong emailDomains.0',
  })
})

test('what no field can show is left for a notice', () => {
  expect([
    isShownByFields(wrong(['name']), FIELDS),
    isShownByFields(wrong(['name'], ['id']), FIELDS),
    isShownByFields({ code: 'cancelled' }, FIELDS),
  ]).toEqual([true, false, false])
})
