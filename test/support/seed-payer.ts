import { accountIdToNumber, type AccountId } from '../../src/shared/domain/account-id.ts'
import { change, type Store } from '../../src/main/core/store/change.ts'
import { openTestStore } from './seed-accounts.ts'

/** The management account of the samples. */
export const SAMPLE_PAYER = '210987654321' as AccountId

/** Adds a management account to a workspace and returns its id. */
export function seedPayer(
  workspaceFile: string,
  fields: { readonly accountId?: AccountId; readonly name?: string; readonly provider?: number } = {},
): string {
  const store = openTestStore(workspaceFile)
  try {
    return insertPayer(store, fields)
  } finally {
    store.connection.close()
  }
}

function insertPayer(
  store: Store,
  {
    accountId = SAMPLE_PAYER,
    name = 'Northwind Org',
    provider = 1,
  }: Parameters<typeof seedPayer>[1] & object,
): string {
  const intent = { type: 'SETTINGS_CHANGED', label: `Added ${name}`, subject: accountId, actor: 'Ada' }
  return change(store, { ...intent, isUndoable: false }, (tx) => {
    const id = tx.newId()
    store.connection
      .prepare(
        `INSERT INTO management_account (id, provider, account_id, name, partition, is_msp, created_at)
         VALUES (?, ?, ?, ?, 'aws', 1, ?)`,
      )
      .run(id, provider, accountIdToNumber(accountId), name, tx.at)
    return id
  }).value
}
