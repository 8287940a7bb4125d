import type { HandlersOf } from '../handler.ts'

/** jobs.*: what runs, and stopping it. */
export const jobHandlers: HandlersOf<'jobs.list' | 'jobs.get' | 'jobs.cancel'> = {
  'jobs.list': (_input, { jobs }) => ({ jobs: [...jobs.list()] }),
  'jobs.get': ({ jobId }, { jobs }) => jobs.get(jobId),
  'jobs.cancel': ({ jobId }, { jobs }) => {
    jobs.cancel(jobId)
    return {}
  },
}
