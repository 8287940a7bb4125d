import { z } from 'zod'
import { CellChange } from './accounts.ts'
import { CustomerRef } from './customers.ts'
import { job, query } from './operation.ts'
import { RowFile, WrittenFile } from './row-text.ts'

/** Whether a change can be taken back now. */
export const UndoState = z.enum(['possible', 'undone', 'interrupted', 'not-undoable'])

/** One event of the log. A bulk action is one event whose rows can be opened through its change. */
export const ActivityEvent = z.object({
  seq: z.number(),
  at: z.string(),
  actor: z.string(),
  /** One of the codes of domain §5.4, e.g. ACCOUNT_IMPORTED. */
  type: z.string(),
  /** What it was about: an account id, a marketplace, "1,000 accounts". */
  subject: z.string(),
  label: z.string(),
  details: z.record(z.string(), z.unknown()),
  change: z.object({ id: z.string(), rows: z.number(), undo: UndoState }).nullable(),
})
export type ActivityEvent = z.infer<typeof ActivityEvent>

export const ActivityFilter = z.object({
  types: z.array(z.string()).optional(),
  actor: z.string().optional(),
  /** Part of the subject or label. */
  search: z.string().max(200).optional(),
  /** ISO times, `from` included, `until` excluded. */
  from: z.string().optional(),
  until: z.string().optional(),
  /** Only what belongs to the history of this customer. */
  customerId: z.string().optional(),
})
export type ActivityFilter = z.infer<typeof ActivityFilter>

/** One row that a change touched: what people call it, what became of it, and which of its fields changed. */
export const ChangedRow = z.object({
  /** Names the row among those of its change. */
  key: z.string(),
  subject: z.string(),
  outcome: z.string(),
  cells: z.array(CellChange),
})
export type ChangedRow = z.infer<typeof ChangedRow>

/** The first entry at which the log does not follow from what came before it. */
export const BrokenEntry = z.object({
  seq: z.number(),
  kind: z.enum(['changed', 'missing', 'inserted', 'reordered', 'resealed']),
  /** What is wrong, in a sentence. */
  what: z.string(),
  /** What that means, in a sentence. */
  meaning: z.string(),
})
export type BrokenEntry = z.infer<typeof BrokenEntry>

/** What a check of the whole log found. */
export const LogVerdict = z.object({
  /** Entries that follow from each other, from the first one on. */
  entries: z.number(),
  /** Seal of the last of them as hexadecimal digits; null when there is none. Written down, it proves all of them. */
  lastSeal: z.string().nullable(),
  lastAt: z.string().nullable(),
  broken: BrokenEntry.nullable(),
  /** Changes of data that no entry of the log tells of. */
  unlogged: z.object({
    count: z.number(),
    examples: z.array(z.object({ label: z.string(), actor: z.string(), at: z.string() })),
  }),
  /** Which entry carries the seal that was asked for, null when none does; absent when none was asked for. */
  noted: z.object({ seq: z.number().nullable() }).nullable(),
  durationMs: z.number(),
})
export type LogVerdict = z.infer<typeof LogVerdict>

/** The three outcomes of taking something back: done, kept because somebody changed it since, refused with why. */
export const UndoPreview = z.object({
  changeId: z.string(),
  label: z.string(),
  reversed: z.number(),
  kept: z.array(z.object({ subject: z.string(), why: z.string() })),
  keptCount: z.number(),
  refused: z.string().nullable(),
})
export type UndoPreview = z.infer<typeof UndoPreview>

export const activityOperations = {
  'activity.page': query(
    z.object({
      filter: ActivityFilter,
      first: z.number().int().min(0),
      count: z.number().int().min(1).max(500),
    }),
    z.object({
      events: z.array(ActivityEvent),
      total: z.number(),
      /** For the filter's lists: every type and actor that occurs. */
      types: z.array(z.string()),
      actors: z.array(z.string()),
      /** The customer that the filter names. */
      customer: CustomerRef.nullable(),
    }),
  ),
  /** The rows of a change: accounts first, then other records, and what changed in each. */
  'activity.rows': query(
    z.object({
      changeId: z.string(),
      first: z.number().int().min(0),
      count: z.number().int().min(1).max(500),
    }),
    z.object({ rows: z.array(ChangedRow), total: z.number() }),
  ),
  /** Writes every event that the filter shows to a granted file, newest first. */
  'activity.export': job('read', RowFile.extend({ filter: ActivityFilter }), WrittenFile),
  /** Follows the seals through the whole log; `notedSeal` is one that was written down earlier, to be found again. */
  'activity.verify': job('read', z.object({ notedSeal: z.string().max(200).optional() }), LogVerdict),
  'activity.previewUndo': query(z.object({ changeId: z.string() }), UndoPreview),
  /** Takes a change back; rows edited since are kept and named. An interrupted undo goes on where it stopped. */
  'activity.undo': job(
    'pool',
    z.object({ changeId: z.string() }),
    z.object({
      label: z.string(),
      reversed: z.number(),
      keptCount: z.number(),
      kept: z.array(z.object({ subject: z.string(), why: z.string() })),
      durationMs: z.number(),
    }),
  ),
} as const
