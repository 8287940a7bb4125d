import { looksLikeId } from './column-match.ts'
import { fieldOfColumn, isKnownColumn, ungluedTitle } from './column-names.ts'
import { ImportTarget } from './import-target.ts'
import { readAccountModel } from './account-model.ts'
import { splitLine } from './csv-split.ts'

/** Separators a file may use, the likelier first. */
const SEPARATORS = [';', ',', '\t', '|'] as const
export type SeparatorChar = (typeof SEPARATORS)[number]

/** A header as it was read. */
export interface HeaderReading {
  readonly titles: readonly string[]
  /** It uses other separators than the body and was split at any of them (A-05, W_DELIM_MIXED). */
  readonly isMixed: boolean
  /** Text of a copy button was glued to a name and taken off. */
  readonly wasGlued: boolean
}

/** How a file is laid out, as far as its first lines tell. */
export interface CsvShape {
  readonly separator: SeparatorChar
  /** 1-based line of the header; 0: there is none. */
  readonly headerLine: number
  /** The header as it stands; it may span lines within quotes. */
  readonly header: string | null
  /** 1-based line on which the records begin. */
  readonly dataLine: number
}

/** What is known already, e.g. because staff chose it. */
export interface WantedShape {
  readonly separator?: SeparatorChar | undefined
  readonly headerLine?: number | undefined
}

const MAX_HEADER_SEARCH = 30
const MAX_SCORED_LINES = 100
/** A quoted cell of more lines than this is rather a stray quotation mark. */
const MAX_QUOTED_LINES = 20

/** Finds separator and header by what the columns would be, not by counting characters (A-05, U-18). */
export function detectShape(lines: readonly string[], wanted: WantedShape = {}): CsvShape {
  const told = /^\s*sep=(.)\s*$/i.exec(lines[0] ?? '')
  const records = quotedTogether(told === null ? lines : lines.slice(1), told === null ? 1 : 2)
  const texts = records.map(({ text }) => text)
  const named = SEPARATORS.find((separator) => separator === told?.[1])
  const separator = wanted.separator ?? named ?? bestSeparator(texts)
  const at =
    wanted.headerLine === undefined
      ? findHeader(texts, separator)
      : records.findLastIndex(({ line }) => wanted.headerLine !== 0 && line <= (wanted.headerLine ?? 0))
  const header = at < 0 ? undefined : records[at]
  if (header === undefined) {
    return { separator, headerLine: 0, header: null, dataLine: told === null ? 1 : 2 }
  }
  return { separator, headerLine: header.line, header: header.text, dataLine: header.line + header.lineCount }
}

interface TextRecord {
  readonly text: string
  readonly line: number
  readonly lineCount: number
}

/** Joins lines that a quoted cell holds together. */
function quotedTogether(lines: readonly string[], firstLine: number): TextRecord[] {
  const records: TextRecord[] = []
  for (let index = 0; index < lines.length;) {
    let lineCount = 1
    let text = lines[index] ?? ''
    while (hasOpenQuote(text) && lineCount < MAX_QUOTED_LINES && index + lineCount < lines.length) {
      text += `\n${lines[index + lineCount] ?? ''}`
      lineCount += 1
    }
    if (hasOpenQuote(text)) {
      lineCount = 1
      text = lines[index] ?? ''
    }
    records.push({ text, line: firstLine + index, lineCount })
    index += lineCount
  }
  return records
}

function hasOpenQuote(text: string): boolean {
  return text.includes('"') && text.split('"').length % 2 === 0
}

/** Reads a header line; its own separators may differ from the body's when that gives exactly names we know. */
export function readHeader(line: string, separator: SeparatorChar): HeaderReading {
  const plain = splitLine(line, separator)
  const any = splitLine(line, SEPARATORS.join(''))
  const isMixed = any.length > plain.length && any.length > 1 && any.every(isKnownColumn)
  const chosen = isMixed ? any : plain
  const titles = chosen.map(ungluedTitle)
  const wasGlued = titles.some((title, index) => title !== chosen[index]?.replace(/^\ufeff/, '').trim())
  return { titles, isMixed, wasGlued }
}

/** The 0-based line of the header, or -1: the first line of names we know, else the line of words right above the data. */
function findHeader(lines: readonly string[], separator: SeparatorChar): number {
  const searched = lines.slice(0, MAX_HEADER_SEARCH)
  const cells = searched.map((line) => splitLine(line, separator))
  const firstData = cells.findIndex((row) => row.some(looksLikeId))
  const before = firstData < 0 ? searched.length : firstData
  for (let index = 0; index < before; index += 1) {
    const { titles } = readHeader(searched[index] ?? '', separator)
    if (ImportTarget.options.some((target) => isHeaderOf(titles, target))) return index
  }
  if (firstData <= 0) return firstData === 0 ? -1 : firstLineOfWords(cells)
  const above = cells[firstData - 1] ?? []
  const isLikeData = above.length === cells[firstData]?.length
  return isLikeData && above.every((cell) => /\p{L}/u.test(cell)) ? firstData - 1 : -1
}

function isHeaderOf(titles: readonly string[], target: ImportTarget): boolean {
  const fields = new Set(titles.map((title) => fieldOfColumn(title, target)))
  fields.delete(null)
  if (fields.size >= 2) return true
  return fields.size === 1 && titles.length <= 2 && (fields.has('account_id') || fields.has('company_name'))
}

/** Where no id can be seen at all, a first line of several words is taken for the header. */
function firstLineOfWords(cells: readonly (readonly string[])[]): number {
  const first = cells.findIndex((row) => row.some((cell) => cell.trim() !== ''))
  const row = cells[first] ?? []
  return row.length > 1 && row.every((cell) => /^[^\d]*\p{L}[^\d]*$/u.test(cell)) ? first : -1
}

function bestSeparator(lines: readonly string[]): SeparatorChar {
  let best: SeparatorChar = ';'
  let bestScore = -1
  for (const separator of SEPARATORS) {
    const score = scoreOf(lines, separator)
    if (score <= bestScore) continue
    best = separator
    bestScore = score
  }
  return best
}

/** How much sense the lines make under a separator: cells of our patterns, names we know, an even number of columns. */
function scoreOf(lines: readonly string[], separator: SeparatorChar): number {
  const counts = new Map<number, number>()
  let score = 0
  let scored = 0
  for (const line of lines.slice(0, MAX_SCORED_LINES)) {
    if (line.trim() === '') continue
    const cells = splitLine(line, separator)
    scored += 1
    counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
    if (cells.some(looksLikeId)) score += 3
    if (cells.some((cell) => /^MP-\d+$/i.test(cell.trim()))) score += 2
    if (cells.some((cell) => readAccountModel(cell) !== null)) score += 2
    if (cells.some(isKnownColumn)) score += 2
  }
  const evenColumns = [...counts].filter(([columns]) => columns > 1).map(([, lineCount]) => lineCount)
  return scored === 0 ? 0 : score / scored + Math.max(0, ...evenColumns) / scored
}
