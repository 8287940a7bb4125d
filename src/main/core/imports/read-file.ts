import { writeFileSync } from 'node:fs'
import type { ColumnMapping, FileNotice, ImportTarget } from '../../../shared/contract/imports.ts'
import { csvCell } from '../../../shared/domain/csv-cell.ts'
import { readAccountListing, type AccountListing } from '../../../shared/domain/import-listing.ts'
import type { ReadableDb } from '../store/sql.ts'
import { RecordFaultError } from './csv-reader.ts'
import { countLineEnds } from './line-count.ts'
import { columnsOf, documentOf, mappingNotices, matchColumns, readsOldStatus } from './match-columns.ts'
import { headerSignature, rememberedMapping } from './mapping-profile-table.ts'
import { readShape, type WantedFileShape } from './read-shape.ts'
import { readText } from './read-text.ts'
import type { HashedCopy, StagedFile } from './staged-import.ts'
import { readTextHead } from './text-head.ts'
import { unreadable } from './unreadable.ts'

const NO_ROWS: FileNotice = {
  code: 'W_NO_ROWS',
  level: 'warning',
  message: 'There are no rows below the header.',
  raw: null,
  read: null,
}

/** What staff chose for a file; the rest is found out. */
export interface FileChoice {
  readonly shape?: WantedFileShape | undefined
  readonly mapping?: ColumnMapping | undefined
  readonly target?: ImportTarget | undefined
}

/** Reads what a staged file is: kind, encoding, layout, columns and how they are matched. Refuses what holds no table. */
export function readFile(
  db: ReadableDb,
  source: { readonly index: number; readonly name: string; readonly copy: HashedCopy },
  choice: FileChoice = {},
): StagedFile {
  const { name, copy } = source
  const text = readText(copy, name, choice.shape?.encoding)
  const listing = text.json === null ? null : listingOf(text.json, name)
  const textPath = listing === null ? text.path : writeListing(`${copy.path}.csv`, listing)
  const head = readTextHead(textPath, listing === null ? text.startByte : 0)
  if (head.isWhole && head.lines.every((line) => line.trim() === '')) {
    throw unreadable(name, 'The file is empty.', 'Choose a file with a header and at least one account.')
  }
  const reading = named(name, textPath, head.newline, () =>
    readShape(head, textPath, {
      ...(listing === null ? choice.shape : { separator: ',', headerLine: 1 }),
      encoding: text.encoding,
    }),
  )
  const { titles, records } = reading
  const target = choice.target ?? 'accounts'
  const remembered = rememberedMapping(db, headerSignature(titles, target))
  const columns = { titles, records, hasHeader: reading.shape.headerLine > 0 }
  const found = matchColumns(columns, target, remembered)
  const mapping = choice.mapping ?? found.mapping
  return {
    index: source.index,
    name,
    copy,
    textPath,
    document: listing === null ? documentOf(titles, mapping, target) : 'aws-list-accounts-json',
    shape: reading.shape,
    newline: head.newline,
    dataByte: reading.dataByte,
    dataLine: reading.dataLine,
    textBytes: text.bytes,
    titles,
    columns: columnsOf(titles, records),
    mapping,
    mappingFrom: choice.mapping === undefined ? found.mappingFrom : 'chosen',
    hasOldStatus: readsOldStatus(titles, mapping),
    notices: [
      ...text.notices,
      ...(listing === null ? reading.notices : listingNotices(listing)),
      ...found.notices,
      ...mappingNotices(mapping, target),
      ...(records.length === 0 ? [NO_ROWS] : []),
    ],
    sample: reading.sample,
    entryLines: listing === null || text.json === null ? null : entryLines(text.json, listing),
  }
}

/** Turns a fault of the CSV text into a sentence with its line. */
export function named<Value>(name: string, path: string, newline: '\n' | '\r', read: () => Value): Value {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof RecordFaultError)) throw error
    const line = countLineEnds(path, 0, error.fault.atByte, newline) + 1
    const next = 'Correct it where the file comes from, and choose it again.'
    throw error.fault.kind === 'too-long'
      ? unreadable(
          name,
          `Line ${line} is longer than 1 MB, so this is hardly a list of accounts.`,
          next,
          line,
        )
      : unreadable(name, `A quotation mark opened in line ${line} is never closed.`, next, line)
  }
}

function listingOf(json: string, name: string): AccountListing {
  const listing = readAccountListing(json)
  if (!listing.ok) throw unreadable(name, listing.reason.why, listing.reason.next)
  return listing.value
}

/** A listing becomes a table that goes the way of every other. */
function writeListing(path: string, { titles, rows }: AccountListing): string {
  const lines = [titles, ...rows].map((cells) => cells.map((cell) => csvCell(cell, ',')).join(','))
  writeFileSync(path, `${lines.join('\n')}\n`)
  return path
}

function listingNotices({ titles, hasMore }: AccountListing): FileNotice[] {
  const notices: FileNotice[] = []
  if (hasMore) {
    const message =
      'The listing ends with a NextToken: there are more accounts than this file holds. Run the command without --no-paginate and --max-items.'
    notices.push({ code: 'W_LISTING_CUT', level: 'warning', message, raw: null, read: null })
  }
  if (titles.includes('Status')) {
    const message =
      'The listing is old: its Status says SUSPENDED for suspended and for closed accounts alike.'
    notices.push({ code: 'I_OLD_STATUS', level: 'info', message, raw: null, read: null })
  }
  return notices
}

/** On which line of the JSON each account's id stands; ids come in the order of the rows. */
function entryLines(json: string, { rows }: AccountListing): number[] {
  let at = 0
  let line = 1
  return rows.map(([id]) => {
    const found = json.indexOf(`"${id ?? ''}"`, at)
    if (found < 0) return line
    for (let index = at; index < found; index += 1) if (json.charCodeAt(index) === 10) line += 1
    at = found
    return line
  })
}
