import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'

/** A wrong import per border of the house: where it stands, what it imports, and who has to catch it. */
const planted = [
  ['a rule imports the contract', 'src/shared/domain', '../contract/index.ts', 'tsc'],
  ['a rule does I/O', 'src/shared/domain', 'node:fs', 'tsc'],
  ['the contract imports the core', 'src/shared/contract', '../../main/core/log.ts', 'tsc'],
  ['the core imports the Electron host', 'src/main/core', '../electron/planted-target.ts', 'tsc'],
  ['the core imports the Node host', 'src/main/core', '../node/planted-target.ts', 'tsc'],
  ['the core imports Electron itself', 'src/main/core', 'electron', 'oxlint'],
  ['the core imports an HTTP server', 'src/main/core', 'node:http', 'oxlint'],
  ['the Node host imports the Electron host', 'src/main/node', '../electron/planted-target.ts', 'tsc'],
  ['the Node host imports SQLite', 'src/main/node', 'better-sqlite3', 'oxlint'],
  ['the Electron host imports the Node host', 'src/main/electron', '../node/planted-target.ts', 'tsc'],
  ['the Electron host imports SQLite', 'src/main/electron', 'better-sqlite3', 'oxlint'],
  ['the preload imports the core', 'src/preload', '../main/core/log.ts', 'tsc'],
  ['the preload imports zod', 'src/preload', 'zod', 'oxlint'],
  ['the renderer imports the core', 'src/renderer', '../main/core/log.ts', 'tsc'],
  ['the renderer imports a host', 'src/renderer', '../main/node/planted-target.ts', 'tsc'],
  ['the renderer imports the preload', 'src/renderer', '../preload/planted-target.ts', 'tsc'],
  ['the renderer imports Node', 'src/renderer', 'node:fs', 'tsc'],
] as const

const root = fileURLToPath(new URL('../..', import.meta.url))
const found = { tsc: '', oxlint: '' }

function fileOf(index: number): string {
  return `${planted[index]?.[1] ?? ''}/planted-${index}.ts`
}

beforeAll(() => {
  const copy = mkdtempSync(join(tmpdir(), 'quartermaster-floors-'))
  for (const name of ['src', 'tsconfig', 'package.json', '.oxlintrc.json']) {
    cpSync(join(root, name), join(copy, name), { recursive: true })
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction')
  for (const folder of ['src/main/electron', 'src/main/node', 'src/preload']) {
    writeFileSync(join(copy, folder, 'planted-target.ts'), 'export const target = 1\n')
  }
  planted.forEach(([, , specifier], index) => {
    writeFileSync(
      join(copy, fileOf(index)),
      `import * as wrong from '${specifier}'\nexport const planted = wrong\n`,
    )
  })
  const floors = ['domain', 'contract', 'core', 'electron', 'node', 'preload', 'renderer']
  for (const floor of floors) {
    const outDir = join(copy, 'build', floor)
    const args = [
      '-p',
      join(copy, 'tsconfig', `${floor}.json`),
      '--outDir',
      outDir,
      '--tsBuildInfoFile',
      join(outDir, 'info'),
    ]
    found.tsc += runTool('tsc', args, copy)
  }
  found.oxlint = runTool(
    'oxlint',
    planted.map((_, index) => fileOf(index)),
    copy,
  )
  return () => rmSync(copy, { recursive: true, force: true })
}, 120_000)

function runTool(name: string, args: readonly string[], cwd: string): string {
  const { stdout, stderr } = spawnSync(join(root, 'node_modules', '.bin', name), args, {
    cwd,
    encoding: 'utf8',
  })
  return stdout + stderr
}

describe('a wrong import on every border of the house is caught', () => {
  it.each(planted.map((each, index) => [...each, index] as const))(
    '%s',
    (_title, _folder, specifier, tool, index) => {
      const file = fileOf(index).split('/').at(-1) ?? ''
      const lines = found[tool].split('\n').filter((line) => line.includes(file))
      expect(
        lines.join('\n'),
        `${tool} said nothing about ${dirname(fileOf(index))} importing ${specifier}`,
      ).toMatch(tool === 'tsc' ? /error TS(6307|2591|2307)/ : /planted/)
    },
  )
})
