import { useState } from 'react'
import type { LogVerdict } from '../../shared/contract/activity.ts'
import type { Failure } from '../../shared/contract/failure.ts'
import type { Job } from '../../shared/contract/jobs.ts'
import { asFailure } from '../ui/as-failure.ts'
import { useJob } from '../ui/use-job.ts'

/** A check of the log and what came of it. */
export interface Verification {
  readonly verdict: LogVerdict | null
  readonly failure: Failure | null
  readonly job: Job | null
  readonly isRunning: boolean
  /** Checks the whole log; looks for a seal that was written down, unless it is empty. */
  readonly verify: (notedSeal: string) => Promise<void>
}

/** Runs checks of the log for a screen. */
export function useVerification(): Verification {
  const { start, job, isRunning } = useJob('activity.verify')
  const [verdict, setVerdict] = useState<LogVerdict | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const verify = async (notedSeal: string): Promise<void> => {
    setFailure(null)
    try {
      setVerdict(await start(notedSeal.trim() === '' ? {} : { notedSeal }))
    } catch (error) {
      setFailure(asFailure(error))
    }
  }
  return { verdict, failure, job, isRunning, verify }
}
