import { expect, it } from 'vitest'
import { readSort, sortText } from '../../../src/renderer/routes/sort-query.ts'

const NAMES = ['name', 'created'] as const
const USUAL = { by: 'created', direction: 'descending' } as const

it('the usual order is not written, another is read back as it was', () => {
  expect(sortText(USUAL, USUAL)).toBe('')
  for (const sort of [
    { by: 'created', direction: 'ascending' },
    { by: 'name', direction: 'descending' },
  ] as const) {
    expect(readSort(sortText(sort, USUAL), NAMES, USUAL)).toEqual(sort)
  }
})

it('an order that the list does not have is the usual one', () => {
  for (const text of [null, '', '-', 'size', '--name']) {
    expect(readSort(text, NAMES, USUAL)).toEqual(USUAL)
  }
})
