import { describe, expect, it } from 'vitest'
import {
  choiceFromQuery,
  choiceToQuery,
  EVERY_MAIL,
  filterOf,
  isNarrowed,
} from '../../../src/renderer/outbox/outbox-filter.ts'

describe('what the outbox is narrowed to', () => {
  it('survives in the address', () => {
    const choice = { state: 'failed', search: 'a & b', customerId: 'c-1' } as const
    expect(choiceFromQuery(choiceToQuery(choice))).toEqual(choice)
    expect(choiceToQuery(EVERY_MAIL)).toBe('')
    expect(choiceFromQuery('state=lost&search=x')).toEqual({ ...EVERY_MAIL, search: 'x' })
  })

  it('becomes a filter of the core without what is not asked for', () => {
    expect(filterOf(EVERY_MAIL)).toEqual({})
    expect(filterOf({ state: 'sent', search: ' x ', customerId: 'c' })).toEqual({
      states: ['sent'],
      search: 'x',
      customerId: 'c',
    })
    expect([isNarrowed(EVERY_MAIL), isNarrowed({ ...EVERY_MAIL, search: 'x' })]).toEqual([false, true])
  })
})
