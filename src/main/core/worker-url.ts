import { pathToFileURL } from 'node:url'

type WorkerName = 'core-worker' | 'bulk-worker' | 'aws-worker'

const SOURCES: Readonly<Record<WorkerName, string>> = {
  'core-worker': './core-worker.ts',
  'bulk-worker': './jobs/bulk-worker.ts',
  'aws-worker': './aws/aws-worker.ts',
}

/**
 * Where a worker's entry file is: in the build output every worker is an entry beside its starter. When Node runs the
 * TypeScript itself (tests, bench), the environment names the folder of a build: Node strips types with WebAssembly, and
 * V8 crashes now and then while several threads of one process do that. Without a build the source is run.
 */
export function workerUrl(name: WorkerName): URL {
  const isSource = import.meta.url.endsWith('.ts')
  if (!isSource) return new URL(`./${name}.js`, import.meta.url)
  const built = process.env['QUARTERMASTER_WORKERS']
  if (built !== undefined) return new URL(`${name}.js`, pathToFileURL(`${built}/`))
  return new URL(SOURCES[name], import.meta.url)
}
