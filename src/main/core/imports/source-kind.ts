/** What a file is that no table can be read from, and what to do instead. */
export interface ForeignKind {
  readonly why: string
  readonly next: string
}

const AS_CSV = 'Open it there, save the sheet as CSV (UTF-8), and choose that file.'
const UNPACK = 'Unpack it, and choose the CSV file inside.'
const OTHER = 'Choose a CSV file, or the output of “aws organizations list-accounts”.'

const SIGNATURES: readonly (readonly [magic: string, what: string, next: string])[] = [
  ['d0cf11e0a1b11ae1', 'an old Excel workbook (.xls)', AS_CSV],
  [
    '25504446',
    'a PDF document',
    'Export the table from where the PDF was made as CSV, and choose that file.',
  ],
  ['1f8b', 'compressed (gzip)', UNPACK],
  ['425a68', 'compressed (bzip2)', UNPACK],
  ['28b52ffd', 'compressed (zstandard)', UNPACK],
  ['fd377a585a00', 'compressed (xz)', UNPACK],
  ['377abcaf271c', 'a 7-Zip archive', UNPACK],
  ['526172211a07', 'a RAR archive', UNPACK],
  ['53514c69746520666f726d6174203300', 'an SQLite database', OTHER],
  ['50415231', 'a Parquet file', 'Export it as CSV, and choose that file.'],
  ['89504e47', 'a picture (PNG)', OTHER],
  ['ffd8ff', 'a picture (JPEG)', OTHER],
  ['47494638', 'a picture (GIF)', OTHER],
  ['7f454c46', 'a program', OTHER],
  ['4d5a9000', 'a program', OTHER],
  ['fffe0000', 'text in UTF-32', 'Save it as UTF-8, and choose it again.'],
  ['0000feff', 'text in UTF-32', 'Save it as UTF-8, and choose it again.'],
  ['7b5c727466', 'a rich text document (RTF)', 'Save it as plain text, and choose that file.'],
]

/** Recognises by its first bytes what is certainly no table of text; null: it may be one. */
export function foreignKind(head: Buffer): ForeignKind | null {
  if (head.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') return archiveKind(head)
  const hex = head.subarray(0, 16).toString('hex')
  const known = SIGNATURES.find(([magic]) => hex.startsWith(magic))
  if (known !== undefined) return { why: `The file is ${known[1]}, not a text file.`, next: known[2] }
  const start = head
    .subarray(0, 200)
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()
    .toLowerCase()
  if (start.startsWith('<!doctype html') || start.startsWith('<html')) {
    return {
      why: 'The file is a web page, not a table; perhaps a sign-in page was saved instead of the file.',
      next: OTHER,
    }
  }
  if (start.startsWith('<?xml')) return { why: 'The file is XML, not a table.', next: OTHER }
  return null
}

function archiveKind(head: Buffer): ForeignKind {
  const names = head.toString('latin1')
  if (names.includes('opendocument.spreadsheet')) {
    return { why: 'The file is an OpenDocument spreadsheet (.ods), not a text file.', next: AS_CSV }
  }
  if (names.includes('xl/') || names.includes('[Content_Types].xml')) {
    return { why: 'The file is an Excel workbook (.xlsx), not a text file.', next: AS_CSV }
  }
  return { why: 'The file is a ZIP archive, not a text file.', next: UNPACK }
}

/** What is said about bytes that are no text in any encoding we read. */
export const BINARY: ForeignKind = {
  why: 'The file holds binary data, not text.',
  next: OTHER,
}
