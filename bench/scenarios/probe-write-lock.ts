import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

/** Starts the probe of the write lock; the returned function ends it and tells the longest hold. */
export async function probeWriteLock(workspace: string): Promise<() => Promise<number>> {
  const stop = new Int32Array(new SharedArrayBuffer(4))
  const probe = new Worker(new URL('./lock-probe.ts', import.meta.url), { workerData: { workspace, stop } })
  await once(probe, 'message')
  return async () => {
    Atomics.store(stop, 0, 1)
    Atomics.notify(stop, 0)
    const [longestMs] = (await once(probe, 'message')) as [number]
    return longestMs
  }
}
