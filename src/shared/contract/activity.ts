import { z } from 'zod'
import { AccountId } from '../domain/account-id.ts'
import { CellChange } from './accounts.ts'
import { job, query } from './operation.ts'

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
})
export type ActivityFilter = z.infer<typeof ActivityFilter>

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
    }),
  ),
  /** The rows of a change: which accounts, and what changed in each. */
  'activity.rows': query(
    z.object({
      changeId: z.string(),
      first: z.number().int().min(0),
      count: z.number().int().min(1).max(500),
    }),
    z.object({
      rows: z.array(z.object({ accountId: AccountId, outcome: z.string(), cells: z.array(CellChange) })),
      total: z.number(),
    }),
  ),
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
