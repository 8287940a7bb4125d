import type { KeptReason } from '../../../shared/domain/undo.ts'
import { STATE } from '../pool/account-codes.ts'
import { ENTITY } from '../store/entity.ts'
import { all, get, join, sql, type ReadableDb, type SqlFragment } from '../store/sql.ts'
import type { ChangeRecord } from './change-table.ts'
import type { UndoPart, UndoSlice } from './undo-part.ts'

const { ready, held, invalid, linked, allocated, provisioning_in_progress: inProgress } = STATE
const { provisioning_failed: failed, invalidAfterFailure } = STATE

/** The reason on a row whose revision moved: its status says more than "changed". */
const WHY_CHANGED = sql`CASE account.state WHEN ${allocated} THEN 'allocated' WHEN ${inProgress} THEN 'in-progress'
  WHEN ${failed} THEN 'failed' ELSE 'changed' END`

/** Accounts that a change added and nobody changed since: these go again, with the customer that they came with. */
export function mayGo(change: ChangeRecord, { after, upTo }: UndoSlice): SqlFragment {
  // Unary plus: an index on the state would be a detour, the running numbers are the short way.
  return sql`seq > ${after} AND seq <= ${upTo} AND change = ${change.key} AND rev = 1
    AND (+state IN (${ready}, ${held}, ${invalid}) AND +customer IS NULL
      OR +state = ${linked} AND ${seqsLinkedBy(change)})`
}

/** Linked by the change itself: its customer had the account before it came into the pool. */
function seqsLinkedBy(change: ChangeRecord): SqlFragment {
  return sql`EXISTS (SELECT 1 FROM account_link
    WHERE account = seq AND linked_by = ${change.key} AND unlinked_by IS NULL)`
}

function added(change: ChangeRecord, slice: UndoSlice): SqlFragment {
  const { after, upTo } = slice
  return sql`
    SELECT seq, account_id, CASE WHEN ${mayGo(change, slice)} THEN 'ok'
      WHEN customer IS NOT NULL AND state NOT IN (${allocated}, ${inProgress}, ${failed}) THEN 'linked' ELSE ${WHY_CHANGED} END AS verdict
    FROM account WHERE seq > ${after} AND seq <= ${upTo} AND change = ${change.key}
    UNION ALL SELECT seq, account_id, 'deleted' FROM deleted_account
    WHERE seq > ${after} AND seq <= ${upTo} AND change = ${change.key}`
}

function remembered(change: ChangeRecord, entity: number, { after, upTo }: UndoSlice): SqlFragment {
  return sql`"row".change = ${change.key} AND "row".entity = ${entity}
    AND "row".key > ${after} AND "row".key <= ${upTo}`
}

/** Accounts it edited get their old values when they still are as it left them and the status machine agrees. */
function edited(change: ChangeRecord, slice: UndoSlice): SqlFragment {
  const before = sql`coalesce("row".before ->> '$.state', account.state)`
  return sql`
    SELECT "row".key AS seq, coalesce(account.account_id, deleted.account_id) AS account_id, CASE
      WHEN account.seq IS NULL THEN CASE WHEN deleted.seq IS NULL THEN 'gone' ELSE 'deleted' END
      WHEN account.rev <> "row".rev_after THEN ${WHY_CHANGED}
      WHEN account.state = ${allocated} AND ${before} <> ${allocated} THEN 'allocated'
      WHEN account.state IN (${failed}, ${invalidAfterFailure})
        AND ${before} NOT IN (${failed}, ${invalidAfterFailure}) THEN 'failed'
      WHEN "row".before ->> '$.marketplace' IS NOT NULL
        AND "row".before ->> '$.marketplace' NOT IN (SELECT key FROM marketplace) THEN 'marketplace-gone'
      WHEN "row".before ->> '$.customer' IS NOT NULL
        AND "row".before ->> '$.customer' NOT IN (SELECT key FROM customer WHERE status = 'active') THEN 'customer-closed'
      WHEN "row".before ->> '$.project' IS NOT NULL
        AND "row".before ->> '$.project' NOT IN (SELECT key FROM project) THEN 'project-gone'
      ELSE 'ok' END AS verdict
    FROM change_row AS "row" LEFT JOIN account ON account.seq = "row".key
    LEFT JOIN deleted_account AS deleted ON deleted.seq = "row".key
    WHERE ${remembered(change, ENTITY.account, slice)} AND "row".before IS NOT NULL`
}

/** Accounts it deleted come back when nothing has taken their place. */
function deleted(change: ChangeRecord, slice: UndoSlice): SqlFragment {
  return sql`
    SELECT "row".key AS seq, coalesce(deleted.account_id, account.account_id) AS account_id, CASE
      WHEN deleted.seq IS NULL THEN CASE WHEN account.seq IS NULL THEN 'gone' ELSE 'restored' END
      WHEN deleted.account_id IN (SELECT account_id FROM account) THEN 'restored'
      WHEN deleted.deleted_by <> ${change.key} THEN 'deleted'
      ELSE 'ok' END AS verdict
    FROM change_row AS "row" LEFT JOIN deleted_account AS deleted ON deleted.seq = "row".key
    LEFT JOIN account ON account.seq = "row".key
    WHERE ${remembered(change, ENTITY.deletedAccount, slice)} AND "row".before IS NULL`
}

/** Accounts it restored are deleted again when nobody changed them since. */
function restored(change: ChangeRecord, slice: UndoSlice): SqlFragment {
  return sql`
    SELECT "row".key AS seq, coalesce(account.account_id, deleted.account_id) AS account_id, CASE
      WHEN account.seq IS NULL THEN CASE WHEN deleted.seq IS NULL THEN 'gone' ELSE 'deleted' END
      WHEN account.rev <> "row".rev_after OR account.state = ${inProgress} THEN ${WHY_CHANGED}
      ELSE 'ok' END AS verdict
    FROM change_row AS "row" LEFT JOIN account ON account.seq = "row".key
    LEFT JOIN deleted_account AS deleted ON deleted.seq = "row".key
    WHERE ${remembered(change, ENTITY.deletedAccount, slice)} AND "row".before IS NOT NULL`
}

const PARTS: Readonly<Record<UndoPart, typeof added>> = { added, edited, deleted, restored }

/** One row per account of the slice: `seq`, `account_id`, `verdict` ('ok' or why it is kept). */
export function verdicts(change: ChangeRecord, slice: UndoSlice): SqlFragment {
  return PARTS[slice.part](change, slice)
}

/** How many rows of the slices can be taken back, and how many cannot. */
export function countVerdicts(
  db: ReadableDb,
  change: ChangeRecord,
  slice: UndoSlice,
): { readonly reversible: number; readonly kept: number } {
  const row = get<{ reversible: number; kept: number }>(
    db,
    sql`SELECT count(*) FILTER (WHERE verdict = 'ok') AS reversible, count(*) FILTER (WHERE verdict <> 'ok') AS kept
        FROM (${verdicts(change, slice)})`,
  )
  return row ?? { reversible: 0, kept: 0 }
}

/** True when at least one row of the slice can be taken back. */
export function hasReversible(db: ReadableDb, change: ChangeRecord, slice: UndoSlice): boolean {
  const found = get(db, sql`SELECT 1 FROM (${verdicts(change, slice)}) WHERE verdict = 'ok' LIMIT 1`)
  return found !== undefined
}

/** The first rows of the slice that stay as they are, and why. */
export function keptRows(
  db: ReadableDb,
  change: ChangeRecord,
  slice: UndoSlice & { readonly atMost: number },
): { readonly accountId: number | null; readonly reason: KeptReason }[] {
  return all(
    db,
    sql`SELECT account_id AS accountId, verdict AS reason FROM (${verdicts(change, slice)})
        WHERE verdict <> 'ok' ORDER BY seq LIMIT ${slice.atMost}`,
  )
}

/** The provider whose accounts a change touched; null when it touched none that still are there. */
export function providerOfAccounts(
  db: ReadableDb,
  change: ChangeRecord,
  slices: readonly UndoSlice[],
): { readonly key: number; readonly name: string } | null {
  if (slices.length === 0) return null
  const seqs = slices.map((slice) => sql`SELECT seq FROM (${verdicts(change, slice)})`)
  const owner = get<{ key: number; name: string }>(
    db,
    sql`SELECT provider.key, provider.name FROM (${join(seqs, ' UNION ALL ')}) AS touched
        LEFT JOIN account USING (seq) LEFT JOIN deleted_account AS deleted USING (seq)
        JOIN marketplace ON marketplace.key = coalesce(account.marketplace, deleted.marketplace)
        JOIN provider ON provider.key = marketplace.provider LIMIT 1`,
  )
  return owner ?? null
}
