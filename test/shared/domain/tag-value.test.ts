import { describe, expect, it } from 'vitest'
import {
  checkTagChange,
  checkTagRule,
  checkTagValue,
  firstTagValue,
  whyTagIsLocked,
  type TagRule,
} from '../../../src/shared/domain/tag-value.ts'

const plain: TagRule = {
  name: 'Cost centre',
  type: 'text',
  choices: [],
  pattern: null,
  defaultValue: null,
  isRestricted: false,
  isImmutable: false,
  isMandatory: false,
}

describe('the value of a tag', () => {
  it.each([
    ['text', ' R&D ', 'R&D'],
    ['text', '   ', null],
    ['number', '-12.50', '-12.50'],
    ['date', '2028-02-29', '2028-02-29'],
    ['date', '2000-02-29', '2000-02-29'],
    ['yes_no', 'yes', 'yes'],
    ['choice', 'gold', 'gold'],
  ] as const)('of type %s is stored as entered, without spaces around it: %j', (type, text, value) => {
    const tag = { ...plain, type, choices: type === 'choice' ? ['gold', 'silver'] : [] }
    expect(checkTagValue(tag, text)).toEqual({ ok: true, value })
  })

  it.each([
    ['text', 'x'.repeat(501), 'Cost centre has at most 500 characters.'],
    ['number', '1e5', 'Cost centre is a number, like 12 or 3.5.'],
    ['number', '1,200', 'Cost centre is a number, like 12 or 3.5.'],
    ['date', '2026-02-29', 'Cost centre is a date, like 2026-11-24.'],
    ['date', '1900-02-29', 'Cost centre is a date, like 2026-11-24.'],
    ['date', '2026-13-01', 'Cost centre is a date, like 2026-11-24.'],
    ['date', '24.11.2026', 'Cost centre is a date, like 2026-11-24.'],
    ['yes_no', 'maybe', 'Cost centre is yes or no.'],
    ['choice', 'Gold', 'Cost centre is one of: gold, silver.'],
  ] as const)('of type %s is refused when it is %j', (type, text, reason) => {
    const tag = { ...plain, type, choices: type === 'choice' ? ['gold', 'silver'] : [] }
    expect(checkTagValue(tag, text)).toEqual({ ok: false, reason })
  })

  it('matches the pattern from end to end', () => {
    const tag = { ...plain, pattern: '[A-Z]{2}-[0-9]+' }
    expect(['DE-4711', 'xDE-4711', 'DE-'].map((text) => checkTagValue(tag, text))).toEqual([
      { ok: true, value: 'DE-4711' },
      { ok: false, reason: 'Cost centre has to match the pattern [A-Z]{2}-[0-9]+' },
      { ok: false, reason: 'Cost centre has to match the pattern [A-Z]{2}-[0-9]+' },
    ])
  })
})

describe('who may set a tag, and when', () => {
  it('MSH-03 restricted ones partners only, immutable ones at creation only (invariant 14)', () => {
    const table = [true, false].flatMap((isRestricted) =>
      [true, false].flatMap((isImmutable) =>
        [true, false].flatMap((maySetRestricted) =>
          [true, false].map((isNew) => {
            const why = whyTagIsLocked({ name: 'T', isRestricted, isImmutable }, { maySetRestricted, isNew })
            return why === null ? 'open' : why.includes('settled') ? 'settled' : 'restricted'
          }),
        ),
      ),
    )
    expect(table.join(' ')).toBe(
      'open settled restricted settled open open restricted restricted ' +
        'open settled open settled open open open open',
    )
  })

  const partner = { maySetRestricted: true, isNew: false }
  it.each([
    [{ isImmutable: true }, 'a', 'b', 'Cost centre was settled when the customer was created.'],
    [{ isImmutable: true }, 'a', 'a', null],
    [{ isMandatory: true }, 'a', '', 'Cost centre cannot be empty.'],
    [{ isMandatory: true }, null, '', null],
    [{}, 'a', '', null],
  ])('MSH-20 %o from %j to %j', (facts, before, after, why) => {
    const checked = checkTagChange({ ...plain, ...facts }, { before, after }, partner)
    expect(checked.ok ? null : checked.reason).toBe(why)
  })

  it.each([
    [{}, null, true, null],
    [{ defaultValue: 'x' }, null, true, 'x'],
    [{ defaultValue: 'x', isRestricted: true, isMandatory: true }, '', false, 'x'],
    [{ defaultValue: 'x', isRestricted: true }, 'x', false, 'x'],
    [{ isImmutable: true }, 'y', true, 'y'],
  ])('MSH-03 %o with %j entered starts a customer with its value', (facts, entered, may, value) => {
    expect(firstTagValue({ ...plain, ...facts }, entered, may)).toEqual({ ok: true, value })
  })

  it.each([
    [{ isMandatory: true }, '', true, 'Cost centre is mandatory.'],
    [
      { isMandatory: true, isRestricted: true },
      null,
      false,
      'Cost centre is mandatory and restricted. A partner or an admin has to create this customer.',
    ],
    [{ isRestricted: true }, 'y', false, 'Cost centre is restricted: only partners and admins set it.'],
  ])('MSH-03 %o with %j entered is refused', (facts, entered, may, reason) => {
    expect(firstTagValue({ ...plain, ...facts }, entered, may)).toEqual({ ok: false, reason })
  })
})

describe('the definition of a tag', () => {
  const slow =
    'This pattern repeats a group that repeats or chooses inside, which can take ages. Write it without that.'
  const many =
    'This pattern has more than 4 repetitions or 12 choices, which can take ages. Write it with fewer.'
  it.each([
    [{ type: 'choice' } as const, { field: 'choices', why: 'Give at least one choice.' }],
    [
      { type: 'choice', choices: ['a', 'a'] } as const,
      { field: 'choices', why: 'Each choice has to differ from the others.' },
    ],
    [
      { pattern: '[a-z' },
      {
        field: 'pattern',
        why: 'This is not a regular expression. For example [A-Z]{2}-[0-9]+ stands for DE-4711.',
      },
    ],
    [{ pattern: 'a'.repeat(201) }, { field: 'pattern', why: 'A pattern has at most 200 characters.' }],
    [{ pattern: '(a+)+' }, { field: 'pattern', why: slow }],
    [{ pattern: '((a|b)c)*' }, { field: 'pattern', why: slow }],
    [{ pattern: '(?:a?){25}' }, { field: 'pattern', why: slow }],
    [{ pattern: 'a*a*a*a*a*' }, { field: 'pattern', why: many }],
    [{ pattern: 'a?'.repeat(13) }, { field: 'pattern', why: many }],
    [
      { type: 'number', defaultValue: 'many' } as const,
      { field: 'defaultValue', why: 'The default is a number, like 12 or 3.5.' },
    ],
  ])('%o is refused', (facts, reason) => {
    expect(checkTagRule({ ...plain, ...facts })).toEqual({ ok: false, reason })
  })

  it.each(['[A-Z]{2}-[0-9]+', '(gold|silver)-[0-9]{1,3}', '[(+*]+', '\\(a+\\)+', 'a+(b){2}', '(?:ab)+'])(
    'takes the pattern %s',
    (pattern) => {
      expect(checkTagRule({ ...plain, pattern })).toEqual({ ok: true, value: null })
    },
  )
})
