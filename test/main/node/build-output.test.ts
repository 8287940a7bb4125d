import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { isBuildStale } from '../../../scripts/build-output.ts'
import { testFolder } from '../../support/test-folder.ts'

const SOURCES = [
  'src/main/serve.ts',
  'src/renderer/pool/pool-page.tsx',
  'electron.vite.config.ts',
  'package-lock.json',
]
const OUTPUTS = [
  'out/main/index.js',
  'out/main/serve.js',
  'out/main/core-worker.js',
  'out/main/bulk-worker.js',
  'out/preload/index.cjs',
  'out/renderer/index.html',
]
const EARLIER = new Date('2026-01-01T10:00:00Z')
const BUILT = new Date('2026-01-01T11:00:00Z')
const LATER = new Date('2026-01-01T12:00:00Z')

function touch(root: string, path: string, at: Date): void {
  const file = join(root, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, '')
  utimesSync(file, at, at)
}

/** A project that was built an hour after its last change. */
function builtProject(): string {
  const root = testFolder()
  for (const path of SOURCES) touch(root, path, EARLIER)
  for (const path of OUTPUTS) touch(root, path, BUILT)
  for (const folder of ['src', 'src/main', 'src/renderer', 'src/renderer/pool']) {
    utimesSync(join(root, folder), EARLIER, EARLIER)
  }
  return root
}

test('a build newer than every source is good', () => {
  expect(isBuildStale(builtProject())).toBe(false)
})

test.each(SOURCES)('a change of %s makes it stale', (path) => {
  const root = builtProject()
  utimesSync(join(root, path), LATER, LATER)
  expect(isBuildStale(root)).toBe(true)
})

test.each(OUTPUTS)('without %s it is stale', (path) => {
  const root = builtProject()
  rmSync(join(root, path))
  expect(isBuildStale(root)).toBe(true)
})

test('a source that was removed makes it stale', () => {
  const root = builtProject()
  rmSync(join(root, 'src/renderer/pool/pool-page.tsx'))
  expect(isBuildStale(root)).toBe(true)
})
