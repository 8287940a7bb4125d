import { expect, test } from 'vitest'
import { detailLines, eventName } from '../../../src/renderer/activity/activity-words.ts'

test('a kind of event has a name, also one that is new', () => {
  expect([eventName('IMPORT_COMMITTED'), eventName('CUR_STALE')]).toEqual(['Import', 'Cur stale'])
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
