import { accountIdFromNumber, type AccountId } from '../../../shared/domain/account-id.ts'
import { EXTERNAL_ID_BYTES, externalIdFrom } from '../../../shared/domain/external-id.ts'
import { roleArnOf } from '../../../shared/domain/role-arn.ts'
import { knownRoleAccount } from '../roles/role-account-view.ts'
import { changeConnection } from '../roles/role-change.ts'
import {
  insertRoleConnection,
  noteExternalId,
  roleConnectionOf,
  updateRole,
  type RoleConnectionRecord,
} from '../roles/role-connection-table.ts'
import { writeFailed, writeVerified } from '../roles/write-verification.ts'
import type { ChangeTx } from '../store/change.ts'
import { storedRow } from '../store/record-table.ts'
import { payerOf } from './organization-steps.ts'
import { membersWithCustomer } from './sample-aws-table.ts'
import { STAFF } from './sample-people.ts'
import type { Scene, Step } from './scene.ts'

const ROLE_NAME = 'QuartermasterRole'
const SESSION = 'quartermaster'

/**
 * Roles in the accounts of customers (CS-13 … CS-16): of a dozen that got a kit ten answered; most of those work, one lets
 * in without its external ID, one was seen at work by evidence alone, one lets nobody in, and two are still to be verified.
 */
export const roleSteps: readonly Step[] = [
  { daysAgo: 24, time: '09:30', happen: each(0, 12, prepare) },
  { daysAgo: 22, time: '14:10', happen: each(0, 10, enter) },
  { daysAgo: 22, time: '14:40', happen: each(0, 5, verify) },
  { daysAgo: 21, time: '10:15', happen: each(5, 6, verifyOpen) },
  { daysAgo: 19, time: '16:20', happen: each(6, 7, verifyByEvidence) },
  { daysAgo: 1, time: '15:35', happen: each(7, 8, fail) },
]

/** The same for some of the members that customers have, by account id. */
function each(
  from: number,
  to: number,
  happen: (scene: Scene, accountId: AccountId) => void,
): Step['happen'] {
  return (scene) => {
    const members = membersWithCustomer(scene.store, payerOf(scene, 'core').key)
    for (const id of members.slice(from, to)) happen(scene, accountIdFromNumber(id))
  }
}

function prepare(scene: Scene, accountId: AccountId): void {
  const { random } = scene
  record(scene, accountId, { type: 'ROLE_PREPARED', label: `Prepared a role for ${accountId}` }, (tx) => {
    const bytes = Uint8Array.from({ length: EXTERNAL_ID_BYTES }, () => random.integer(0, 255))
    const externalId = externalIdFrom(bytes)
    noteExternalId(tx.db, externalId, accountId)
    const place = { providerKey: 1, accountId, partition: 'aws' } as const
    const key = insertRoleConnection(tx.db, { ...place, id: tx.newId(), externalId, createdAt: tx.at })
    tx.remember('roleConnection', key, 1, null)
    tx.describe({ rows: 1, details: { after: storedRow(tx.db, 'roleConnection', key) } })
  })
}

function enter(scene: Scene, accountId: AccountId): void {
  const { key } = connectionOf(scene, accountId)
  const what = { type: 'ROLE_ENTERED', label: `Entered the role of ${accountId}`, isUndoable: true }
  record(scene, accountId, what, (tx) => {
    const roleArn = roleArnOf({ accountId, partition: 'aws' }, ROLE_NAME)
    const role = { roleArn, partition: 'aws', alias: null, note: null, isEnteredAnew: true } as const
    changeConnection(tx, key, () => updateRole(tx.db, key, role))
  })
}

function verify(scene: Scene, accountId: AccountId): void {
  verified(scene, accountId, { label: `Verified the role of ${accountId}`, isOpen: false })
}

function verifyOpen(scene: Scene, accountId: AccountId): void {
  const label = `Verified the role of ${accountId}, which lets in without the external ID`
  verified(scene, accountId, { label, isOpen: true })
}

function verified(
  scene: Scene,
  accountId: AccountId,
  { label, isOpen }: { readonly label: string; readonly isOpen: boolean },
): void {
  record(scene, accountId, { type: 'ROLE_VERIFIED', label }, (tx) => {
    const proof = { evidence: sessionArn(accountId), evidenceKind: 'live', isOpen, by: STAFF } as const
    writeVerified(tx, connectionOf(scene, accountId), proof)
  })
}

function verifyByEvidence(scene: Scene, accountId: AccountId): void {
  const label = `Verified the role of ${accountId} by evidence`
  record(scene, accountId, { type: 'ROLE_VERIFIED', label }, (tx) => {
    const evidence = `Answer of the customer's admin, by mail\n${sessionArn(accountId)}`
    const proof = { evidence, evidenceKind: 'offline', isOpen: null, by: STAFF } as const
    writeVerified(tx, connectionOf(scene, accountId), proof)
  })
}

function fail(scene: Scene, accountId: AccountId): void {
  const { profile, accountId: from } = payerOf(scene, 'core')
  record(scene, accountId, { type: 'ROLE_FAILED', label: `The role of ${accountId} let nobody in` }, (tx) => {
    const why = `${profile} (${from}) was not let in. Either there is no such role, or it trusts another account or external ID.`
    writeFailed(tx, connectionOf(scene, accountId), { why, by: STAFF })
  })
}

function record(
  scene: Scene,
  accountId: AccountId,
  what: { readonly type: string; readonly label: string; readonly isUndoable?: boolean },
  write: (tx: ChangeTx) => void,
): void {
  const customer = knownRoleAccount(scene.store, accountId)?.customerKey ?? null
  const where = { subject: accountId, actor: STAFF, ...(customer === null ? {} : { customer }) }
  scene.record({ isUndoable: false, ...where, ...what }, write)
}

function connectionOf({ store }: Scene, accountId: AccountId): RoleConnectionRecord {
  const connection = roleConnectionOf(store, accountId)
  if (connection === null) throw new Error(`the sample has no role in ${accountId} yet`)
  return connection
}

function sessionArn(accountId: AccountId): string {
  return `arn:aws:sts::${accountId}:assumed-role/${ROLE_NAME}/${SESSION}`
}
