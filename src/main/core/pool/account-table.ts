import type { AccountRow } from '../../../shared/contract/accounts.ts'
import { accountIdFromNumber, accountIdToNumber, type AccountId } from '../../../shared/domain/account-id.ts'
import type { OrderState } from '../../../shared/domain/order.ts'
import { all, column, get, raw, run, sql, type ReadableDb, type WritableDb } from '../store/sql.ts'
import { awsStateOfCode, modelOfCode, STATE, statusOfState } from './account-codes.ts'
import { marketplaceDirectory } from './marketplace-view.ts'

/** The columns of an account beside its number and id, as the store has them. */
export interface AccountColumns {
  readonly state: number
  readonly marketplace: number
  readonly model: number
  readonly change: number
  readonly rev: number
  readonly name: string | null
  readonly email: string | null
  readonly aws_state: number | null
  readonly status_reason: string | null
  readonly hold_reason: string | null
  readonly hold_until: string | null
  readonly note: string | null
  /** Key of the customer it is linked to. */
  readonly customer: number | null
  /** Key of the customer's project in which it is. */
  readonly project: number | null
}

/** An account as the store has it. */
export interface AccountRecord extends AccountColumns {
  readonly seq: number
  readonly account_id: number
}

/** The columns that `account` and `deleted_account` share; a linked account is never deleted. */
export const ACCOUNT_COLUMNS = raw(
  `seq, account_id, state, marketplace, model, change, rev, name, email, aws_state, status_reason, hold_reason, hold_until, note`,
)

interface JoinedRow extends AccountRecord {
  readonly addedAt: string
  readonly addedBy: string
  readonly changeId: string
  readonly customerId: string | null
  readonly identifier: string
  readonly companyName: string
  readonly projectId: string | null
  readonly projectIdentifier: string
  readonly projectName: string
  readonly orderId: string | null
  readonly orderNumber: number
  readonly orderState: OrderState
}

/** The accounts behind running numbers, in the given order, as staff of a provider see them; missing ones are left out. */
export function accountRows(db: ReadableDb, seqs: Iterable<number>, providerKey: number): AccountRow[] {
  const rows = all<JoinedRow>(
    db,
    sql`SELECT account.*, change_set.at AS addedAt, change_set.kind AS addedBy, change_set.id AS changeId,
          account_order.id AS orderId, account_order.key AS orderNumber, account_order.state AS orderState,
          customer.id AS customerId, customer.identifier, customer.company_name AS companyName,
          project.id AS projectId, project.identifier AS projectIdentifier, project.name AS projectName
        FROM json_each(${JSON.stringify([...seqs])}) AS wanted
        CROSS JOIN account ON account.seq = wanted.value
        CROSS JOIN change_set ON change_set.key = account.change
        LEFT JOIN account_order ON account_order.account = account.seq
          AND account_order.state IN ('in_progress', 'completed', 'failed')
        LEFT JOIN customer ON customer.key = account.customer
        LEFT JOIN project ON project.key = account.project`,
  )
  const { byKey } = marketplaceDirectory(db)
  return rows.map((row) => {
    const marketplace = byKey.get(row.marketplace)
    if (marketplace === undefined) throw new Error(`account ${row.seq} has an unknown marketplace`)
    const status = statusOfState(row.state)
    return {
      accountId: accountIdFromNumber(row.account_id),
      providerId: marketplace.providerId,
      marketplaceId: marketplace.id,
      marketplaceCode: marketplace.code,
      model: modelOfCode(row.model),
      status,
      statusReason: row.status_reason,
      hold: row.state === STATE.held ? { reason: row.hold_reason ?? '', until: row.hold_until } : null,
      name: row.name,
      email: row.email,
      awsState: awsStateOfCode(row.aws_state),
      customer:
        row.customerId === null
          ? null
          : { id: row.customerId, identifier: row.identifier, companyName: row.companyName },
      project:
        row.projectId === null
          ? null
          : { id: row.projectId, identifier: row.projectIdentifier, name: row.projectName },
      order:
        row.orderId === null ? null : { id: row.orderId, number: row.orderNumber, state: row.orderState },
      hasGenericContacts: status !== 'allocated',
      note: row.note,
      addedAt: row.addedAt,
      source: row.addedBy === 'ACCOUNT_ADDED' ? 'manual' : 'import',
      changeId: row.changeId,
      rev: row.rev,
      isOurs: marketplace.providerKey === providerKey,
    }
  })
}

/** The accounts behind running numbers as the store has them, in the given order. */
export function accountRecords(db: ReadableDb, seqs: Iterable<number>): AccountRecord[] {
  return all<AccountRecord>(
    db,
    sql`SELECT account.* FROM json_each(${JSON.stringify([...seqs])}) AS wanted
        CROSS JOIN account ON account.seq = wanted.value`,
  )
}

/** The account of an id. */
export function accountById(db: ReadableDb, id: AccountId): AccountRecord | undefined {
  return get<AccountRecord>(db, sql`SELECT * FROM account WHERE account_id = ${accountIdToNumber(id)}`)
}

/** The running numbers of ids, without those that are not in the pool. */
export function accountsByIds(
  db: ReadableDb,
  ids: readonly AccountId[],
): { readonly seq: number; readonly account_id: number }[] {
  return all(
    db,
    sql`SELECT DISTINCT account.seq, account.account_id
        FROM json_each(${JSON.stringify(ids.map(accountIdToNumber))}) AS wanted
        CROSS JOIN account ON account.account_id = wanted.value`,
  )
}

/** The running numbers and facet codes of ids, without those that are not in the pool. */
export function placesByIds(
  db: ReadableDb,
  ids: readonly AccountId[],
): { readonly seq: number; readonly code: number }[] {
  // One number a row: a hundred thousand small objects cost as much as looking them up.
  return column<number>(
    db,
    sql`SELECT account.seq * 65536 + ((marketplace << 5) | ((model - 1) << 4) | state)
        FROM json_each(${JSON.stringify(ids.map(accountIdToNumber))}) AS wanted
        CROSS JOIN account ON account.account_id = wanted.value`,
  ).map((packed) => ({ seq: Math.floor(packed / 65536), code: packed % 65536 }))
}

/** Stores a new Ready account (CB-09). */
export function insertAccount(
  db: WritableDb,
  account: Pick<AccountRecord, 'seq' | 'marketplace' | 'model' | 'change'> & { readonly id: AccountId },
): void {
  run(
    db,
    sql`INSERT INTO account (seq, account_id, state, marketplace, model, change)
        VALUES (${account.seq}, ${accountIdToNumber(account.id)}, ${STATE.ready}, ${account.marketplace},
          ${account.model}, ${account.change})`,
  )
}

/** Moves an account to a marketplace and model; its revision counts up. */
export function updatePlace(
  db: WritableDb,
  seq: number,
  place: Pick<AccountColumns, 'marketplace' | 'model'>,
): void {
  run(
    db,
    sql`UPDATE account SET marketplace = ${place.marketplace}, model = ${place.model}, rev = rev + 1
        WHERE seq = ${seq}`,
  )
}
