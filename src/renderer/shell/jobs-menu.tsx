import { Indicator, Popover, Stack, UnstyledButton } from '@mantine/core'
import { IconLoader2 } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import type { Job } from '../../shared/contract/jobs.ts'
import { call, subscribe } from '../api.ts'
import { JobProgress } from '../ui/job-progress.tsx'
import { useConnection } from '../ui/use-connection.ts'
import classes from './shell.module.css'

/** Long work that is under way, also after a reload of the window; nothing when there is none. */
export function JobsMenu(): React.JSX.Element | null {
  const jobs = useRunningJobs()
  if (jobs.length === 0) return null
  const label = jobs.length === 1 ? '1 job is running' : `${jobs.length} jobs are running`
  return (
    <Popover position="bottom-end" width={360} withArrow>
      <Popover.Target>
        <UnstyledButton className={classes['badge']} aria-label={label}>
          <Indicator processing size={7} position="middle-start" offset={4}>
            <IconLoader2 size={14} aria-hidden style={{ visibility: 'hidden' }} />
          </Indicator>
          {label}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack>
          {jobs.map((job) => (
            <JobProgress key={job.jobId} job={job} />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}

function useRunningJobs(): readonly Job[] {
  const isConnected = useConnection()
  const [jobs, setJobs] = useState<readonly Job[]>([])
  useEffect(() => {
    const see = (job: Job): void =>
      setJobs((before) => {
        const others = before.filter(({ jobId }) => jobId !== job.jobId)
        return job.status.state === 'running' ? [...others, job] : others
      })
    const stop = subscribe((event) => {
      if (event.kind === 'job.changed') see(event.job)
    })
    if (isConnected) {
      call('jobs.list', {}).then(
        ({ jobs: known }) => setJobs(known.filter(({ status }) => status.state === 'running')),
        // The banner already says that the core is away.
        () => setJobs([]),
      )
    }
    return stop
  }, [isConnected])
  return jobs
}
