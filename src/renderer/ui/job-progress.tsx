import { Button, Group, Progress, Text } from '@mantine/core'
import type { Job } from '../../shared/contract/jobs.ts'
import { call } from '../api.ts'
import { createClock, useNow } from './clock.ts'
import { showFailure } from './failure-notice.tsx'
import { formatCount, formatDuration } from './format.ts'

const clock = createClock(500)

/** A running job: rows done, rows per second, time left, and **Cancel**, which leaves the store as it was. */
export function JobProgress({ job }: { readonly job: Job }): React.JSX.Element | null {
  const nowMs = useNow(clock)
  if (job.status.state !== 'running') return null
  const { done, total, unit, note } = job.status.progress
  const elapsedMs = Math.max(1, nowMs - Date.parse(job.startedAt))
  const perSecond = (done / elapsedMs) * 1000
  const leftMs = total === null || perSecond === 0 ? null : ((total - done) / perSecond) * 1000
  const share = total === null || total === 0 ? null : Math.min(100, (done / total) * 100)
  return (
    <div>
      <Group justify="space-between" mb={6} wrap="nowrap">
        <Text size="sm" fw={550} truncate>
          {note === '' ? job.label : note}
        </Text>
        {job.canCancel && (
          <Button size="compact-xs" variant="default" onClick={() => void cancel(job)}>
            Cancel
          </Button>
        )}
      </Group>
      <Progress
        value={share ?? 100}
        animated={share === null}
        transitionDuration={120}
        aria-label={job.label}
        size="md"
      />
      <Text size="xs" c="dimmed" mt={5} style={{ fontVariantNumeric: 'tabular-nums' }}>
        {formatCount(done)}
        {total === null ? '' : ` of ${formatCount(total)}`} {unit} · {formatCount(perSecond)} per second
        {leftMs === null ? '' : ` · ${formatDuration(leftMs)} left`}
      </Text>
    </div>
  )
}

async function cancel(job: Job): Promise<void> {
  try {
    await call('jobs.cancel', { jobId: job.jobId })
  } catch (error) {
    showFailure(error)
  }
}
