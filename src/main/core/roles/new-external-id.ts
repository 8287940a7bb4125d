import { randomBytes } from 'node:crypto'
import type { AccountId } from '../../../shared/domain/account-id.ts'
import { EXTERNAL_ID_BYTES, externalIdFrom } from '../../../shared/domain/external-id.ts'
import type { ChangeTx } from '../store/change.ts'
import { noteExternalId } from './role-connection-table.ts'

/** A new external ID for an account: random, and noted as used for ever, even when the change is undone (invariant 16). */
export function newExternalId(tx: ChangeTx, accountId: AccountId): string {
  const externalId = externalIdFrom(randomBytes(EXTERNAL_ID_BYTES))
  noteExternalId(tx.db, externalId, accountId)
  return externalId
}
