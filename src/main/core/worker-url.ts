/**
 * Where a worker's entry file is: beside the caller's source when Node runs the TypeScript itself (tests, bench),
 * in the build output otherwise, where every worker is an entry of its own.
 */
export function workerUrl(name: 'core-worker' | 'bulk-worker'): URL {
  const isSource = import.meta.url.endsWith('.ts')
  if (!isSource) return new URL(`./${name}.js`, import.meta.url)
  return new URL(name === 'core-worker' ? './core-worker.ts' : './jobs/bulk-worker.ts', import.meta.url)
}
