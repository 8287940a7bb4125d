import { join } from 'node:path'
import { ensureBuilt } from '../../scripts/build-output.ts'

/** Builds `out/` before tests that run it; nothing is tested on an old build. */
export async function setup(): Promise<void> {
  if (!(await ensureBuilt(join(import.meta.dirname, '../..'), console.error)))
    throw new Error('the build failed')
}
