import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** Where copies of imported files wait, beside the workspace and on the same disk. */
export function stagingRoot(workspaceFile: string): string {
  return `${workspaceFile}-staging`
}

/** Makes the folder of one import. */
export function makeStagingFolder(workspaceFile: string, importId: string): string {
  const folder = join(stagingRoot(workspaceFile), importId)
  mkdirSync(folder, { recursive: true })
  return folder
}

/** Removes the folder of one import. */
export function removeStagingFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
}

/** Folders of listings and evidence begin so; imports let them be. */
const LISTING_PREFIX = 'listing-'

/** Makes the folder in which one listing or piece of evidence waits; the next start of the workspace removes what is left. */
export function makeListingFolder(workspaceFile: string, id: string): string {
  return makeStagingFolder(workspaceFile, `${LISTING_PREFIX}${id}`)
}

/** Removes what earlier imports left behind, e.g. when they were killed; folders in `kept` stay. */
export function removeOrphans(workspaceFile: string, kept: ReadonlySet<string>): void {
  const root = stagingRoot(workspaceFile)
  for (const name of listFolder(root)) {
    if (!kept.has(name) && !name.startsWith(LISTING_PREFIX)) removeStagingFolder(join(root, name))
  }
}

/** Removes the whole staging area of a workspace. */
export function removeStagingArea(workspaceFile: string): void {
  removeStagingFolder(stagingRoot(workspaceFile))
}

function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}
