import { describe, expect, test } from 'vitest'
import {
  constantOf,
  fieldOfColumn,
  listWords,
  matchColumn,
  matchConstant,
  missingFields,
  missingSentence,
} from '../../../src/renderer/imports/mapping.ts'
import type { ColumnMapping } from '../../../src/shared/contract/imports.ts'

const MAPPED: ColumnMapping = {
  account_id: { kind: 'column', column: 0 },
  marketplace_id: { kind: 'column', column: 1 },
  account_model: { kind: 'constant', value: 'SPAM' },
}

describe('matching columns', () => {
  test('a column fills one field: given to another, the first loses it', () => {
    expect(matchColumn(MAPPED, 0, 'name')).toEqual({
      account_id: { kind: 'none' },
      marketplace_id: { kind: 'column', column: 1 },
      account_model: { kind: 'constant', value: 'SPAM' },
      name: { kind: 'column', column: 0 },
    })
  })

  test('a field has one source: a new column takes the place of the old one', () => {
    const next = matchColumn(MAPPED, 5, 'account_id')
    expect([fieldOfColumn(next, 5), fieldOfColumn(next, 0)]).toEqual(['account_id', null])
  })

  test('a column can be left out', () => {
    expect(missingFields(matchColumn(MAPPED, 1, null), 'accounts')).toEqual(['marketplace_id'])
  })

  test('a value for every row takes the place of a column, and an empty one takes it away', () => {
    const chosen = matchConstant(MAPPED, 'marketplace_id', 'MP-00010')
    expect([constantOf(chosen, 'marketplace_id'), fieldOfColumn(chosen, 1)]).toEqual(['MP-00010', null])
    expect(matchConstant(chosen, 'marketplace_id', '').marketplace_id).toEqual({ kind: 'none' })
  })
})

describe('what is missing', () => {
  test('nothing is said when every file has the three fields', () => {
    expect(missingSentence([{ name: 'a.csv', mapping: MAPPED }], 'accounts')).toBeNull()
  })

  test('one file: the fields are named', () => {
    expect(missingSentence([{ name: 'a.csv', mapping: {} }], 'accounts')).toBe(
      'Say where Account ID, Marketplace ID and Account model come from.',
    )
  })

  test('several files: the file is named, and which come after it', () => {
    const files = [
      { name: 'a.csv', mapping: MAPPED },
      { name: 'b.csv', mapping: matchColumn(MAPPED, 0, null) },
      { name: 'c.csv', mapping: {} },
    ]
    expect(missingSentence(files, 'accounts')).toBe(
      'Say where Account ID comes from in b.csv. Then see c.csv.',
    )
  })
})

test.each([
  [[], ''],
  [['A'], 'A'],
  [['A', 'B'], 'A and B'],
  [['A', 'B', 'C'], 'A, B and C'],
])('%j is read as “%s”', (words, sentence) => {
  expect(listWords(words)).toBe(sentence)
})
