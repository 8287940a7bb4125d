import type { AccountRequest, RequestFilter } from '../../../shared/contract/requests.ts'
import { accountIdFromNumber } from '../../../shared/domain/account-id.ts'
import { missingItems } from '../../../shared/domain/account-request.ts'
import type { ActionState } from '../../../shared/domain/aws-action.ts'
import { awsRefusalWords } from '../../../shared/domain/aws-refusal-words.ts'
import { modelEmailWarning } from '../../../shared/domain/root-email.ts'
import { supportPlanHint } from '../../../shared/domain/support-plan.ts'
import { modelOfCode } from '../pool/account-codes.ts'
import { all, get, join, raw, sql, type ReadableDb, type SqlFragment } from '../store/sql.ts'

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

/** Requests of a provider, newest first, and how many match. */
export function requestsPage(
  db: ReadableDb,
  asked: { readonly filter: RequestFilter; readonly providerKey: number },
  { first, count }: { readonly first: number; readonly count: number },
): { readonly rows: AccountRequest[]; readonly total: number } {
  const where = matching(asked.filter, asked.providerKey)
  const counted = get<{ n: number }>(db, sql`SELECT count(*) AS n FROM ${JOINED} WHERE ${where}`)
  const rows = all<Row>(
    db,
    sql`SELECT ${COLUMNS} FROM ${JOINED} WHERE ${where} ORDER BY r.key DESC LIMIT ${count} OFFSET ${first}`,
  )
  return { rows: rows.map(toRequest), total: counted?.n ?? 0 }
}

/** One request as lists show it; null when there is none. */
export function requestRow(db: ReadableDb, key: number): AccountRequest | null {
  const row = get<Row>(db, sql`SELECT ${COLUMNS} FROM ${JOINED} WHERE r.key = ${key}`)
  return row === undefined ? null : toRequest(row)
}

function matching(filter: RequestFilter, providerKey: number): SqlFragment {
  const parts = [sql`payer.provider = ${providerKey}`]
  if (filter.states !== undefined) {
    parts.push(sql`r.state IN (SELECT value FROM json_each(${JSON.stringify(filter.states)}))`)
  }
  if (filter.payerId !== undefined) parts.push(sql`payer.id = ${filter.payerId}`)
  if (filter.customerId !== undefined) parts.push(sql`customer.id = ${filter.customerId}`)
  const search = filter.search?.trim().toLowerCase() ?? ''
  if (search !== '') {
    const text = raw(`lower(coalesce(r.nickname, '') || ' ' || coalesce(r.root_email, '') || ' ' ||
      coalesce(printf('%012d', r.account_id), '') || ' ' || coalesce(customer.company_name, '') || ' ' ||
      coalesce(customer.identifier, ''))`)
    parts.push(sql`instr(${text}, ${search}) > 0`)
  }
  return join(parts, ' AND ')
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
