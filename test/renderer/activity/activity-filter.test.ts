import { describe, expect, test } from 'vitest'
import {
  choiceFromQuery,
  choiceToQuery,
  filterOf,
  isFiltered,
  NO_CHOICE,
  type ActivityChoice,
} from '../../../src/renderer/activity/activity-filter.ts'

// Half past two in the afternoon, in whatever time zone the test runs.
const NOW = new Date(2026, 10, 21, 14, 30)
const startOfDay = (month: number, day: number): string => new Date(2026, month - 1, day).toISOString()

describe('the filter for the core', () => {
  test.each<[string, Partial<ActivityChoice>, object]>([
    ['nothing', {}, {}],
    [
      'kind, actor and text',
      { type: 'A', actor: 'Mara', search: '  MP ' },
      { types: ['A'], actor: 'Mara', search: 'MP' },
    ],
    ['a customer', { customer: 'c1' }, { customerId: 'c1' }],
    ['today', { range: 'today' }, { from: startOfDay(11, 21) }],
    ['seven days, today included', { range: '7days' }, { from: startOfDay(11, 15) }],
    ['thirty days', { range: '30days' }, { from: startOfDay(10, 23) }],
    [
      'days of one’s own, both included',
      { range: 'own', from: '2026-11-01', until: '2026-11-02' },
      { from: startOfDay(11, 1), until: startOfDay(11, 3) },
    ],
    ['an open end', { range: 'own', from: '2026-11-01' }, { from: startOfDay(11, 1) }],
  ])('%s', (_, choice, filter) => {
    expect(filterOf({ ...NO_CHOICE, ...choice }, NOW)).toEqual(filter)
  })
})

describe('the address', () => {
  test('a choice survives a reload of the window', () => {
    const choice: ActivityChoice = {
      type: 'IMPORT_COMMITTED',
      actor: 'Mara Lindqvist',
      search: 'pool & more',
      customer: 'c1',
      range: 'own',
      from: '2026-11-01',
      until: null,
    }
    expect(choiceFromQuery(choiceToQuery(choice))).toEqual(choice)
  })

  test('nothing filtered leaves the address bare', () => {
    expect(choiceToQuery(NO_CHOICE)).toBe('')
    expect(isFiltered(choiceFromQuery(''))).toBe(false)
  })

  test('what is not understood counts as not filtered', () => {
    expect(choiceFromQuery('range=ever&from=yesterday')).toEqual(NO_CHOICE)
  })
})
