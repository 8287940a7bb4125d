import { randomBytes } from 'node:crypto'
import { statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openCore, type Core } from '../../src/main/core/core.ts'
import { createLog } from '../../src/main/core/log.ts'
import { localClient } from '../../src/main/core/local-client.ts'
import type { Ports } from '../../src/main/core/ports.ts'
import { systemPorts } from '../../src/main/core/system-ports.ts'
import type { Client } from '../../src/shared/client.ts'
import type { FileRef, FileToken } from '../../src/shared/contract/files.ts'
import { testFolder } from './test-folder.ts'

export { testFolder } from './test-folder.ts'

/** A real core on a real file, with the real client on top; closed and removed when the test ends. */
export interface TestCore extends Client {
  readonly core: Core
  readonly workspaceFile: string
  /** What the core logged; bugs land here. */
  readonly logLines: readonly string[]
  /** Writes a file and grants it, as a host does for a picked file. */
  grantText(name: string, content: string | Uint8Array): FileRef
  /** Grants an existing path. */
  grantPath(path: string): FileRef
  /** A place where a job may write; read it from `path` afterwards. */
  grantTarget(name: string): { readonly ref: FileRef; readonly path: string }
  close(): Promise<void>
}

/** Opens a core for one test. */
export function openTestCore(
  options: { readonly workspaceFile?: string; readonly ports?: Partial<Ports> } = {},
): TestCore {
  const folder = testFolder()
  const workspaceFile = options.workspaceFile ?? join(folder, 'workspace.sqlite')
  const logLines: string[] = []
  const ports = { ...systemPorts(createLog((line) => logLines.push(line))), ...options.ports }
  const core = openCore({ workspaceFile, appVersion: 'test', checksOutput: true, ports })
  let closing: Promise<void> | null = null
  const close = (): Promise<void> => (closing ??= core.close())
  onTestFinished(close)

  const grant = (path: string, sizeBytes: number): FileRef => {
    const token = randomBytes(16).toString('hex') as FileToken
    core.grant({ token, path, name: basename(path) })
    return { token, name: basename(path), sizeBytes }
  }
  return {
    ...localClient(core),
    core,
    workspaceFile,
    logLines,
    grantText: (name, content) => {
      const path = join(folder, name)
      writeFileSync(path, content)
      return grant(path, statSync(path).size)
    },
    grantPath: (path) => grant(path, statSync(path).size),
    grantTarget: (name) => {
      const path = join(folder, name)
      return { ref: grant(path, 0), path }
    },
    close,
  }
}
