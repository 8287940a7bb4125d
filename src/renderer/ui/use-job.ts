import { useCallback, useState } from 'react'
import type { InputOf, NamesOf, OutputOf } from '../../shared/contract/index.ts'
import type { Job } from '../../shared/contract/jobs.ts'
import { run } from '../api.ts'

interface JobRun<Name extends NamesOf<'job'>> {
  /** Starts the job and waits for its outcome; throws `OperationFailed`. */
  readonly start: (input: InputOf<Name>) => Promise<OutputOf<Name>>
  /** The job while it runs, for `JobProgress`. */
  readonly job: Job | null
  readonly isRunning: boolean
}

/** Runs one kind of job and keeps its progress for the screen. */
export function useJob<Name extends NamesOf<'job'>>(name: Name): JobRun<Name> {
  const [job, setJob] = useState<Job | null>(null)
  const [isRunning, setRunning] = useState(false)
  const start = useCallback(
    async (input: InputOf<Name>) => {
      setRunning(true)
      try {
        return await run(name, input, (seen) => setJob(seen))
      } finally {
        setRunning(false)
        setJob(null)
      }
    },
    [name],
  )
  return { start, job, isRunning }
}
