import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { startCore, type CoreLink } from '../../src/main/core/core-link.ts'
import { startHttpHost, type HttpHost, type HttpLimits } from '../../src/main/node/http-server.ts'
import { testFolder } from './test-folder.ts'

/** A Node host on a real core, serving a small page. */
export interface RunningNodeHost {
  readonly core: CoreLink
  readonly host: HttpHost
  /** `http://127.0.0.1:<port>` */
  readonly origin: string
  /** The one-time key of this start. */
  readonly key: string
  readonly logLines: readonly string[]
  readonly folder: string
  /** Hands the key over and answers with the cookie to send from now on. */
  enter(): Promise<string>
  close(): Promise<void>
}

/** Starts a Node host for one test. */
export async function startNodeHost(limits: Partial<HttpLimits> = {}): Promise<RunningNodeHost> {
  const folder = testFolder()
  const rendererFolder = join(folder, 'renderer')
  mkdirSync(join(rendererFolder, 'assets'), { recursive: true })
  writeFileSync(join(rendererFolder, 'index.html'), '<!doctype html><title>A page</title>')
  writeFileSync(join(rendererFolder, 'assets/app-1a2b3c.js'), 'export {}')
  writeFileSync(join(folder, 'secret.txt'), 'not for the window')

  const logLines: string[] = []
  const log = (line: string): void => void logLines.push(line)
  const workspaceFile = join(folder, 'workspace.sqlite')
  const core = await startCore({ workspaceFile, appVersion: 'test', checksOutput: true }, log)
  const host = await startHttpHost({ core, rendererFolder, port: 0, log, limits })
  const { origin, searchParams } = new URL(host.entryUrl)
  const key = searchParams.get('key') ?? ''

  let closing: Promise<void> | null = null
  const close = (): Promise<void> => (closing ??= host.close().then(() => core.close()))
  onTestFinished(close)
  return {
    core,
    host,
    origin,
    key,
    logLines,
    folder,
    enter: async () => {
      const response = await fetch(host.entryUrl, { redirect: 'manual' })
      return response.headers.get('set-cookie')?.split(';')[0] ?? ''
    },
    close,
  }
}
