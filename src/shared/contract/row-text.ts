import { z } from 'zod'
import { FileToken } from './files.ts'

/** A file that rows of a list are written to: CSV with a separator of choice, or JSON. */
export const RowFile = z.object({
  format: z.enum(['csv', 'json']),
  separator: z.enum([';', ',', '\t']).default(';'),
  target: FileToken,
})
export type RowFile = z.infer<typeof RowFile>

/** What an export wrote. */
export const WrittenFile = z.object({ rows: z.number(), bytes: z.number() })
export type WrittenFile = z.infer<typeof WrittenFile>

/** What rows of a list can be copied as; `ids` is a line for each. */
export const CopyFormat = z.enum(['ids', 'csv', 'json'])
export type CopyFormat = z.infer<typeof CopyFormat>

/** Rows as text for the clipboard, and how many they are. */
export const CopiedRows = z.object({ text: z.string(), rows: z.number() })
export type CopiedRows = z.infer<typeof CopiedRows>
