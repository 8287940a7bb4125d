import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { importQueries, importTasks, closeImports } from '../../src/main/core/imports/tasks.ts'
import type { Effect, TaskContext } from '../../src/main/core/jobs/task.ts'
import { insertMarketplace } from '../../src/main/core/settings/marketplace-table.ts'
import { change, type Store } from '../../src/main/core/store/change.ts'
import { storeVersion } from '../../src/main/core/store/change.ts'
import { Refusal } from '../../src/main/core/refusal.ts'
import type { Failure } from '../../src/shared/contract/failure.ts'
import type { FileToken } from '../../src/shared/contract/files.ts'
import type { Progress } from '../../src/shared/contract/jobs.ts'
import type { ImportPreview, ImportSettings } from '../../src/shared/contract/imports.ts'
import type { OutputOf } from '../../src/shared/contract/index.ts'
import { FIRST_SETTINGS } from './import-into.ts'
import { openTestStore } from './seed-accounts.ts'
import { testFolder } from './test-folder.ts'

/** The tasks of imports on a real store, without a thread between: for faults that only the worker's own connection can have. */
export interface TaskBench {
  readonly store: Store
  readonly workspaceFile: string
  readonly context: TaskContext
  readonly effects: Effect[]
  readonly progress: Progress[]
  /** Refuses as cancelled when it returns true; asked wherever a task can be stopped. */
  cancelsWhen: () => boolean
  open(...contents: readonly (string | Uint8Array)[]): Promise<OutputOf<'imports.open'>>
  preview(
    importId: OutputOf<'imports.open'>['importId'],
    settings?: Partial<ImportSettings>,
  ): Promise<ImportPreview>
  page(
    importId: OutputOf<'imports.open'>['importId'],
    previewId: string,
    filter?: { outcome?: 'create' | 'update' | 'unchanged' | 'skipped' | 'rejected' },
  ): Promise<OutputOf<'imports.page'>['rows']>
  /** The whole pool as it is stored, for comparing before with after. */
  dump(): unknown
}

/** Sets a store with the marketplaces of provider 1 up; everything is gone when the test ends. */
export function openTaskBench(...codes: readonly string[]): TaskBench {
  const folder = testFolder()
  const workspaceFile = join(folder, 'workspace.sqlite')
  const store = openTestStore(workspaceFile)
  onTestFinished(async () => {
    await closeImports(workspaceFile)
    store.connection.close()
  })
  addMarketplace(store, ...codes)
  const effects: Effect[] = []
  const progress: Progress[] = []
  const files: { token: FileToken; path: string; name: string }[] = []
  const bench: TaskBench = {
    store,
    workspaceFile,
    effects,
    progress,
    cancelsWhen: () => false,
    context: {
      store,
      workspaceFile,
      session: {
        actor: 'Administrator',
        role: 'admin',
        isPartner: false,
        providerKey: 1,
        settings: { allowsRevalidation: true, allowsCancelToReady: false },
        files,
      },
      report: (step) => void progress.push(step),
      throwIfCancelled: () => {
        if (bench.cancelsWhen()) throw new Refusal({ code: 'cancelled' })
      },
      breathe: async () => bench.context.throwIfCancelled(),
      write: async (write) => {
        const written = write()
        effects.push(...written.effects)
        return written.value
      },
    },
    open: (...contents) => {
      const sources = contents.map((content, index) => {
        const name = contents.length === 1 ? 'accounts.csv' : `accounts-${index + 1}.csv`
        const path = join(folder, 'sources', name)
        mkdirSync(join(folder, 'sources'), { recursive: true })
        writeFileSync(path, content)
        const token = `token-of-${path}`.slice(-64).padStart(16, '0') as FileToken
        files.push({ token, path, name })
        return { kind: 'file' as const, file: { token, name, sizeBytes: content.length } }
      })
      files.splice(0, files.length - sources.length)
      return importTasks['imports.open']({ sources }, bench.context)
    },
    preview: (importId, settings = {}) =>
      importTasks['imports.preview'](
        { importId, settings: { ...FIRST_SETTINGS, ...settings } },
        bench.context,
      ),
    page: async (importId, previewId, filter = {}) => {
      const rows: OutputOf<'imports.page'>['rows'] = []
      for (;;) {
        const input = { importId, previewId, filter, first: rows.length, count: 500 }
        const page = await importQueries['imports.page'](input, bench.context)
        rows.push(...page.rows)
        if (page.rows.length === 0 || rows.length >= page.total) return rows
      }
    },
    dump: () => dumpStore(store),
  }
  return bench
}

/** Adds marketplaces of a provider. */
export function addMarketplace(store: Store, ...codes: readonly string[]): void {
  const fields = { name: '', defaultModel: null, currency: null, poolTarget: null, reorderAt: null }
  const intent = { type: 'SETTINGS_CHANGED', label: '', subject: '', actor: '', isUndoable: false }
  change(store, intent, (tx) => {
    for (const code of codes) insertMarketplace(tx.db, store.ports.newId(), 1, { ...fields, code })
  })
}

/** Everything that an import may touch. */
export function dumpStore(store: Store): unknown {
  const tables = ['account', 'deleted_account', 'tally', 'change_set', 'change_row', 'event', 'workspace']
  const rows = Object.fromEntries(
    tables.map((table) => [table, store.connection.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all()]),
  )
  return { version: storeVersion(store), ...rows }
}

/** The failure that a task ends with. */
export async function refusalOf(work: Promise<unknown>): Promise<Failure> {
  try {
    await work
  } catch (error) {
    if (error instanceof Refusal) return error.failure
    throw error
  }
  throw new Error('the task was expected to be refused')
}

/** Imports a text at once. */
export async function importText(bench: TaskBench, text: string, settings = {}): Promise<unknown> {
  const { importId } = await bench.open(text)
  const { previewId } = await bench.preview(importId, settings)
  return importTasks['imports.run']({ importId, previewId }, bench.context)
}

/** Every account as it is stored, in the order of storing. */
export function accountsOf(bench: TaskBench): unknown[] {
  return bench.store.connection
    .prepare(
      `SELECT printf('%012d', account_id) AS id, seq, state, code, model, account.rev, account.name, email, aws_state, note
       FROM account JOIN marketplace ON marketplace.key = account.marketplace ORDER BY seq`,
    )
    .raw()
    .all()
}

/** Moves an account to a state, as an order would. */
export function setAccountState(bench: TaskBench, id: number, state: number): void {
  const row = bench.store.connection
    .prepare('SELECT seq, state, marketplace, model FROM account WHERE account_id = ?')
    .get(id) as { seq: number; state: number; marketplace: number; model: number }
  change(
    bench.store,
    { type: 'ACCOUNT_STATUS_CHANGED', label: '', subject: '', actor: '', isUndoable: false },
    (tx) => {
      tx.db.connection
        .prepare('UPDATE account SET state = ?, rev = rev + 1 WHERE seq = ?')
        .run(state, row.seq)
      const move = tx.db.connection.prepare(
        `INSERT INTO tally (marketplace, model, state, n) VALUES (?, ?, ?, 1)
         ON CONFLICT DO UPDATE SET n = n + 1`,
      )
      move.run(row.marketplace, row.model, state)
      tx.db.connection
        .prepare('UPDATE tally SET n = n - 1 WHERE marketplace = ? AND model = ? AND state = ?')
        .run(row.marketplace, row.model, row.state)
    },
  )
}
