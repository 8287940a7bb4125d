import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isBlankRow, openCsv, RecordFaultError } from '../../../../src/main/core/imports/csv-reader.ts'
import { csvCell } from '../../../../src/shared/domain/csv-cell.ts'
import { testFolder } from '../../../support/test-folder.ts'

type Newline = '\n' | '\r\n' | '\r'

/** Reads a text as the importer does, in blocks of any size; also proves that the blocks cover the file without a gap. */
function readAll(path: string, separator: string, newline: Newline, blockBytes: number): string[][] {
  const source = {
    path,
    startByte: 0,
    endByte: Infinity,
    separator,
    newline: newline === '\r' ? '\r' : '\n',
  } as const
  const reader = openCsv(source, blockBytes)
  const rows: string[][] = []
  let end = 0
  try {
    for (let block = reader.next(); block !== null; block = reader.next()) {
      expect(block.startByte).toBe(end)
      end = block.endByte
      rows.push(...block.rows)
      // A block read by itself gives the same rows.
      const again = openCsv({ ...source, startByte: block.startByte, endByte: block.endByte })
      const same = []
      for (let piece = again.next(); piece !== null; piece = again.next()) same.push(...piece.rows)
      again.close()
      expect(same).toEqual(block.rows)
    }
    return rows.filter((row) => !isBlankRow(row))
  } finally {
    reader.close()
  }
}

const character = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('a', 'b', 'c', '0', '1', '2', ' ') },
  { weight: 3, arbitrary: fc.constantFrom(';', ',', '\t', '|', '"', '\n', "'", '=', '-') },
  { weight: 2, arbitrary: fc.constantFrom('ä', 'ß', '€', '日', '𝄞', '\u00a0', '\ufffd') },
)
const cell = fc.string({ unit: character, maxLength: 12 })
const id = fc.stringMatching(/^\d{12}$/)
const table = fc.array(fc.tuple(id, cell, cell), { minLength: 1, maxLength: 30 })

describe('U-17 any table that a conforming writer writes is read back the same', () => {
  test('with any separator, quoting, line end and block size; ids never change', () => {
    const path = join(testFolder(), 'table.csv')
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(';', ',', '\t', '|'),
        fc.constantFrom<Newline>('\n', '\r\n', '\r'),
        fc.boolean(),
        fc.boolean(),
        fc.integer({ min: 16, max: 400 }),
        (rows, separator, newline, quotesAll, endsOpen, blockBytes) => {
          // Line breaks inside cells are those of the file, as its writer would make them.
          const cells = rows.map((row) => row.map((text) => text.replaceAll('\n', newline)))
          const quoted = (text: string): string =>
            quotesAll ? `"${text.replaceAll('"', '""')}"` : csvCell(text, separator)
          const text = cells.map((row) => row.map(quoted).join(separator)).join(newline)
          writeFileSync(path, endsOpen ? text : text + newline)
          expect(readAll(path, separator, newline, blockBytes)).toEqual(cells)
        },
      ),
      { numRuns: 300 },
    )
  })

  test('a file whose lines end in both ways is read line by line', () => {
    const path = join(testFolder(), 'mixed.csv')
    writeFileSync(path, '154335349840;a\r\n004439589175;b\n"205380810795";"c"\r\n741520749048;d')
    expect(readAll(path, ';', '\n', 24)).toEqual([
      ['154335349840', 'a'],
      ['004439589175', 'b'],
      ['205380810795', 'c'],
      ['741520749048', 'd'],
    ])
  })
})

/** The fault that reading a text ends with. */
function faultOf(text: string | Buffer): unknown {
  const path = join(testFolder(), 'faulty.csv')
  writeFileSync(path, text)
  const reader = openCsv({ path, startByte: 0, endByte: Infinity, separator: ';', newline: '\n' })
  try {
    while (reader.next() !== null);
    return null
  } catch (error) {
    return error instanceof RecordFaultError ? error.fault : error
  } finally {
    reader.close()
  }
}

test('a quotation mark that is never closed is found with its place', () => {
  expect(faultOf('154335349840;a\n004439589175;"b\n205380810795;c\n')).toEqual({
    kind: 'unclosed-quote',
    atByte: 29,
  })
  expect(faultOf(`154335349840;a\n"b${'\nx;y'.repeat(500_000)}`)).toEqual({
    kind: 'unclosed-quote',
    atByte: 16,
  })
})

test('a line of more than a megabyte is a fault, one of nearly a megabyte is not', () => {
  expect(faultOf(`a;b\n${'x'.repeat(1_100_000)}`)).toEqual({ kind: 'too-long', atByte: 4 })
  expect(faultOf(`a;b\n${'x'.repeat(900_000)}\nc;d\n`)).toBeNull()
})

test('a record in which a quotation mark swallows lines is marked', () => {
  const path = join(testFolder(), 'malformed.csv')
  writeFileSync(path, '1;"a"\n2;"b "c"\n3;d "e\n4;"f"\n')
  const reader = openCsv({ path, startByte: 0, endByte: Infinity, separator: ';', newline: '\n' })
  const block = reader.next()
  reader.close()
  expect([block?.rows, [...(block?.malformed ?? [])]]).toEqual([
    [
      ['1', 'a'],
      ['2', 'b "c'],
      ['3', 'd "e'],
      ['4', 'f'],
    ],
    [1],
  ])
})
