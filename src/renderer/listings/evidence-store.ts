import { create } from 'zustand'
import type { OutputOf } from '../../shared/contract/index.ts'
import type { EvidenceSource } from '../../shared/contract/evidence.ts'
import type { Job } from '../../shared/contract/jobs.ts'
import type { Failure } from '../../shared/contract/failure.ts'
import { bridge, call, run } from '../api.ts'
import { asFailure } from '../ui/as-failure.ts'

type Opened = OutputOf<'evidence.open'>

interface EvidenceState {
  readonly opened: Opened | null
  /** What was taken over of it, by piece. */
  readonly applied: OutputOf<'evidence.apply'>['applied']
  readonly job: Job | null
  readonly failure: Failure | null
}

const NOTHING: EvidenceState = { opened: null, applied: [], job: null, failure: null }

/** What was brought, whatever screen it was dropped on. */
export const useEvidence = create<EvidenceState>(() => NOTHING)

const EXTENSIONS = ['json', 'csv', 'txt'] as const

/** Lets the user pick files and reads them. */
export async function chooseEvidence(): Promise<void> {
  await readFiles(await bridge.pickFiles({ isMultiple: true, extensions: EXTENSIONS }))
}

/** Takes dropped files. */
export async function takeEvidence(dropped: readonly File[]): Promise<void> {
  await readFiles(await bridge.takeFiles(dropped))
}

/** Takes a pasted text. */
export async function pasteEvidence(text: string): Promise<void> {
  await read([{ kind: 'text', name: 'Pasted text', text }])
}

async function readFiles(files: Awaited<ReturnType<typeof bridge.pickFiles>>): Promise<void> {
  if (files.length > 0) await read(files.map((file) => ({ kind: 'file', file })))
}

async function read(sources: EvidenceSource[]): Promise<void> {
  await letGo()
  await work(async (watch) => {
    const opened = await run('evidence.open', { sources }, watch)
    useEvidence.setState({ opened })
  })
}

/** Takes a recognised piece over for a management account. */
export async function applyEvidence(index: number, payerId: string): Promise<void> {
  const { opened } = useEvidence.getState()
  if (opened === null) return
  const { evidenceId } = opened
  await work(async (watch) => {
    const { applied } = await run('evidence.apply', { evidenceId, pieces: [{ index, payerId }] }, watch)
    useEvidence.setState((state) => ({ applied: [...state.applied, ...applied] }))
  })
}

/** Forgets what was brought. */
export async function letGo(): Promise<void> {
  const { opened } = useEvidence.getState()
  useEvidence.setState(NOTHING)
  if (opened !== null) await call('evidence.close', { evidenceId: opened.evidenceId })
}

async function work(task: (watch: (job: Job) => void) => Promise<void>): Promise<void> {
  useEvidence.setState({ failure: null })
  try {
    await task((job) => useEvidence.setState({ job }))
  } catch (error) {
    const failure = asFailure(error)
    useEvidence.setState({ failure: failure.code === 'cancelled' ? null : failure })
  } finally {
    useEvidence.setState({ job: null })
  }
}
