import { createHash } from 'node:crypto'
import { join } from 'node:path'
import envPaths from 'env-paths'
import { startCore, type CoreLink } from '../core/core-link.ts'
import { LAUNCH_HELP, readLaunchOptions, type LaunchOptions } from '../core/host/launch-options.ts'
import { openingFailureText } from '../core/host/opening-failure-text.ts'
import { workspaceToOpen, type WorkspaceToOpen } from '../core/host/workspace-to-open.ts'
import { Refusal } from '../core/refusal.ts'
import { findChromium } from './find-chromium.ts'
import { startHttpHost, type HttpHost } from './http-server.ts'
import { openChromium, openDefaultBrowser, type ChromiumWindow } from './open-window.ts'

/** What a start in a terminal is given. */
export interface ServeOptions {
  readonly args: readonly string[]
  readonly rendererFolder: string
  readonly appVersion: string
  readonly checksOutput: boolean
  readonly print: (line: string) => void
  readonly warn: (line: string) => void
  /** Resolves when the user wants to end. */
  readonly stopped: Promise<void>
}

// A reload closes the last connection for a moment.
const DESERTED_AFTER_MS = 5_000

/** Serves until it is stopped or its window is closed; answers with the exit code. */
export async function runServe(serve: ServeOptions): Promise<number> {
  const request = readLaunchOptions(serve.args)
  if (request.kind === 'help') {
    serve.print(LAUNCH_HELP)
    return 0
  }
  if (request.kind === 'refused') {
    serve.warn(request.why)
    return 1
  }
  const { workspaceFile } = request.options
  const workspace = await orRefused(
    workspaceToOpen(request.options),
    workspaceFile ?? 'for the sample',
    serve,
  )
  if (workspace === null) return 1
  try {
    const { appVersion, checksOutput, warn } = serve
    const starting = startCore({ workspaceFile: workspace.file, appVersion, checksOutput }, warn)
    const core = await orRefused(starting, workspace.file, serve)
    if (core === null) return 1
    try {
      return await serveCore(core, request.options, workspace, serve)
    } finally {
      await core.close()
    }
  } finally {
    await workspace.discard()
  }
}

/** What is being opened; null after telling why it cannot be. */
async function orRefused<Opened>(
  opening: Promise<Opened>,
  workspaceFile: string,
  serve: ServeOptions,
): Promise<Opened | null> {
  try {
    return await opening
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    serve.warn(openingFailureText(error.failure, workspaceFile))
    return null
  }
}

async function serveCore(
  core: CoreLink,
  options: LaunchOptions,
  workspace: WorkspaceToOpen,
  serve: ServeOptions,
): Promise<number> {
  const host = await listen(core, options, serve)
  if (host === null) return 1
  try {
    if (options.opensWindow) await showWindow(host, options, workspace, serve)
    else {
      serve.print(`Ready at ${host.entryUrl}`)
      await serve.stopped
    }
    return 0
  } finally {
    await host.close()
  }
}

async function listen(
  core: CoreLink,
  { port }: LaunchOptions,
  serve: ServeOptions,
): Promise<HttpHost | null> {
  try {
    return await startHttpHost({ core, port, rendererFolder: serve.rendererFolder, log: serve.warn })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error
    serve.warn(`Port ${port} cannot be used (${code}): choose another with --port, or 0 for any free one.`)
    return null
  }
}

/** Shows the application and returns when the user is done with it. */
async function showWindow(
  host: HttpHost,
  { shell, isSample }: LaunchOptions,
  { file }: WorkspaceToOpen,
  serve: ServeOptions,
): Promise<void> {
  const program = shell === 'browser' ? null : findChromium()
  if (program !== null) {
    const window = openChromium(program, host.entryUrl, profileFolder(isSample ? 'sample' : file))
    serve.print('Quartermaster is open in a window of its own; close it, or press Ctrl+C here, to end it.')
    if (await isDone(window, host, serve)) return
    serve.warn(`${program} could not open a window; trying the default browser.`)
  } else if (shell === 'chromium') {
    serve.warn('No Chrome, Chromium or Edge was found; trying the default browser.')
  }
  serve.print(`Ready at ${host.entryUrl}`)
  await openDefaultBrowser(host.entryUrl)
  await serve.stopped
}

/** Waits for the window to be closed or the start to be stopped; false when the window never showed anything. */
async function isDone(window: ChromiumWindow, host: HttpHost, serve: ServeOptions): Promise<boolean> {
  // A browser that was running already takes the window over and ends this process: then the connections tell.
  const closed = window.ended.then((isWell) => (isWell ? host.deserted(DESERTED_AFTER_MS) : undefined))
  const isStopped = await Promise.race([closed.then(() => false), serve.stopped.then(() => true)])
  window.close()
  return isStopped || host.wasVisited()
}

/** Two starts never share a workspace, so a browser profile for each keeps their windows apart. */
function profileFolder(workspace: string): string {
  const name = createHash('sha256').update(workspace).digest('hex').slice(0, 16)
  return join(envPaths('Quartermaster', { suffix: '' }).cache, 'windows', name)
}
