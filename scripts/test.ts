import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { playwrightCounts, summary, vitestCounts, type Outcome } from './test-summary.ts'

/** `npm test`: everything that has to hold, one after the other, with one sum at the end. */
const root = join(import.meta.dirname, '..')
const reports = join(root, 'node_modules/.cache/test-reports')
const vitestReport = join(reports, 'vitest.json')
const playwrightReport = join(reports, 'playwright.json')
const isCi = process.env['CI'] !== undefined

/** Runs an npm script, or a tool of the project, with its output on the terminal; true when it ended well. */
function run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<boolean> {
  const child = spawn('npm', args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, ...env },
  })
  return new Promise((resolve) => {
    child.once('error', () => resolve(false))
    child.once('exit', (code) => resolve(code === 0))
  })
}

async function check(name: string, script: string): Promise<Outcome> {
  announce(name)
  const isGood = await run(['run', '--silent', script])
  return { name, passed: isGood ? 1 : 0, failed: isGood ? 0 : 1, skipped: 0 }
}

async function unitTests(): Promise<Outcome> {
  announce('Unit and integration tests')
  const args = [
    '--reporter',
    isCi ? 'verbose' : 'default',
    '--reporter',
    'json',
    '--outputFile.json',
    vitestReport,
  ]
  const isGood = await run(['run', '--silent', 'test:unit', '--', ...args])
  return { name: 'Unit and integration tests', ...vitestCounts(readReport(vitestReport), isGood) }
}

async function endToEndTests(): Promise<Outcome> {
  announce('End-to-end tests')
  const args = ['--reporter', `${isCi ? 'list' : 'line'},json`]
  const isGood = await run(['run', '--silent', 'test:e2e', '--', ...args], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport,
  })
  return { name: 'End-to-end tests', ...playwrightCounts(readReport(playwrightReport), isGood) }
}

function readReport(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
}

function announce(name: string): void {
  console.log(`\n── ${name}`)
}

rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })
const outcomes = [
  await check('Types', 'check:types'),
  await check('Lint', 'check:lint'),
  await check('Format', 'check:format'),
  await check('Unused code', 'check:unused'),
  await check('Build', 'build'),
  await unitTests(),
  await endToEndTests(),
]
console.log(`\n${summary(outcomes)}`)
process.exitCode = outcomes.some(({ failed }) => failed > 0) ? 1 : 0
