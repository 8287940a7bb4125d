import { accountIdFromNumber, accountIdToNumber, type AccountId } from '../../../shared/domain/account-id.ts'
import type { AccountModel } from '../../../shared/domain/account-model.ts'
import type { RequestOrigin, RequestState } from '../../../shared/domain/account-request.ts'
import type { SupportPlan } from '../../../shared/domain/support-plan.ts'
import { modelCode, modelOfCode } from '../pool/account-codes.ts'
import type { ChangeTx } from '../store/change.ts'
import { changeRecord } from '../store/record-table.ts'
import { all, get, insert, run, sql, type ReadableDb, type SqlFragment } from '../store/sql.ts'

/** What staff set of a request for a new account. */
export interface RequestFields {
  readonly customerKey: number | null
  readonly origin: RequestOrigin
  readonly nickname: string | null
  readonly rootEmail: string | null
  readonly supportPlan: SupportPlan | null
  readonly roleName: string
  readonly tags: Readonly<Record<string, string>>
  /** Where the created account goes in the pool; null: nowhere. */
  readonly place: { readonly marketplaceKey: number; readonly model: AccountModel } | null
}

/** A request for a new account as it is stored. Times are ISO-8601 UTC. */
export interface RequestRecord extends RequestFields {
  readonly key: number
  readonly id: string
  readonly managementAccountKey: number
  readonly state: RequestState
  /** AWS's number of the creation. */
  readonly creationId: string | null
  /** AWS's code. */
  readonly failureReason: string | null
  /** Why it was rejected or cancelled, in words. */
  readonly reason: string | null
  readonly accountId: AccountId | null
  readonly evidence: string | null
  readonly createdAt: string
  readonly createdBy: string
  readonly startedAt: string | null
  readonly finishedAt: string | null
  readonly rev: number
}

type Row = Omit<RequestRecord, 'tags' | 'place' | 'accountId'> & {
  readonly tags: string
  readonly marketplace: number | null
  readonly model: number | null
  readonly accountId: number | null
}

const SELECT = sql`SELECT key, id, management_account AS managementAccountKey, customer AS customerKey, origin, nickname,
    root_email AS rootEmail, support_plan AS supportPlan, role_name AS roleName, tags, marketplace, model, state,
    creation_id AS creationId, failure_reason AS failureReason, reason, account_id AS accountId, evidence,
    created_at AS createdAt, created_by AS createdBy, started_at AS startedAt, finished_at AS finishedAt, rev
  FROM account_request`

/** The request of an id. */
export function requestById(db: ReadableDb, id: string): RequestRecord | null {
  return one(db, sql`id = ${id}`)
}

/** The request of a key. */
export function requestByKey(db: ReadableDb, key: number): RequestRecord | null {
  return one(db, sql`key = ${key}`)
}

/** The request that AWS knows by this number of a creation. */
export function requestByCreation(db: ReadableDb, creationId: string): RequestRecord | null {
  return one(db, sql`creation_id = ${creationId}`)
}

/** The approved requests with this account name whose creation AWS has not been heard of yet. */
export function requestsToBeCreated(
  db: ReadableDb,
  managementAccountKey: number,
  nickname: string,
): RequestRecord[] {
  return all<Row>(
    db,
    sql`${SELECT} WHERE management_account = ${managementAccountKey} AND nickname = ${nickname}
      AND state IN ('approved', 'in_progress') AND creation_id IS NULL ORDER BY key`,
  ).map(toRequest)
}

/** The requests of a management account that AWS works on, oldest first. */
export function requestsInProgress(db: ReadableDb, managementAccountKey: number): RequestRecord[] {
  return all<Row>(
    db,
    sql`${SELECT} WHERE management_account = ${managementAccountKey} AND state = 'in_progress'
      AND creation_id IS NOT NULL ORDER BY key`,
  ).map(toRequest)
}

/** The request that keeps a root email to itself: one that is open, or whose account was created. */
export function requestWithEmail(db: ReadableDb, rootEmail: string): RequestRecord | null {
  return one(
    db,
    sql`root_email = ${rootEmail} AND state IN ('draft', 'submitted', 'approved', 'in_progress', 'succeeded')`,
  )
}

/** Stores a new request, undoably, and returns its key. */
export function insertRequest(
  tx: ChangeTx,
  request: RequestFields & Pick<RequestRecord, 'id' | 'managementAccountKey' | 'createdBy'>,
): number {
  const { place } = request
  const key = insert(
    tx.db,
    sql`INSERT INTO account_request (id, management_account, customer, origin, nickname, root_email, support_plan,
          role_name, tags, marketplace, model, state, created_at, created_by)
        VALUES (${request.id}, ${request.managementAccountKey}, ${request.customerKey}, ${request.origin},
          ${request.nickname}, ${request.rootEmail}, ${request.supportPlan}, ${request.roleName},
          ${JSON.stringify(request.tags)}, ${place?.marketplaceKey ?? null},
          ${place === null ? null : modelCode(place.model)}, 'draft', ${tx.at}, ${request.createdBy})`,
  )
  tx.remember('accountRequest', key, 1, null)
  return key
}

/** Writes what changes of a request, undoably, and counts its revision up; what is not given stays. */
export function updateRequest(tx: ChangeTx, request: RequestRecord, changed: Partial<RequestRecord>): void {
  const now = { ...request, ...changed }
  changeRecord(tx, { entity: 'accountRequest', key: request.key }, () =>
    run(
      tx.db,
      sql`UPDATE account_request SET customer = ${now.customerKey}, origin = ${now.origin},
            nickname = ${now.nickname}, root_email = ${now.rootEmail}, support_plan = ${now.supportPlan},
            role_name = ${now.roleName}, tags = ${JSON.stringify(now.tags)},
            marketplace = ${now.place?.marketplaceKey ?? null},
            model = ${now.place === null ? null : modelCode(now.place.model)}, state = ${now.state},
            creation_id = ${now.creationId}, failure_reason = ${now.failureReason}, reason = ${now.reason},
            account_id = ${now.accountId === null ? null : accountIdToNumber(now.accountId)},
            evidence = ${now.evidence}, started_at = ${now.startedAt}, finished_at = ${now.finishedAt},
            rev = rev + 1
          WHERE key = ${request.key}`,
    ),
  )
}

function one(db: ReadableDb, where: SqlFragment): RequestRecord | null {
  const row = get<Row>(db, sql`${SELECT} WHERE ${where}`)
  return row === undefined ? null : toRequest(row)
}

function toRequest({ marketplace, model, ...row }: Row): RequestRecord {
  return {
    ...row,
    tags: JSON.parse(row.tags) as RequestRecord['tags'],
    place:
      marketplace === null || model === null
        ? null
        : { marketplaceKey: marketplace, model: modelOfCode(model) },
    accountId: row.accountId === null ? null : accountIdFromNumber(row.accountId),
  }
}
