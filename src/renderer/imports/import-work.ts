import { call, run } from '../api.ts'
import type { InputOf, NamesOf, OutputOf } from '../../shared/contract/index.ts'
import type { Failure } from '../../shared/contract/failure.ts'
import { asFailure } from '../ui/as-failure.ts'
import { importState, setImport, type ImportWork } from './import-store.ts'

/** How work ended: with its outcome, or with the reason why not. */
export type WorkEnd<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failure }

/** Runs a job while the screen shows how far it is; an expected failure is a value. */
export async function doWork<Name extends NamesOf<'job'>>(
  kind: ImportWork['kind'],
  name: Name,
  input: InputOf<Name>,
): Promise<WorkEnd<OutputOf<Name>>> {
  const started: ImportWork = { kind, job: null }
  let mine = started
  setImport({ work: started, failure: null })
  try {
    const value = await run(name, input, (job) => {
      // Newer work may have taken the place of this one.
      if (importState().work !== mine) return
      mine = { kind, job }
      setImport({ work: mine })
    })
    return { ok: true, value }
  } catch (error) {
    return { ok: false, failure: asFailure(error) }
  } finally {
    if (importState().work === mine) setImport({ work: null })
  }
}

/** Asks the running job to stop; it leaves the pool as it was. */
export async function cancelWork(): Promise<void> {
  const jobId = importState().work?.job?.jobId
  if (jobId === undefined) return
  try {
    await call('jobs.cancel', { jobId })
  } catch (error) {
    setImport({ failure: asFailure(error) })
  }
}
