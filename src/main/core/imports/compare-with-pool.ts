import {
  causeCode,
  decideExisting,
  type ExistingFacts,
  type ExistingPolicyName,
} from '../../../shared/domain/import-policy.ts'
import { accountIdFromNumber } from '../../../shared/domain/account-id.ts'
import { statusOfState } from '../pool/account-codes.ts'
import type { ReadableDb } from '../store/sql.ts'
import { readElement, type StoredDraft } from './draft-element.ts'
import { hasAccountsBetween, knownAmongElements, type KnownAccount } from './existing-account-view.ts'
import type { ProblemSummaries } from './problem-summaries.ts'
import type { RecordOutcomes } from './record-outcomes.ts'
import { chunkArray, type MergedChunk } from './run-merge.ts'

/** What rows are compared with. */
export interface PoolComparison {
  readonly policy: ExistingPolicyName
  readonly hasTexts: boolean
  /** Keys of the active provider's marketplaces. */
  readonly ourMarketplaces: ReadonlySet<number>
  readonly outcomes: RecordOutcomes
  readonly summaries: ProblemSummaries
}

/** Decides about every row of a chunk whose id is known already. */
export function compareWithPool(db: ReadableDb, chunk: MergedChunk, comparison: PoolComparison): void {
  const { outcomes, summaries, policy } = comparison
  for (const known of knownInChunk(db, chunk, comparison.hasTexts)) {
    const differs =
      policy === 'update' &&
      changedColumns(known, readElement(chunk.bytes, chunk.starts[known.at] as number)).length > 0
    const { outcome, cause } = decideExisting(
      existingFacts(known, comparison.ourMarketplaces, differs),
      policy,
    )
    outcomes.decide(chunk.records[known.at] as number, outcome, cause)
    const raw = accountIdFromNumber(chunk.ids[known.at] as number)
    summaries.add({ ...causeCode(cause, outcome), care: null, field: 'account_id', raw })
  }
}

/** The accounts of the pool among the rows of a chunk. */
export function knownInChunk(db: ReadableDb, chunk: MergedChunk, hasTexts: boolean): KnownAccount[] {
  const first = chunk.ids[0] as number
  const last = chunk.ids[chunk.count - 1] as number
  return hasAccountsBetween(db, first, last) ? knownAmongElements(db, chunkArray(chunk), hasTexts) : []
}

/** What the rules need to know of an account. */
function existingFacts(
  known: Pick<KnownAccount, 'isDeleted' | 'marketplace' | 'state'>,
  ourMarketplaces: ReadonlySet<number>,
  differs: boolean,
): ExistingFacts {
  return {
    isOurs: ourMarketplaces.has(known.marketplace),
    isDeleted: known.isDeleted === 1,
    status: statusOfState(known.state),
    differs,
  }
}

/** A column that an import may change. */
export type ChangedColumn = 'marketplace' | 'model' | 'name' | 'email' | 'aws_state' | 'note'

/** Which columns a row would change; what the file does not say, or says with an empty cell, stays (U-19). */
export function changedColumns(known: KnownAccount, draft: StoredDraft): ChangedColumn[] {
  const changed: ChangedColumn[] = []
  if (draft.marketplace !== known.marketplace) changed.push('marketplace')
  if (draft.model !== known.model) changed.push('model')
  if (draft.name !== null && draft.name !== known.name) changed.push('name')
  if (draft.email !== null && draft.email !== known.email) changed.push('email')
  if (draft.awsState !== null && draft.awsState !== known.aws_state) changed.push('aws_state')
  if (draft.note !== null && draft.note !== known.note) changed.push('note')
  return changed
}
