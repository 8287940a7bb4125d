import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { CoreEvent } from '../../../../src/shared/contract/events.ts'
import type { Job } from '../../../../src/shared/contract/jobs.ts'
import { createEventHub } from '../../../../src/main/core/event-hub.ts'
import { createBulkLink } from '../../../../src/main/core/jobs/bulk-link.ts'
import { createJobRunner } from '../../../../src/main/core/jobs/job-runner.ts'
import type { TaskSession } from '../../../../src/main/core/jobs/task.ts'
import { createWriteGate } from '../../../../src/main/core/jobs/write-gate.ts'
import { createLog } from '../../../../src/main/core/log.ts'
import { systemPorts } from '../../../../src/main/core/system-ports.ts'
import { failureOf } from '../../../support/failure-of.ts'
import { openTestCore, testFolder } from '../../../support/open-test-core.ts'
import { seedWorkspace } from '../../../support/seed-accounts.ts'

const MANY = 100_000

interface Seen {
  readonly atMs: number
  readonly job: Job
}

/** A core with a long undo ready to be run, and every job event it tells. */
function openWithLongWork() {
  const file = join(testFolder(), 'workspace.sqlite')
  const changeId = seedWorkspace(file, MANY)
  const core = openTestCore({ workspaceFile: file })
  const seen: Seen[] = []
  core.subscribe((event: CoreEvent) => {
    if (event.kind === 'job.changed') seen.push({ atMs: performance.now(), job: event.job })
  })
  return { core, changeId, seen }
}

function doneIn({ status }: Job): number | null {
  return status.state === 'running' ? status.progress.done : null
}

describe('a job', () => {
  it('tells its progress at most ten times a second, the first and the last always, then its outcome', async () => {
    const { core, changeId, seen } = openWithLongWork()
    await core.run('activity.undo', { changeId })
    const running = seen.filter(({ job }) => job.status.state === 'running')
    expect([doneIn(running[0]!.job), doneIn(running.at(-1)!.job)]).toEqual([0, MANY])
    expect(seen.at(-1)?.job.status.state).toBe('succeeded')
    // The start and the last progress come as they are; all between keep their distance.
    const between = running.slice(1, -1)
    const gapsMs = between.slice(1).map(({ atMs }, index) => atMs - between[index]!.atMs)
    expect(gapsMs.filter((gapMs) => gapMs < 99)).toEqual([])
  })

  it('is found again by a window that was loaded anew, running and ended', async () => {
    const { core, changeId } = openWithLongWork()
    const { jobId } = await core.call('activity.undo', { changeId })
    const found = (await core.call('jobs.list', {})).jobs
    expect(found.map((job) => [job.jobId, job.operation, job.status.state, job.canCancel])).toEqual([
      [jobId, 'activity.undo', 'running', true],
    ])
    const ended = await endOf(core, jobId)
    expect(ended).toMatchObject({
      canCancel: false,
      status: { state: 'succeeded', outcome: { reversed: MANY } },
    })
    expect((await core.call('jobs.list', {})).jobs).toEqual([ended])
  })

  it('stops when it is cancelled', async () => {
    const { core, changeId } = openWithLongWork()
    const { jobId } = await core.call('activity.undo', { changeId })
    await core.call('jobs.cancel', { jobId })
    expect((await endOf(core, jobId)).status).toEqual({ state: 'failed', failure: { code: 'cancelled' } })
  })

  it('that is cancelled when all is done has succeeded', async () => {
    const { core, changeId } = openWithLongWork()
    const outcome = await core.run('activity.undo', { changeId }, (job) => {
      if (doneIn(job) === MANY) void core.call('jobs.cancel', { jobId: job.jobId })
    })
    expect(outcome.reversed).toBe(MANY)
  })

  it('that waits is cancelled without having begun; the one before it is left alone', async () => {
    const { core, changeId, seen } = openWithLongWork()
    const first = await core.call('activity.undo', { changeId })
    const second = await core.call('workspace.check', {})
    await core.call('jobs.cancel', second)
    expect(await core.call('jobs.get', second)).toMatchObject({
      status: { state: 'failed', failure: { code: 'cancelled' } },
    })
    expect((await endOf(core, first.jobId)).status).toMatchObject({ state: 'succeeded' })
    const ofSecond = seen.filter(({ job }) => job.jobId === second.jobId)
    expect(ofSecond.map(({ job }) => job.status.state)).toEqual(['running', 'failed'])
  })

  it('can be run twice, one after the other, each with an outcome of its own', async () => {
    const core = openTestCore()
    const both = await Promise.all([core.run('workspace.check', {}), core.run('workspace.check', {})])
    expect(both.map(({ findings }) => findings)).toEqual([[], []])
    const { jobs } = await core.call('jobs.list', {})
    expect(jobs.map(({ operation, status }) => [operation, status.state])).toEqual([
      ['workspace.check', 'succeeded'],
      ['workspace.check', 'succeeded'],
    ])
  })

  it('that fails as expected carries the failure', async () => {
    const core = openTestCore()
    expect(await failureOf(core.run('activity.undo', { changeId: 'none' }))).toEqual({
      code: 'not-found',
      what: 'change',
      id: 'none',
    })
  })

  it('that is not there is said to be so; to cancel what has ended changes nothing', async () => {
    const core = openTestCore()
    const jobId = 'gone' as Job['jobId']
    expect(await failureOf(core.call('jobs.get', { jobId }))).toEqual({
      code: 'not-found',
      what: 'job',
      id: 'gone',
    })
    const started = await core.call('workspace.check', {})
    const ended = await endOf(core, started.jobId)
    await core.call('jobs.cancel', started)
    expect(await core.call('jobs.get', started)).toEqual(ended)
  })
})

describe('a worker that dies', () => {
  it('fails its job with a reference in the log, and the next job has a new one', async () => {
    const folder = join(testFolder(), 'not-there-yet')
    const file = join(folder, 'workspace.sqlite')
    const logLines: string[] = []
    const log = createLog((line) => logLines.push(line))
    const link = createBulkLink({
      workspaceFile: file,
      gate: createWriteGate(),
      log,
      onEffects: async () => {},
    })
    onTestFinished(() => link.close())
    const ports = systemPorts(log)
    const jobs = createJobRunner({ laneOf: () => link, events: createEventHub(), ports, onEnded: () => {} })
    const session: TaskSession = {
      actor: 'Ana',
      role: 'admin',
      isPartner: false,
      providerKey: 1,
      settings: { allowsRevalidation: true, allowsCancelToReady: false },
      files: [],
    }
    const check = async (): Promise<Job['status']> => {
      const jobId = jobs.start('workspace.check', 'Checking', {}, session)
      await jobs.idle()
      return jobs.get(jobId).status
    }
    // The worker cannot open its file and ends at once.
    const dead = await check()
    expect(dead).toEqual({ state: 'failed', failure: { code: 'unexpected', reference: expect.any(String) } })
    expect(logLines.join('\n')).toContain('while bulk work')
    mkdirSync(folder)
    seedWorkspace(file, 10)
    expect(await check()).toMatchObject({ state: 'succeeded', outcome: { findings: [] } })
  })
})

/** Waits until a job has ended. */
async function endOf(core: ReturnType<typeof openTestCore>, jobId: Job['jobId']): Promise<Job> {
  const ended = Promise.withResolvers<void>()
  const stop = core.subscribe((event) => {
    if (event.kind !== 'job.changed' || event.job.jobId !== jobId) return
    if (event.job.status.state !== 'running') ended.resolve()
  })
  const now = await core.call('jobs.get', { jobId })
  if (now.status.state === 'running') await ended.promise
  stop()
  return core.call('jobs.get', { jobId })
}
