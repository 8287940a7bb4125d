import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import envPaths from 'env-paths'
import type { LaunchOptions } from './launch-options.ts'

/** The file a start opens, and how to clean up after it. */
export interface WorkspaceToOpen {
  readonly file: string
  /** Removes a sample workspace that was made for this start alone. */
  discard(): Promise<void>
}

const keep = (file: string): WorkspaceToOpen => ({ file, discard: () => Promise.resolve() })

/** The folder in which this user's own workspace lives, whatever the host. */
function dataFolder(): string {
  return envPaths('Quartermaster', { suffix: '' }).data
}

/** Finds the workspace of a start: the one named, a sample, or the user's own. A sample is made when it is not there yet. */
export async function workspaceToOpen(
  options: Pick<LaunchOptions, 'workspaceFile' | 'isSample'>,
): Promise<WorkspaceToOpen> {
  const { workspaceFile, isSample } = options
  if (!isSample) return keep(resolve(workspaceFile ?? join(dataFolder(), 'workspace.sqlite')))
  if (workspaceFile !== null && existsSync(workspaceFile)) return keep(resolve(workspaceFile))

  // Loaded only for a sample: it brings SQLite into the host's own thread.
  const { writeSampleWorkspace } = await import('../sample/write-sample-workspace.ts')
  if (workspaceFile !== null) {
    writeSampleWorkspace(resolve(workspaceFile))
    return keep(resolve(workspaceFile))
  }
  const folder = await mkdtemp(join(tmpdir(), 'quartermaster-sample-'))
  const file = join(folder, 'sample.sqlite')
  writeSampleWorkspace(file)
  return { file, discard: () => rm(folder, { recursive: true, force: true }) }
}
