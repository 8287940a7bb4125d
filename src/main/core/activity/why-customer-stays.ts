import { may } from '../../../shared/domain/capability.ts'
import { customerByKey, type CustomerRecord } from '../customers/customer-table.ts'
import { hasLinkedAccounts } from '../customers/linked-accounts-view.ts'
import type { StoredRow } from '../store/record-table.ts'
import { get, sql, type ReadableDb } from '../store/sql.ts'
import type { RememberedRecord } from './remembered-record-table.ts'
import type { UndoSession } from './undo-session.ts'

/** Statuses that only an approver sets or ends (A-16). */
const APPROVED_ONLY: ReadonlySet<unknown> = new Set(['pending_approval', 'rejected', 'disabled'])
/** Statuses in which a customer has no accounts. */
const WITHOUT_ACCOUNTS: ReadonlySet<unknown> = new Set(['pending_approval', 'rejected', 'archived'])

/** Why a customer that nobody changed since cannot be put back as it was, in a sentence; null when it can. */
export function whyCustomerStays(
  db: ReadableDb,
  { key, before }: Pick<RememberedRecord, 'key' | 'before'>,
  session: UndoSession,
): string | null {
  const now = customerByKey(db, key)
  if (before === null) return null
  return (
    (now === null ? null : whyStatusStays(db, { before, now }, session)) ??
    (before['parent'] === now?.parentKey ? null : whyParentIsNone(db, key, Number(before['parent'])))
  )
}

function whyStatusStays(
  db: ReadableDb,
  { before, now }: { readonly before: StoredRow; readonly now: CustomerRecord },
  session: UndoSession,
): string | null {
  const status = before['status']
  if (status === now.status) return null
  const isApproval = APPROVED_ONLY.has(status) || APPROVED_ONLY.has(now.status)
  if (isApproval && !may(session.role, 'approve')) {
    return 'Only an admin approves, rejects, disables and enables customers, so only an admin takes that back.'
  }
  if (WITHOUT_ACCOUNTS.has(status) && hasAccounts(db, now.key)) {
    return 'Accounts are linked to it by now. Remove them from the customer first.'
  }
  if (status === 'archived' && hasChildren(db, now.key)) {
    return 'There are customers under it by now. Archive or move them first.'
  }
  return status !== 'archived' && now.parentKey !== null && isArchived(db, now.parentKey)
    ? 'The customer above it is archived. Bring that one back first.'
    : null
}

/** Why the old parent is none any more. That it is gone altogether is seen with every other reference. */
function whyParentIsNone(db: ReadableDb, key: number, parent: number): string | null {
  const stood = customerByKey(db, parent)
  if (stood?.status === 'archived') {
    return `${stood.companyName}, under which it stood, is archived. Bring that back first.`
  }
  return isBelow(db, parent, key) ? 'The customer it stood under stands under it now.' : null
}

function hasAccounts(db: ReadableDb, customer: number): boolean {
  return get<{ has: number }>(db, sql`SELECT ${hasLinkedAccounts(sql`${customer}`)} AS has`)?.has === 1
}

function hasChildren(db: ReadableDb, customer: number): boolean {
  const child = sql`SELECT 1 FROM customer WHERE parent = ${customer} AND status <> 'archived' LIMIT 1`
  return get(db, child) !== undefined
}

function isArchived(db: ReadableDb, customer: number): boolean {
  return customerByKey(db, customer)?.status === 'archived'
}

/** True when a customer is, or stands somewhere under, another one. */
function isBelow(db: ReadableDb, customer: number, other: number): boolean {
  const found = get(
    db,
    sql`WITH RECURSIVE above (key) AS (
          SELECT ${customer} UNION SELECT customer.parent FROM above JOIN customer ON customer.key = above.key)
        SELECT 1 FROM above WHERE key = ${other}`,
  )
  return found !== undefined
}
