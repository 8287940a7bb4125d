import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  accountIdFromNumber,
  accountIdToNumber,
  isAccountId,
  isDocumentationId,
  readTypedAccountId,
  type AccountId,
} from '../../../src/shared/domain/account-id.ts'

test.each([
  ['000000000007', { kind: 'id', accountId: '000000000007' }],
  ['  1234-5678-9012 ', { kind: 'id', accountId: '123456789012' }],
  ['1234\u00a05678\u202f9012', { kind: 'id', accountId: '123456789012' }],
  ['="012345678901"', { kind: 'id', accountId: '012345678901' }],
  ["'012345678901", { kind: 'id', accountId: '012345678901' }],
  ['１２３４５６７８９０１２', { kind: 'id', accountId: '123456789012' }],
  ['1234–5678–9012', { kind: 'id', accountId: '123456789012' }],
  ['', { kind: 'incomplete', digits: 0 }],
  ['12345678901', { kind: 'incomplete', digits: 11 }],
  ['1234567890123', { kind: 'too-long', digits: 13 }],
  ['1.23457E+11', { kind: 'malformed' }],
  ['arn:aws:iam::123456789012:root', { kind: 'malformed' }],
])('CB-16 %j typed as an account ID is %o', (text, expected) => {
  expect(readTypedAccountId(text)).toEqual(expected)
})

test('CB-16 every twelve digits survive the way into the store and back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (number) => {
      const text = accountIdFromNumber(number)
      expect(isAccountId(text)).toBe(true)
      expect(accountIdToNumber(text)).toBe(number)
    }),
  )
  expect(accountIdFromNumber(0)).toBe('000000000000' satisfies string as AccountId)
})

test('documentation ids are known as such', () => {
  expect(['123456789012', '111122223333', '210000000001'].map(isDocumentationId)).toEqual([true, true, false])
})
