import type { AccountRequest } from '../../../shared/contract/requests.ts'
import { accountIdFromNumber } from '../../../shared/domain/account-id.ts'
import { missingItems } from '../../../shared/domain/account-request.ts'
import type { ActionState } from '../../../shared/domain/aws-action.ts'
import { awsRefusalWords } from '../../../shared/domain/aws-refusal-words.ts'
import { modelEmailWarning } from '../../../shared/domain/root-email.ts'
import { supportPlanHint } from '../../../shared/domain/support-plan.ts'
import { modelOfCode } from '../pool/account-codes.ts'
import { get, raw, sql, type ReadableDb } from '../store/sql.ts'

type Row = Omit<
  AccountRequest,
  'tags' | 'place' | 'accountId' | 'payerAccountId' | 'missing' | 'warnings' | 'failureWords' | 'action'
> & {
  readonly tags: string
  readonly marketplaceId: string | null
  readonly model: number | null
  readonly accountId: number | null
  readonly payerAccountId: number
  readonly emailDomains: string
  readonly actionId: string | null
  readonly actionState: ActionState
  readonly actionFailure: string | null
}

const COLUMNS =
  raw(`r.id, r.rev, r.nickname, r.root_email AS rootEmail, r.support_plan AS supportPlan, r.origin,
  r.role_name AS roleName, r.tags, r.state, r.creation_id AS creationId, r.account_id AS accountId,
  r.failure_reason AS failureReason, r.reason, r.evidence, r.created_at AS createdAt, r.created_by AS createdBy,
  r.started_at AS startedAt, r.finished_at AS finishedAt, r.model,
  payer.id AS payerId, payer.name AS payerName, payer.account_id AS payerAccountId, payer.profile AS payerProfile,
  customer.id AS customerId, customer.company_name AS customerName, customer.identifier AS customerIdentifier,
  marketplace.id AS marketplaceId, marketplace.code AS marketplaceCode, provider.email_domains AS emailDomains,
  action.id AS actionId, action.state AS actionState, action.failure AS actionFailure`)

const JOINED = raw(`account_request AS r
  JOIN management_account AS payer ON payer.key = r.management_account
  JOIN provider ON provider.key = payer.provider
  LEFT JOIN customer ON customer.key = r.customer
  LEFT JOIN marketplace ON marketplace.key = r.marketplace
  LEFT JOIN aws_action AS action ON action.key = (SELECT max(key) FROM aws_action AS latest
    WHERE latest.operation = 'create_account' AND latest.record = r.key)`)

/** One request as lists show it; null when there is none. */
export function requestRow(db: ReadableDb, key: number): AccountRequest | null {
  const row = get<Row>(db, sql`SELECT ${COLUMNS} FROM ${JOINED} WHERE r.key = ${key}`)
  return row === undefined ? null : toRequest(row)
}

function toRequest(row: Row): AccountRequest {
  const { marketplaceId, model, emailDomains, actionId, actionState, actionFailure, ...rest } = row
  const place = marketplaceId === null || model === null ? null : { marketplaceId, model: modelOfCode(model) }
  const domains = JSON.parse(emailDomains) as readonly string[]
  const warnings = [
    row.rootEmail === null || place === null ? null : modelEmailWarning(row.rootEmail, place.model, domains),
    row.supportPlan === null ? null : supportPlanHint(row.supportPlan),
  ]
  return {
    ...rest,
    tags: JSON.parse(row.tags) as AccountRequest['tags'],
    place,
    accountId: row.accountId === null ? null : accountIdFromNumber(row.accountId),
    payerAccountId: accountIdFromNumber(row.payerAccountId),
    missing: [...missingItems(row)],
    warnings: warnings.filter((warning) => warning !== null),
    failureWords: row.failureReason === null ? null : awsRefusalWords(row.failureReason),
    action: actionId === null ? null : { id: actionId, state: actionState, failure: actionFailure },
  }
}
