import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { nodeVersionProblem } from './node/node-version.ts'

/** Node entry: the same application for a browser. Everything else is loaded after the version is known to be right. */
const problem = nodeVersionProblem(process.versions.node)
if (problem === null) {
  const { runServe } = await import('./node/run-serve.ts')
  const project = new URL('../../', import.meta.url)
  const { version } = JSON.parse(readFileSync(new URL('package.json', project), 'utf8')) as {
    version: string
  }
  const stopped = Promise.withResolvers<void>()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => stopped.resolve())
  }
  process.exitCode = await runServe({
    args: process.argv.slice(2),
    rendererFolder: fileURLToPath(new URL('out/renderer/', project)),
    appVersion: version,
    checksOutput: process.env['QUARTERMASTER_CHECKS_OUTPUT'] === '1',
    print: console.log,
    warn: console.error,
    stopped: stopped.promise,
  })
} else {
  console.error(problem)
  process.exitCode = 1
}
