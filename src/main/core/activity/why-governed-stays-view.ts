import type { CustomerStatus } from '../../../shared/domain/customer.ts'
import { may, type OperatorRole } from '../../../shared/domain/capability.ts'
import { operatorByName } from '../settings/operator-table.ts'
import { storedRow, type StoredRow } from '../store/record-table.ts'
import { get, sql, type ReadableDb } from '../store/sql.ts'
import type { RememberedRecord } from './remembered-record-table.ts'

/** Who takes it back. */
interface Undoer {
  readonly actor: string
  readonly role: OperatorRole
  readonly providerKey: number
}

const OTHER_PROVIDER = 'It belongs to another provider. Switch to it first.'

/** Statuses to and from which only those who approve move a customer. */
const NEEDS_APPROVER: ReadonlySet<unknown> = new Set<CustomerStatus>([
  'pending_approval',
  'rejected',
  'disabled',
])

/** Why the status of a customer that nobody changed since cannot be put back by a role, in a sentence; null when it can. */
export function whyStatusStays(
  db: ReadableDb,
  { key, before }: Pick<RememberedRecord, 'key' | 'before'>,
  role: OperatorRole,
): string | null {
  const statuses = [before?.['status'], storedRow(db, 'customer', key)?.['status']]
  const isMoved = before !== null && statuses[0] !== statuses[1] && !statuses.includes('archived')
  return isMoved && statuses.some((status) => NEEDS_APPROVER.has(status)) && !may(role, 'approve')
    ? 'Only an admin can take back an approval, or that a customer was disabled or enabled.'
    : null
}

/** Why what belongs to a customer cannot be put back as it was, in a sentence; null when it can. */
export function whyGovernedStays(db: ReadableDb, row: RememberedRecord, undoer: Undoer): string | null {
  if (row.entity === 'settings') return null
  const stored = row.before ?? storedRow(db, row.entity, row.key) ?? {}
  const provider = providerOf(db, row, stored)
  if (provider !== null && provider !== undoer.providerKey) return OTHER_PROVIDER
  if (row.entity !== 'tagValue' || undoer.role === 'admin') return null
  const tag = storedRow(db, 'tagDefinition', Number(stored['definition']))
  const isPartner = operatorByName(db, undoer.actor)?.isPartner === true
  return tag?.['is_restricted'] === 1 && !isPartner
    ? `${String(tag['name'])} is restricted: only partners and admins set it.`
    : null
}

function providerOf(db: ReadableDb, row: RememberedRecord, stored: StoredRow): number | null {
  const customer =
    row.entity === 'messageReceipt'
      ? sql`(SELECT customer FROM message WHERE key = ${Number(stored['message'])})`
      : sql`${Number(stored['customer'] ?? 0)}`
  return (
    get<{ provider: number }>(db, sql`SELECT provider FROM customer WHERE key = ${customer}`)?.provider ??
    null
  )
}
