import { isAscii } from 'node:buffer'
import { closeSync, openSync, readSync } from 'node:fs'
import Papa from 'papaparse'

/** A piece of a file: whole records, and where in the file they lie. */
export interface CsvBlock {
  /** Records in file order, blank ones included. */
  readonly rows: string[][]
  readonly startByte: number
  readonly endByte: number
  /** Indexes of records in which a quotation mark stands where it must not. */
  readonly malformed: ReadonlySet<number> | null
}

/** What is read: a UTF-8 file, from and to which byte, how its records are parted. */
export interface CsvSource {
  readonly path: string
  readonly startByte: number
  /** Exclusive; Infinity: to the end. */
  readonly endByte: number
  readonly separator: string
  readonly newline: '\n' | '\r'
}

/** A record that cannot be: longer than a megabyte, or its quotation mark is never closed. Bytes are offsets in the file. */
export interface RecordFault {
  readonly kind: 'too-long' | 'unclosed-quote'
  /** Where the line begins, or the line in which the quotation mark stands. */
  readonly atByte: number
}

/** Thrown while reading; whoever knows the file's name and lines makes a sentence of it. */
export class RecordFaultError extends Error {
  readonly fault: RecordFault
  constructor(fault: RecordFault) {
    super(fault.kind)
    this.name = 'RecordFaultError'
    this.fault = fault
  }
}

/** Reads blocks until null; must be closed. */
export interface CsvReader {
  next(): CsvBlock | null
  close(): void
}

const BLOCK_BYTES = 1 << 16
const MAX_RECORD_BYTES = 1 << 20

interface PapaResult {
  readonly data: string[][]
  readonly errors: readonly { readonly code: string; readonly row: number; readonly index: number }[]
  readonly meta: { readonly cursor: number }
}

/**
 * Reads a CSV file in blocks of about 64 KiB of whole records, with papaparse as the parser. Blocks are cut behind a
 * line end, so no character is ever cut in two; what papaparse leaves over begins the next block.
 */
export function openCsv(source: CsvSource, blockBytes = BLOCK_BYTES): CsvReader {
  const parser = new Papa.Parser({ delimiter: source.separator, newline: source.newline, quoteChar: '"' })
  const newlineByte = source.newline.charCodeAt(0)
  const file = openSync(source.path, 'r')
  let buffer = Buffer.allocUnsafe(blockBytes)
  let filled = 0
  let startByte = source.startByte
  let isAtEnd = false

  function fill(): void {
    while (filled < buffer.length && !isAtEnd) {
      const at = startByte + filled
      const wanted = Math.min(buffer.length - filled, source.endByte - at)
      const length = wanted <= 0 ? 0 : readSync(file, buffer, filled, wanted, at)
      if (length === 0) isAtEnd = true
      filled += length
    }
  }

  function grow(): void {
    if (filled >= MAX_RECORD_BYTES) throw new RecordFaultError(faultOf(buffer, filled, startByte, parser))
    const larger = Buffer.allocUnsafe(buffer.length * 2)
    buffer.copy(larger, 0, 0, filled)
    buffer = larger
  }

  function take(length: number, result: PapaResult): CsvBlock {
    const block = {
      rows: result.data,
      startByte,
      endByte: startByte + length,
      malformed: malformedRows(result),
    }
    buffer.copyWithin(0, length, filled)
    filled -= length
    startByte += length
    return block
  }

  return {
    next: () => {
      for (;;) {
        fill()
        if (filled === 0) return null
        const cut = buffer.lastIndexOf(newlineByte, filled - 1) + 1
        if (cut > 0) {
          const { result, length } = parsePiece(buffer, cut, parser, source.newline)
          if (result.data.length > 0) return take(length, result)
        }
        if (isAtEnd) {
          const text = buffer.toString('utf8', 0, filled)
          const result = parser.parse(stripped(text, source.newline), 0, false) as PapaResult
          const open = result.errors.find(({ code }) => code === 'MissingQuotes')
          if (open !== undefined) {
            const atByte = startByte + Buffer.byteLength(text.slice(0, open.index))
            throw new RecordFaultError({ kind: 'unclosed-quote', atByte })
          }
          return take(filled, result)
        }
        grow()
      }
    },
    close: () => closeSync(file),
  }
}

/** Parses whole lines; the record that the last line may leave open is not taken. */
function parsePiece(
  buffer: Buffer,
  cut: number,
  parser: Papa.Parser,
  newline: string,
): { readonly result: PapaResult; readonly length: number } {
  const isPlain = isAscii(buffer.subarray(0, cut))
  const text = isPlain ? buffer.toString('latin1', 0, cut) : buffer.toString('utf8', 0, cut)
  const hasQuotes = text.includes('"')
  const hasReturns = newline === '\n' && text.includes('\r')
  if (!hasQuotes) {
    const lines = hasReturns ? text.replaceAll('\r\n', '\n') : text
    return { result: parser.parse(lines, 0, true) as PapaResult, length: cut }
  }
  const result = parser.parse(text, 0, true) as PapaResult
  if (hasReturns) for (const row of result.data) stripReturn(row)
  const { cursor } = result.meta
  if (cursor === text.length) return { result, length: cut }
  return { result, length: isPlain ? cursor : cut - Buffer.byteLength(text.slice(cursor)) }
}

/** Lines may end in CR LF where papaparse was told LF; with quotes about, the CR is still at the end of the last cell. */
function stripReturn(row: string[]): void {
  const last = row.length - 1
  const cell = row[last] as string
  if (cell.endsWith('\r')) row[last] = cell.slice(0, -1)
}

function stripped(text: string, newline: string): string {
  const end = text.endsWith('\r') && newline === '\n' ? 1 : 0
  return end === 0 ? text : text.slice(0, -end)
}

function malformedRows(result: PapaResult): ReadonlySet<number> | null {
  if (result.errors.length === 0) return null
  const rows = result.errors.filter(({ code }) => code === 'InvalidQuotes').map(({ row }) => row)
  return rows.length === 0 ? null : new Set(rows)
}

/** Why a megabyte holds no whole record. */
function faultOf(buffer: Buffer, filled: number, startByte: number, parser: Papa.Parser): RecordFault {
  const text = buffer.toString('utf8', 0, filled)
  const { errors } = parser.parse(text, 0, false) as PapaResult
  const open = errors.find(({ code }) => code === 'MissingQuotes')
  if (open === undefined) return { kind: 'too-long', atByte: startByte }
  return { kind: 'unclosed-quote', atByte: startByte + Buffer.byteLength(text.slice(0, open.index)) }
}

/** True for a line without any text: nothing but separators and spaces. */
export function isBlankRow(row: readonly string[]): boolean {
  const first = row[0] as string
  return (first === '' || first.charCodeAt(0) <= 32) && row.every((cell) => cell.trim() === '')
}
