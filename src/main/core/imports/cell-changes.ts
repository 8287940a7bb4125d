import type { CellChange } from '../../../shared/contract/accounts.ts'
import type { AccountDraft } from '../../../shared/domain/account-row.ts'
import { awsStateCode, awsStateOfCode, modelCode, modelOfCode } from '../pool/account-codes.ts'
import { marketplaceDirectory } from '../pool/marketplace-view.ts'
import type { ReadableDb } from '../store/sql.ts'
import { changedColumns, type ChangedColumn } from './compare-with-pool.ts'
import type { StoredDraft } from './draft-element.ts'
import type { KnownAccount } from './existing-account-view.ts'

/** What an update would change in an account, cell by cell, in the words of the screen (U-20). */
export function cellChanges(db: ReadableDb, known: KnownAccount, draft: AccountDraft): CellChange[] {
  if (draft.marketplace === null || draft.model === null) return []
  const after: StoredDraft = {
    id: draft.id,
    marketplace: draft.marketplace.key,
    model: modelCode(draft.model),
    name: draft.name,
    email: draft.email,
    awsState: draft.awsState === null ? null : awsStateCode(draft.awsState),
    note: draft.note,
  }
  const codeOf = (key: number): string => marketplaceDirectory(db).byKey.get(key)?.code ?? ''
  const words: Readonly<Record<ChangedColumn, readonly [field: string, before: string, after: string]>> = {
    marketplace: ['marketplace_id', codeOf(known.marketplace), codeOf(after.marketplace)],
    model: ['account_model', modelOfCode(known.model), modelOfCode(after.model)],
    name: ['name', known.name ?? '', after.name ?? ''],
    email: ['email', known.email ?? '', after.email ?? ''],
    aws_state: ['aws_state', awsStateOfCode(known.aws_state) ?? '', awsStateOfCode(after.awsState) ?? ''],
    note: ['note', known.note ?? '', after.note ?? ''],
  }
  return changedColumns(known, after).map((column) => {
    const [field, before, now] = words[column]
    return { field, before, after: now }
  })
}
