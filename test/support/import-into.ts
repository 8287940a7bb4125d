import { readFileSync } from 'node:fs'
import type {
  ImportSettings,
  ImportFile,
  ImportPreview,
  ImportOutcome,
} from '../../src/shared/contract/imports.ts'
import type { OutputOf } from '../../src/shared/contract/index.ts'
import type { TestCore } from './open-test-core.ts'

/** The settings that the screen begins with. */
export const FIRST_SETTINGS: ImportSettings = {
  policy: 'skip',
  validRowsOnly: false,
  fixes: [],
  edits: [],
  discarded: [],
}

/** An import that is open in a test. */
export interface TestImport {
  readonly importId: OutputOf<'imports.open'>['importId']
  readonly target: OutputOf<'imports.open'>['target']
  readonly files: readonly ImportFile[]
  preview(settings?: Partial<ImportSettings>): Promise<ImportPreview>
  /** Previews and commits. */
  run(settings?: Partial<ImportSettings>): Promise<ImportOutcome>
  /** Every row of the last preview, or those of a filter. */
  rows(
    preview: ImportPreview,
    filter?: { outcome?: 'create' | 'update' | 'unchanged' | 'skipped' | 'rejected' },
  ): Promise<OutputOf<'imports.page'>['rows']>
}

/** Opens a text as a file. */
export async function openImport(
  core: TestCore,
  content: string | Uint8Array,
  name = 'accounts.csv',
): Promise<TestImport> {
  const file = core.grantText(name, content)
  return continueImport(core, await core.run('imports.open', { sources: [{ kind: 'file', file }] }))
}

/** Opens one of the samples. */
export function openSample(core: TestCore, name: string): Promise<TestImport> {
  return openImport(core, readFileSync(new URL(`../samples/${name}`, import.meta.url)), name)
}

/** Goes on with an import that was opened. */
function continueImport(core: TestCore, opened: OutputOf<'imports.open'>): TestImport {
  const { importId, target, files } = opened
  const preview: TestImport['preview'] = (settings = {}) =>
    core.run('imports.preview', { importId, settings: { ...FIRST_SETTINGS, ...settings } })
  return {
    importId,
    target,
    files,
    preview,
    run: async (settings) => {
      const { previewId } = await preview(settings)
      return core.run('imports.run', { importId, previewId })
    },
    rows: async ({ previewId }, filter = {}) => {
      const rows: OutputOf<'imports.page'>['rows'] = []
      for (;;) {
        const page = await core.call('imports.page', {
          importId,
          previewId,
          filter,
          first: rows.length,
          count: 500,
        })
        rows.push(...page.rows)
        if (rows.length >= page.total || page.rows.length === 0) return rows
      }
    },
  }
}

/** Adds marketplaces to the active provider. */
export async function addMarketplaces(core: TestCore, ...codes: readonly string[]): Promise<void> {
  for (const code of codes) {
    await core.call('marketplaces.create', {
      code,
      name: '',
      defaultModel: null,
      currency: null,
      poolTarget: null,
      reorderAt: null,
    })
  }
}
