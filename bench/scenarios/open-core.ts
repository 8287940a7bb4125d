import { randomBytes } from 'node:crypto'
import { statSync } from 'node:fs'
import { basename } from 'node:path'
import { openCore, type Core } from '../../src/main/core/core.ts'
import { localClient } from '../../src/main/core/local-client.ts'
import { createLog } from '../../src/main/core/log.ts'
import { systemPorts } from '../../src/main/core/system-ports.ts'
import type { Client } from '../../src/shared/client.ts'
import type { FileRef, FileToken } from '../../src/shared/contract/files.ts'

/** The product's core on a workspace file, as every host opens it, without the check of answers that only tests make. */
export function openBenchCore(workspaceFile: string): { readonly core: Core; readonly client: Client } {
  const ports = systemPorts(createLog(() => {}))
  const core = openCore({ workspaceFile, appVersion: 'bench', checksOutput: false, ports })
  return { core, client: localClient(core) }
}

/** Grants a file, as a host does for a picked one. */
export function grant(core: Core, path: string): FileRef {
  const token = randomBytes(16).toString('hex') as FileToken
  core.grant({ token, path, name: basename(path) })
  return { token, name: basename(path), sizeBytes: statSync(path).size }
}
