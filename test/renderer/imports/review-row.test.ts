import { expect, test } from 'vitest'
import {
  firstBrokenField,
  sentencesOf,
  valueOf,
  worstLevel,
} from '../../../src/renderer/imports/review-row.ts'
import type { ReviewRow } from '../../../src/shared/contract/imports.ts'

const ROW: ReviewRow = {
  record: 0,
  file: 0,
  line: 2,
  outcome: 'rejected',
  accountId: null,
  values: { account_id: null, marketplace_id: 'MP-1', account_model: 'SPAM' },
  raw: [],
  problems: [
    {
      code: 'W_MP_FORMAT',
      level: 'warning',
      care: null,
      field: 'marketplace_id',
      message: 'Unusual.',
      raw: null,
      read: null,
    },
    {
      code: 'E_ID_FORMAT',
      level: 'error',
      care: null,
      field: 'account_id',
      message: 'Not twelve digits.',
      raw: '12x',
      read: null,
    },
  ],
  cells: [],
  isEdited: false,
}

test('a cell shows what was read, or the text of the file where it could not be read', () => {
  expect([valueOf(ROW, 'marketplace_id'), valueOf(ROW, 'account_id'), valueOf(ROW, 'name')]).toEqual([
    'MP-1',
    '12x',
    '',
  ])
})

test('errors come before warnings, in cells and in words', () => {
  expect(sentencesOf(ROW)).toBe('Not twelve digits. Unusual.')
  expect([worstLevel(ROW, 'account_id'), worstLevel(ROW, 'marketplace_id'), worstLevel(ROW, 'note')]).toEqual(
    ['error', 'warning', undefined],
  )
  expect(firstBrokenField(ROW)).toBe('account_id')
})
