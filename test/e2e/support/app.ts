import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test as base, type Page } from '@playwright/test'
import type { AwsDouble } from '../../support/aws-double.ts'

const serve = join(import.meta.dirname, '../../../out/main/serve.js')

/** The built application, started on a workspace of the test. */
export interface RunningApp {
  /** The address with the one-time key. */
  readonly entryUrl: string
  /** What it wrote to standard error: nothing, as long as all is well. */
  readonly errors: readonly string[]
  readonly workspaceFile: string
  /** Ends it, as Ctrl+C does. */
  stop(): Promise<void>
}

/** What a test says of the application before it starts. */
export interface Options {
  /** `sample` fills every screen with made-up data. */
  workspace: 'empty' | 'sample'
  /** Writes the workspace before the application starts; an object, since Playwright takes a function for a fixture. */
  content: { readonly write: (workspaceFile: string) => Promise<void> } | null
  /** AWS, for the application and the test; `null`: no profile, and nothing that answers. */
  aws: AwsDouble | null
}

/** What a test gets. */
export interface Fixtures {
  server: RunningApp
  /** A page that was let in and shows the application; errors in its console fail the test. */
  app: Page
}

/** Playwright's `test`, with the real application behind it. */
export const test = base.extend<Options & Fixtures>({
  workspace: ['empty', { option: true }],
  content: [null, { option: true }],
  aws: [null, { option: true }],

  server: async ({ workspace, content, aws }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'quartermaster-e2e-'))
    const workspaceFile = join(folder, 'workspace.sqlite')
    await content?.write(workspaceFile)
    const args = ['--shell', 'browser', '--no-open', '--port', '0', '--workspace', workspaceFile]
    const child = spawn(process.execPath, [serve, ...args, ...(workspace === 'sample' ? ['--sample'] : [])], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, QUARTERMASTER_CHECKS_OUTPUT: '1', ...(aws?.env ?? withoutAws(folder)) },
    })
    const exited = once(child, 'exit')
    const errors: string[] = []
    createInterface(child.stderr).on('line', (line) => errors.push(line))
    const ready = await Promise.race([
      once(createInterface(child.stdout), 'line'),
      exited.then(() => Promise.reject(new Error(`the server did not start: ${errors.join('\n')}`))),
    ])
    const stop = async (): Promise<void> => {
      child.kill('SIGINT')
      expect(await exited).toEqual([0, null])
    }
    await use({ entryUrl: String(ready[0]).replace('Ready at ', ''), errors, workspaceFile, stop })
    await stop()
    await rm(folder, { recursive: true, force: true })
  },

  app: async ({ page, server }, use) => {
    const problems: string[] = []
    page.on('pageerror', (error) => problems.push(String(error)))
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text())
    })
    await page.goto(server.entryUrl)
    await use(page)
    expect(problems).toEqual([])
  },
})

/** The real profiles and the real AWS stay out of tests. */
function withoutAws(folder: string): Record<string, string> {
  return {
    AWS_CONFIG_FILE: join(folder, 'no-config'),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, 'no-credentials'),
    // The discard service, which nobody runs.
    AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
  }
}

export { expect } from '@playwright/test'

/** Checks the page against WCAG 2.2 AA as far as a machine can. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    // Experimental: takes the value of a labelled combobox for the name it should have.
    .disableRules(['label-content-name-mismatch'])
    .analyze()
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id}: ${help} (${target.join(' ')})`),
  )
  expect(found).toEqual([])
}
