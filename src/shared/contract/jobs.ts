import { z } from 'zod'
import { Failure } from './failure.ts'
import { query, command } from './operation.ts'

export const JobId = z.string().brand<'JobId'>()
export type JobId = z.infer<typeof JobId>

/** What a job's start is answered with. */
export const JobStarted = z.object({ jobId: JobId })
export type JobStarted = z.infer<typeof JobStarted>

/** How far a job is; `total` is null while it is not known. `unit` names what is counted (rows, accounts, bytes). */
export const Progress = z.object({
  done: z.number(),
  total: z.number().nullable(),
  unit: z.string(),
  note: z.string(),
})
export type Progress = z.infer<typeof Progress>

/** A job as windows see it; a reloaded window finds it again through `jobs.list`. */
export const JobState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('running'), progress: Progress }),
  z.object({ state: z.literal('succeeded'), outcome: z.unknown() }),
  z.object({ state: z.literal('failed'), failure: Failure }),
])
export type JobState = z.infer<typeof JobState>

export const Job = z.object({
  jobId: JobId,
  operation: z.string(),
  label: z.string(),
  startedAt: z.string(),
  canCancel: z.boolean(),
  status: JobState,
})
export type Job = z.infer<typeof Job>

export const jobOperations = {
  /** Running jobs and those that ended in the last minutes, newest first. */
  'jobs.list': query(z.object({}), z.object({ jobs: z.array(Job) })),
  /** One job, so that a window that missed its last event still learns the outcome. */
  'jobs.get': query(z.object({ jobId: JobId }), Job),
  /** Asks a job to stop; it ends as `cancelled` and leaves the store as it was. */
  'jobs.cancel': command('read', z.object({ jobId: JobId }), z.object({})),
} as const
