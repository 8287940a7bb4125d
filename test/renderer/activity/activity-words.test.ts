import { expect, test } from 'vitest'
import { EVENT_NAMES } from '../../../src/renderer/activity/event-codes.ts'
import { detailLines, eventName } from '../../../src/renderer/activity/activity-words.ts'

test('a kind of event has a name, also one that is new', () => {
  expect([eventName('IMPORT_COMMITTED'), eventName('BRAND_NEW')]).toEqual(['Import', 'Brand new'])
})

test('A-21 MSH-26 USER_ASSIGNED_HIMSELF keeps its code and is called Assigned self', () => {
  expect([eventName('USER_ASSIGNED_HIMSELF'), EVENT_NAMES['USER_ASSIGNED_HIMSELF']]).toEqual([
    'Assigned self',
    'Assigned self',
  ])
})

test('every kind has a name of its own, so that a filter never offers two alike', () => {
  const names = Object.values(EVENT_NAMES)
  expect(new Set(names).size).toBe(names.length)
})

test('A-21 a code of the source keeps its spelling and has words that read well', () => {
  expect(eventName('USER_ASSIGNED_HIMSELF')).toBe('Assigned self')
})

test('details are spelled out for people', () => {
  const details = {
    fileName: 'a.csv',
    validRowsOnly: true,
    counts: { create: 1234 },
    lines: [1, 2],
    none: null,
    files: [{ name: 'b.csv' }],
    empty: [],
  }
  expect(detailLines(details)).toEqual([
    { name: 'File name', value: 'a.csv' },
    { name: 'Valid rows only', value: 'yes' },
    { name: 'Counts › create', value: '1,234' },
    { name: 'Lines', value: '1, 2' },
    { name: 'None', value: 'none' },
    { name: 'Files 1 › name', value: 'b.csv' },
    { name: 'Empty', value: 'none' },
  ])
})
