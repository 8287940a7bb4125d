import { readdirSync } from 'node:fs'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { createAcceptedRows } from '../../../../src/main/core/imports/accepted-rows.ts'
import { readElement } from '../../../../src/main/core/imports/draft-element.ts'
import { dropRuns, runCursors } from '../../../../src/main/core/imports/prediction.ts'
import { chunkArray, mergeRuns } from '../../../../src/main/core/imports/run-merge.ts'
import { emptyDraft, type AccountDraft } from '../../../../src/shared/domain/account-row.ts'
import { testFolder } from '../../../support/test-folder.ts'

const text = fc.option(
  fc.string({ unit: fc.constantFrom('a', 'ä', '日', '𝄞', '"', '\n', '\\'), minLength: 1, maxLength: 300 }),
)
const draft: fc.Arbitrary<AccountDraft> = fc.record({
  id: fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 999_999_999_999 })),
  marketplace: fc.constantFrom(1, 2, 2047).map((key) => ({ key, code: `MP-${key}`, defaultModel: null })),
  model: fc.constantFrom('SPAM' as const, 'ECAM' as const),
  name: text,
  email: text,
  awsState: fc.constantFrom(null, 'ACTIVE' as const, 'SUSPENDED_OR_CLOSED' as const),
  note: text,
  isAccepted: fc.constant(true),
})

test('rows in any number of runs come out in order of id, the first of each, as what SQLite reads', () => {
  const database = new Database(':memory:')
  onTestFinished(() => void database.close())
  fc.assert(
    fc.property(
      fc.array(draft, { minLength: 1, maxLength: 60 }),
      fc.boolean(),
      fc.integer({ min: 2, max: 200 }),
      (drafts, hasTexts, fileBytes) => {
        const folder = testFolder()
        const accepted = createAcceptedRows({ folder, name: 'p' }, { hasTexts, fileBytes })
        const rows = drafts.map((each) => (hasTexts ? each : { ...emptyDraft(), ...withoutTexts(each) }))
        rows.forEach((each, record) => accepted.add(record, each))
        const runs = accepted.finish()
        const duplicates: unknown[] = []
        const merged: unknown[] = []
        for (const chunk of mergeRuns(runCursors(runs), (duplicate) => duplicates.push(duplicate))) {
          for (let row = 0; row < chunk.count; row += 1) {
            merged.push([chunk.records[row], readElement(chunk.bytes, chunk.starts[row] as number)])
          }
          const read = database
            .prepare(
              hasTexts
                ? `SELECT (value ->> 0) >> 13, value ->> 1, value ->> 2, value ->> 4 FROM jsonb_each(?)`
                : `SELECT value >> 13, NULL, NULL, NULL FROM json_each(?)`,
            )
            .raw()
            .all(chunkArray(chunk))
          const kept = Array.from(
            { length: chunk.count },
            (_, row) => rows[chunk.records[row] as number] as AccountDraft,
          )
          expect(read).toEqual(kept.map(({ id, name, email, note }) => [id, name, email, note]))
        }
        const firsts = new Map<number, number>()
        const later: unknown[] = []
        rows.forEach((each, record) => {
          const first = firsts.get(each.id)
          if (first === undefined) firsts.set(each.id, record)
          else later.push({ record, first, isSame: JSON.stringify(rows[first]) === JSON.stringify(each) })
        })
        const expected = [...firsts]
          .toSorted(([a], [b]) => a - b)
          .map(([, record]) => [record, stored(rows[record] as AccountDraft)])
        expect(merged).toEqual(expected)
        expect(new Set(duplicates.map((each) => JSON.stringify(each)))).toEqual(
          new Set(later.map((each) => JSON.stringify(each))),
        )
        dropRuns(runs)
        expect(readdirSync(folder)).toEqual([])
      },
    ),
    { numRuns: 200 },
  )
})

function withoutTexts({ id, marketplace, model }: AccountDraft): Partial<AccountDraft> {
  return { id, marketplace, model, isAccepted: true }
}

function stored({ id, marketplace, model, name, email, awsState, note }: AccountDraft): unknown {
  return {
    id,
    marketplace: marketplace?.key,
    model: model === 'SPAM' ? 1 : 2,
    name,
    email,
    awsState: awsState === null ? null : awsState === 'ACTIVE' ? 2 : 6,
    note,
  }
}
