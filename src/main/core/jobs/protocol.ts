import type { Failure } from '../../../shared/contract/failure.ts'
import type { Progress } from '../../../shared/contract/jobs.ts'
import type { ChoreName } from './chores.ts'
import type { Effect, TaskSession } from './task.ts'

/** What the bulk worker is started with. */
export interface BulkWorkerData {
  readonly workspaceFile: string
  /** Element 0: number of the job that shall stop. Shared, so that a synchronous loop sees it. */
  readonly cancelFlag: Int32Array
}

/** Core to bulk worker. */
export type ToBulkWorker =
  | {
      readonly kind: 'start'
      readonly number: number
      readonly operation: string
      readonly input: unknown
      readonly session: TaskSession
    }
  | {
      readonly kind: 'ask'
      readonly id: number
      readonly operation: string
      readonly input: unknown
      readonly session: TaskSession
    }
  | { readonly kind: 'chore'; readonly id: number; readonly name: ChoreName; readonly input: unknown }
  | { readonly kind: 'write-granted' }
  | { readonly kind: 'close' }

export type Outcome =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly failure: Failure }

/** Bulk worker to core. Effects come before the write is released, so memory never lags behind the store. */
export type FromBulkWorker =
  | { readonly kind: 'progress'; readonly number: number; readonly progress: Progress }
  | { readonly kind: 'ended'; readonly number: number; readonly outcome: Outcome }
  | { readonly kind: 'answer'; readonly id: number; readonly outcome: Outcome }
  | { readonly kind: 'want-write' }
  | { readonly kind: 'write-released'; readonly effects: readonly Effect[] }
  | { readonly kind: 'log'; readonly level: 'info' | 'warn'; readonly message: string }
  | { readonly kind: 'closed' }
