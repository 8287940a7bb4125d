import { expect, test } from 'vitest'
import type { AccountId } from '../../../src/shared/domain/account-id.ts'
import { excelSafeId, neutraliseFormula } from '../../../src/shared/domain/spreadsheet-cell.ts'

test.each([
  ['=1+1', "'=1+1"],
  ['+49 30', "'+49 30"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['\r=1', "'\r=1"],
  ['Acme = good', 'Acme = good'],
  ["'quoted", "'quoted"],
  ['', ''],
])('a spreadsheet cannot run %j: it is written as %j', (text, expected) => {
  expect(neutraliseFormula(text)).toBe(expected)
})

test('an account id can be written so that a spreadsheet keeps its zeros', () => {
  expect(excelSafeId('000000000007' as AccountId)).toBe('="000000000007"')
})
