import { z } from 'zod'
import { ImportField } from '../domain/import-field.ts'

export const Encoding = z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'])
export type Encoding = z.infer<typeof Encoding>

/** Separators a file may use. */
export const Separator = z.enum([';', ',', '\t', '|'])
export type Separator = z.infer<typeof Separator>

/** What kind of document a file is. JSON listings are turned into rows when they are opened. */
const DocumentKind = z.enum([
  'pool-csv',
  'customers-csv',
  'links-csv',
  'orders-csv',
  'aws-console-csv',
  'aws-list-accounts-json',
  'other-csv',
])

/** How a file is read; detected, shown, and changeable. */
export const FileShape = z.object({
  encoding: Encoding,
  separator: Separator,
  /** 1-based line of the header; 0 when there is none. */
  headerLine: z.number().int().min(0),
})
export type FileShape = z.infer<typeof FileShape>

/** Where a field's values come from. */
export const FieldSource = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('column'), column: z.number().int().min(0) }),
  /** The same value for every row, e.g. one marketplace for a whole console export. */
  z.object({ kind: z.literal('constant'), value: z.string() }),
  z.object({ kind: z.literal('none') }),
])
export type FieldSource = z.infer<typeof FieldSource>

export const ColumnMapping = z.partialRecord(ImportField, FieldSource)
export type ColumnMapping = z.infer<typeof ColumnMapping>

/** One thing that was noticed about a file as a whole, e.g. W_DELIM_MIXED. */
export const FileNotice = z.object({
  code: z.string(),
  level: z.enum(['info', 'warning', 'error']),
  message: z.string(),
  /** The raw text and what was made of it, where that helps. */
  raw: z.string().nullable(),
  read: z.string().nullable(),
})
export type FileNotice = z.infer<typeof FileNotice>

/** One opened file (or paste): detected shape, its columns, and how they were matched. */
export const ImportFile = z.object({
  index: z.number().int(),
  name: z.string(),
  sizeBytes: z.number(),
  sha256: z.string(),
  document: DocumentKind,
  shape: FileShape,
  columns: z.array(z.object({ index: z.number().int(), title: z.string(), samples: z.array(z.string()) })),
  mapping: ColumnMapping,
  /** Where the mapping came from: recognised names, guessed from the values, or remembered from an earlier import. */
  mappingFrom: z.enum(['names', 'values', 'remembered', 'chosen']),
  notices: z.array(FileNotice),
  /** The first lines as raw text and as read, to check the shape by eye. */
  sample: z.array(z.object({ line: z.number().int(), raw: z.string(), cells: z.array(z.string()) })),
})
export type ImportFile = z.infer<typeof ImportFile>
