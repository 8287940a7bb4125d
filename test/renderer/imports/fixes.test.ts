import { describe, expect, test } from 'vitest'
import {
  describeFix,
  importHindrance,
  INITIAL_SETTINGS,
  offersFor,
  withDiscarded,
  withEdit,
  withFix,
  withoutDiscarded,
  withoutEdits,
  withoutFix,
} from '../../../src/renderer/imports/fixes.ts'
import { FIELD_LABELS } from '../../../src/renderer/imports/mapping.ts'
import type { ColumnFix, ImportPreview, ProblemSummary } from '../../../src/shared/contract/imports.ts'

function problem(code: string, more: Partial<ProblemSummary> = {}): ProblemSummary {
  return { code, level: 'error', care: null, count: 7, message: 'A sentence.', values: [], ...more }
}

function preview(counts: Partial<ImportPreview['counts']>): ImportPreview {
  return {
    previewId: 'p',
    records: 10,
    counts: { create: 0, update: 0, unchanged: 0, skipped: 0, rejected: 0, ...counts },
    needsEye: 0,
    problems: [],
    durationMs: 1,
  }
}

describe('what a problem offers', () => {
  test.each([
    ['W_ID_PADDED', { kind: 'apply', fix: { kind: 'pad-zeros' }, label: 'Pad zeros', count: 7 }],
    [
      'E_ID_SCIENTIFIC',
      { kind: 'apply', fix: { kind: 'restore-scientific' }, label: 'Restore from the pool', count: 7 },
    ],
  ])('%s can be repaired in the whole column, once', (code, offer) => {
    const offers = offersFor(problem(code), [])
    expect(offers).toEqual([offer])
    expect(offersFor(problem(code), [offer.fix as ColumnFix])).toEqual([])
  })

  test('a restored scientific ID offers nothing more', () => {
    expect(offersFor(problem('E_ID_SCIENTIFIC', { level: 'warning', care: 'needs-eye' }), [])).toEqual([])
  })

  test('an unknown marketplace offers each of its values', () => {
    const values = [
      { field: 'marketplace_id' as const, value: 'MP-1', count: 4 },
      { field: 'marketplace_id' as const, value: '', count: 3 },
    ]
    expect(offersFor(problem('E_MP_UNKNOWN', { values }), [])).toEqual([
      { kind: 'map', field: 'marketplace_id', from: 'MP-1', count: 4 },
      { kind: 'map', field: 'marketplace_id', from: '', count: 3 },
    ])
  })

  test('what only the source of the file can mend offers nothing', () => {
    expect(offersFor(problem('E_COLS'), [])).toEqual([])
  })
})

describe('settling', () => {
  test('a second mapping of a value replaces the first, and can be taken back', () => {
    const first: ColumnFix = { kind: 'map-value', field: 'account_model', from: 'X', to: 'SPAM' }
    const second: ColumnFix = { ...first, to: 'ECAM' }
    const settings = withFix(withFix(withFix(INITIAL_SETTINGS, { kind: 'pad-zeros' }), first), second)
    expect(settings.fixes).toEqual([{ kind: 'pad-zeros' }, second])
    expect(withoutFix(settings, second).fixes).toEqual([{ kind: 'pad-zeros' }])
  })

  test('the last value typed into a cell counts, and a row can be reverted', () => {
    const edit = { record: 3, field: 'account_id', value: '1' } as const
    const settings = withEdit(withEdit(INITIAL_SETTINGS, edit), { ...edit, value: '2' })
    expect(settings.edits).toEqual([{ ...edit, value: '2' }])
    expect(withoutEdits(settings, 3).edits).toEqual([])
  })

  test('rows are thrown out once and can be brought back', () => {
    const settings = withDiscarded(withDiscarded(INITIAL_SETTINGS, [9, 2]), [2, 5])
    expect(settings.discarded).toEqual([2, 5, 9])
    expect(withoutDiscarded(settings, 5).discarded).toEqual([2, 9])
  })
})

test.each([
  [{ kind: 'pad-zeros' }, 'Account IDs of 9 to 11 digits get zeros in front'],
  [{ kind: 'restore-scientific' }, 'Account IDs in scientific notation are restored from the pool'],
  [
    { kind: 'map-value', field: 'marketplace_id', from: '', to: 'MP-1' },
    'Marketplace ID (empty) is read as MP-1',
  ],
  [{ kind: 'map-value', field: 'account_model', from: 'S', to: 'SPAM' }, 'Account model “S” is read as SPAM'],
] as const)('the fix %j reads “%s”', (fix, sentence) => {
  expect(describeFix(fix, FIELD_LABELS)).toBe(sentence)
})

describe('why an import cannot be committed', () => {
  test('CB-22 one rejected row stops it, unless only valid rows are wanted', () => {
    const rejecting = preview({ create: 5, rejected: 1 })
    expect(importHindrance(rejecting, INITIAL_SETTINGS, 'account')).toBe(
      '1 row is rejected. Mend or discard it, or choose “Import valid rows only”.',
    )
    expect(importHindrance(rejecting, { ...INITIAL_SETTINGS, validRowsOnly: true }, 'account')).toBeNull()
  })

  test('there must be something to write', () => {
    expect(importHindrance(preview({ skipped: 4 }), INITIAL_SETTINGS, 'account')).toBe(
      'There is nothing to write: no row creates or updates an account.',
    )
    expect(importHindrance(preview({ update: 1 }), INITIAL_SETTINGS, 'account')).toBeNull()
  })
})
