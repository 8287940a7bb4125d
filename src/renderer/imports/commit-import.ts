import { bridge, call, subscribe } from '../api.ts'
import type { Failure } from '../../shared/contract/failure.ts'
import type { ImportOutcome } from '../../shared/contract/imports.ts'
import type { Job, JobId } from '../../shared/contract/jobs.ts'
import { asFailure } from '../ui/as-failure.ts'
import { sayUndoCancelled } from '../ui/undo-toast.tsx'
import { importState, setImport } from './import-store.ts'
import { doWork, type WorkEnd } from './import-work.ts'
import { refreshPreview } from './preview-import.ts'

let isCommitting = false

/** Writes exactly what the preview said, or nothing. */
export async function commitImport(): Promise<void> {
  const { importId, preview, isPreviewCurrent } = importState()
  if (importId === null || preview === null || !isPreviewCurrent || isCommitting) return
  isCommitting = true
  try {
    await finish(await doWork('run', 'imports.run', { importId, previewId: preview.previewId }))
  } finally {
    isCommitting = false
  }
}

async function finish(end: WorkEnd<ImportOutcome>): Promise<void> {
  if (end.ok) {
    setImport({ outcome: end.value, step: 'result', note: null, undone: null })
    return
  }
  await explain(end.failure)
}

async function explain(failure: Failure): Promise<void> {
  if (failure.code === 'preview-outdated') {
    await refreshPreview('The pool changed meanwhile, so every row was checked again. Please look once more.')
  } else if (failure.code === 'cancelled') {
    setImport({ note: 'The import was cancelled. The pool is as it was before.' })
  } else {
    setImport({ failure })
  }
}

/** After a reload of the window: finds the running import again and waits for its end. */
export async function resumeImport(): Promise<void> {
  const { work } = importState()
  if (work?.kind !== 'run' || isCommitting) return
  isCommitting = true
  try {
    const jobId = work.job?.jobId ?? (await newestImportJob())
    if (jobId === null) {
      setImport({ work: null })
      return
    }
    const ended = await followJob(jobId, (job) => setImport({ work: { kind: 'run', job } }))
    setImport({ work: null })
    if (ended.status.state === 'failed') await explain(ended.status.failure)
    // The job runner checked the outcome against imports.run's schema.
    else await finish({ ok: true, value: endOf(ended) as ImportOutcome })
  } catch (error) {
    setImport({ work: null, failure: asFailure(error) })
  } finally {
    isCommitting = false
  }
}

function endOf(job: Job): unknown {
  return job.status.state === 'succeeded' ? job.status.outcome : null
}

async function newestImportJob(): Promise<JobId | null> {
  const { jobs } = await call('jobs.list', {})
  return jobs.find(({ operation }) => operation === 'imports.run')?.jobId ?? null
}

async function followJob(jobId: JobId, watch: (job: Job) => void): Promise<Job> {
  const ended = Promise.withResolvers<Job>()
  const see = (job: Job): void => {
    if (job.jobId !== jobId) return
    if (job.status.state === 'running') watch(job)
    else ended.resolve(job)
  }
  const stop = subscribe((event) => {
    if (event.kind === 'job.changed') see(event.job)
  })
  try {
    see(await call('jobs.get', { jobId }))
    return await ended.promise
  } finally {
    stop()
  }
}

/** Takes the whole import back; rows edited since are kept and named. */
export async function undoImport(): Promise<void> {
  const changeId = importState().outcome?.changeId
  if (changeId === null || changeId === undefined) return
  const end = await doWork('undo', 'activity.undo', { changeId })
  if (end.ok) setImport({ undone: end.value })
  else if (end.failure.code === 'cancelled') sayUndoCancelled()
  else setImport({ failure: end.failure })
}

/** Saves the rejected rows with line, code and reason, so that they can be mended and imported again (U-21). */
export async function downloadRejects(): Promise<void> {
  const { importId, preview, files } = importState()
  if (importId === null || preview === null) return
  const stem = (files[0]?.name ?? 'import').replace(/\.[^.]*$/, '')
  const target = await bridge.saveFile(`${stem}-rejected.csv`)
  if (target === null) return
  const end = await doWork('rejects', 'imports.exportRejects', {
    importId,
    previewId: preview.previewId,
    target: target.token,
  })
  if (end.ok) await bridge.deliver(target)
  else if (end.failure.code !== 'cancelled') setImport({ failure: end.failure })
}
