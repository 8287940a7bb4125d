import type { ChangeTx } from '../store/change.ts'
import { changeConnection } from './role-change.ts'
import { updateVerification, type RoleConnectionRecord } from './role-connection-table.ts'

/** How somebody verified a role, and what proves it. */
export interface Proof {
  readonly evidence: string
  readonly evidenceKind: 'live' | 'offline'
  readonly isOpen: boolean | null
  readonly by: string
}

/** Writes down that a role works, in the change that is under way. */
export function writeVerified(tx: ChangeTx, { key }: RoleConnectionRecord, proof: Proof): void {
  const { by, ...rest } = proof
  changeConnection(tx, key, () =>
    updateVerification(tx.db, key, {
      ...rest,
      state: 'verified',
      failure: null,
      verifiedAt: tx.at,
      verifiedBy: by,
    }),
  )
}

/** Writes down that a role does not work, and why. */
export function writeFailed(
  tx: ChangeTx,
  { key }: RoleConnectionRecord,
  { why, by }: { readonly why: string; readonly by: string },
): void {
  changeConnection(tx, key, () =>
    updateVerification(tx.db, key, {
      state: 'failed',
      failure: why,
      evidence: null,
      evidenceKind: 'live',
      isOpen: null,
      verifiedAt: tx.at,
      verifiedBy: by,
    }),
  )
}
