import type { ImportId } from '../../../shared/contract/imports.ts'
import type { NamesOf } from '../../../shared/contract/index.ts'
import { accountIdFromNumber } from '../../../shared/domain/account-id.ts'
import { scientificRange } from '../../../shared/domain/import-scientific.ts'
import { modelOfCode } from '../pool/account-codes.ts'
import { Refusal } from '../refusal.ts'
import type { Task, TaskContext, WorkerQuery } from '../jobs/task.ts'
import { configureImport, retargetImport } from './configure-import.ts'
import { expectMayImport } from './expect-may-import.ts'
import { accountsInRange } from './existing-account-view.ts'
import { exportRejects } from './export-rejects.ts'
import { openImport } from './open-import.ts'
import { previewImport } from './preview-import.ts'
import { previewRecords } from './records/preview-records.ts'
import { recordsPage } from './records/records-page.ts'
import { runRecords } from './records/run-records.ts'
import { reviewPage } from './review-page.ts'
import { runImport } from './run-import.ts'
import { forgetImport, openImportIds, stagedImport, type StagedImport } from './staged-import.ts'
import { removeStagingArea } from './staging-folder.ts'

const MAX_CANDIDATES = 50

/** The long work of imports; all of it runs in the bulk worker, where the staged files are. */
export const importTasks: {
  readonly [Name in Extract<NamesOf<'job'>, `imports.${string}`>]: Task<Name>
} = {
  'imports.open': openImport,
  'imports.configure': async (input, context) => {
    allowed(input.importId, context)
    return configureImport(input, context)
  },
  'imports.retarget': async (input, context) => {
    expectMayImport(context.session, input.target)
    return retargetImport(input, context)
  },
  'imports.preview': async ({ importId, settings }, context) => {
    const staged = allowed(importId, context)
    const preview = staged.target === 'accounts' ? previewImport : previewRecords
    return preview(staged, settings, context)
  },
  'imports.run': async ({ importId, previewId }, context) => {
    const staged = allowed(importId, context)
    const run = staged.target === 'accounts' ? runImport : runRecords
    return run(staged, previewId, context)
  },
  'imports.exportRejects': async ({ importId, previewId, target }, context) => {
    const staged = allowed(importId, context)
    const file = context.session.files.find(({ token }) => token === target)
    if (file === undefined) throw new Refusal({ code: 'not-found', what: 'file', id: target })
    if ((staged.prediction ?? staged.recordPrediction)?.previewId !== previewId) {
      throw new Refusal({ code: 'preview-outdated', why: 'Another preview was made since.' })
    }
    return { rows: await exportRejects(staged, file, context) }
  },
}

/** A staged import that the operator may carry out. */
function allowed(importId: ImportId, { session }: TaskContext): StagedImport {
  const staged = stagedImport(importId)
  expectMayImport(session, staged.target)
  return staged
}

/** What the worker is asked about staged imports. */
export const importQueries: {
  readonly [Name in 'imports.page' | 'imports.candidates' | 'imports.close']: WorkerQuery<Name>
} = {
  'imports.page': (input, context) => {
    const staged = stagedImport(input.importId)
    return staged.target === 'accounts' ? reviewPage(staged, input, context) : recordsPage(staged, input)
  },
  'imports.candidates': ({ text }, { store, session }) => {
    const range = scientificRange(text)
    const found = range === null ? [] : accountsInRange(store, session.providerKey, range, MAX_CANDIDATES)
    const models = new Set(found.map(({ model }) => model))
    const [only] = models
    return {
      accountIds: found.map(({ id }) => accountIdFromNumber(id)),
      model: models.size === 1 && only !== undefined ? modelOfCode(only) : null,
    }
  },
  'imports.close': ({ importId }) => {
    forgetImport(importId)
    return {}
  },
}

/** Forgets every staged import of a workspace. */
export async function closeImports(workspaceFile: string): Promise<void> {
  for (const id of openImportIds(workspaceFile)) forgetImport(id)
  removeStagingArea(workspaceFile)
}
