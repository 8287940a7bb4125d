import { join } from 'node:path'
import { app, dialog } from 'electron'
import { startCore, type CoreLink } from '../core/core-link.ts'
import { readLaunchOptions } from '../core/host/launch-options.ts'
import { openingFailureText } from '../core/host/opening-failure-text.ts'
import { workspaceToOpen, type WorkspaceToOpen } from '../core/host/workspace-to-open.ts'
import { Refusal } from '../core/refusal.ts'
import { createKeptSecrets } from './secrets.ts'

/** The core of this start, and how to end it. */
export interface DesktopCore {
  readonly core: CoreLink
  close(): Promise<void>
}

/** Opens the workspace the command line asks for; null after telling the user in a message box why that cannot be. */
export async function openDesktopCore(args: readonly string[]): Promise<DesktopCore | null> {
  const request = readLaunchOptions(args, { ignoresUnknown: true })
  if (request.kind === 'refused') return tell(request.why)
  const options = request.kind === 'start' ? request.options : { workspaceFile: null, isSample: false }
  let workspace: WorkspaceToOpen | null = null
  try {
    const { file, discard } = (workspace = await workspaceToOpen(options))
    const checksOutput = process.env['QUARTERMASTER_CHECKS_OUTPUT'] === '1'
    const core = await startCore(
      { workspaceFile: file, appVersion: app.getVersion(), checksOutput },
      (line) => void process.stderr.write(`${line}\n`),
      createKeptSecrets(join(app.getPath('userData'), 'secrets.json')),
    )
    return { core, close: () => core.close().then(discard) }
  } catch (error) {
    await workspace?.discard()
    if (!(error instanceof Refusal)) throw error
    return tell(
      openingFailureText(error.failure, workspace?.file ?? options.workspaceFile ?? 'for the sample'),
    )
  }
}

function tell(why: string): null {
  dialog.showErrorBox('Quartermaster cannot start', why)
  return null
}
