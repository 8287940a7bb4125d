import { z } from 'zod'
import { command, job, query } from './operation.ts'

export const Backup = z.object({ name: z.string(), at: z.string(), sizeBytes: z.number(), why: z.string() })
export type Backup = z.infer<typeof Backup>

/** A named set of filters, sorting and columns of one screen. */
export const SavedView = z.object({
  id: z.string(),
  screen: z.string(),
  name: z.string(),
  state: z.unknown(),
})
export type SavedView = z.infer<typeof SavedView>

export const workspaceOperations = {
  /** Settings › Data: where the workspace lives, how large it is, and its backups. */
  'workspace.describe': query(
    z.object({}),
    z.object({
      fileName: z.string(),
      folder: z.string(),
      sizeBytes: z.number(),
      schemaVersion: z.number(),
      accounts: z.number(),
      deletedAccounts: z.number(),
      changes: z.number(),
      backups: z.array(Backup),
    }),
  ),
  'workspace.backUp': job('pool', z.object({}), Backup),
  /** SQLite's own integrity check and ours (tallies, references); a list of findings, empty when all is well. */
  'workspace.check': job(
    'read',
    z.object({}),
    z.object({ findings: z.array(z.string()), durationMs: z.number() }),
  ),

  'views.list': query(z.object({ screen: z.string() }), z.object({ views: z.array(SavedView) })),
  /** Saves under that name, replacing one of the same name. */
  'views.save': command(
    'read',
    z.object({ screen: z.string(), name: z.string().trim().min(1).max(60), state: z.unknown() }),
    SavedView,
  ),
  'views.remove': command('read', z.object({ id: z.string() }), z.object({})),
} as const
