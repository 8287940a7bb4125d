import type { RequestFilter, RequestRow, RequestSort } from '../../../shared/contract/request-list.ts'
import { accountIdFromNumber } from '../../../shared/domain/account-id.ts'
import { RequestStage, WAITING_STAGES, type RequestKind } from '../../../shared/domain/request-stage.ts'
import { daysLeftOf } from '../invites/invite-clock.ts'
import { refusalWords } from '../invites/refusal-words.ts'
import { all, get, join, raw, sql, type ReadableDb, type SqlFragment } from '../store/sql.ts'
import { REQUEST_SOURCES, type RequestScope } from './request-sources-view.ts'
import { countsOf } from '../store/counts-of.ts'

const ORDERS: Readonly<Record<RequestSort['by'], string>> = {
  created: 'r.createdAt',
  subject: 'r.subject COLLATE NOCASE',
  customer: 'customer.company_name COLLATE NOCASE',
  payer: 'payer.name COLLATE NOCASE',
  stage: stageOrder(),
  // What expires first is first; what does not expire stands behind it.
  expires: "CASE WHEN r.stage IN ('requested', 'presumed_expired') THEN r.expiresAt ELSE '9' END",
}

interface Row {
  readonly kind: RequestKind
  readonly id: string
  readonly rev: number
  readonly subject: string
  readonly payerId: string
  readonly payerName: string
  readonly payerAccountId: number
  readonly customerId: string | null
  readonly identifier: string | null
  readonly companyName: string | null
  readonly stage: RequestStage
  readonly expiresAt: string | null
  readonly refusal: string | null
  readonly reason: string | null
  readonly action: string | null
  readonly createdAt: string
}

/** A piece of the list. */
export function requestRows(
  db: ReadableDb,
  scope: RequestScope,
  {
    filter,
    sort,
    first,
    count,
  }: {
    readonly filter: RequestFilter
    readonly sort: RequestSort
    readonly first: number
    readonly count: number
  },
): RequestRow[] {
  const direction = raw(sort.direction === 'ascending' ? 'ASC' : 'DESC')
  const rows = all<Row>(
    db,
    sql`SELECT r.kind, r.id, r.rev, r.subject, r.stage, r.expiresAt, r.refusal, r.reason, r.action, r.createdAt,
          payer.id AS payerId, payer.name AS payerName, payer.account_id AS payerAccountId,
          customer.id AS customerId, customer.identifier, customer.company_name AS companyName
        FROM ${everyRequest(scope)} WHERE ${matching(filter)}
        ORDER BY ${raw(ORDERS[sort.by])} ${direction}, r.createdAt DESC, r.key DESC LIMIT ${count} OFFSET ${first}`,
  )
  return rows.map((row) => toRow(row, scope.now))
}

/** How many requests are at each stage, whatever stages the filter names. */
export function requestsByStage(
  db: ReadableDb,
  scope: RequestScope,
  { stages: _any, ...filter }: RequestFilter,
): Record<RequestStage, number> {
  const counted = all<{ value: RequestStage; n: number }>(
    db,
    sql`SELECT r.stage AS value, count(*) AS n FROM ${everyRequest(scope)} WHERE ${matching(filter)} GROUP BY r.stage`,
  )
  return countsOf(RequestStage.options, counted)
}

/** How many requests wait for us; what is in the AWS outbox waits there. */
export function requestsWaiting(db: ReadableDb, scope: RequestScope): number {
  const counted = get<{ n: number }>(
    db,
    sql`SELECT count(*) AS n FROM ${everyRequest(scope)}
        WHERE r.action IS NULL AND r.stage IN (SELECT value FROM json_each(${JSON.stringify(WAITING_STAGES)}))`,
  )
  return counted?.n ?? 0
}

function everyRequest(scope: RequestScope): SqlFragment {
  const sources = join(
    REQUEST_SOURCES.map((source) => source(scope)),
    ' UNION ALL ',
  )
  return sql`(${sources}) AS r JOIN management_account AS payer ON payer.key = r.payer
    LEFT JOIN customer ON customer.key = r.customer`
}

function matching(filter: RequestFilter): SqlFragment {
  const conditions = [sql`1`]
  const among = (list: readonly string[]): SqlFragment =>
    sql`(SELECT value FROM json_each(${JSON.stringify(list)}))`
  const { stages = [], kinds = [], payerId, customerId } = filter
  if (stages.length > 0) conditions.push(sql`r.stage IN ${among(stages)}`)
  if (kinds.length > 0) conditions.push(sql`r.kind IN ${among(kinds)}`)
  if (payerId !== undefined) conditions.push(sql`payer.id = ${payerId}`)
  if (customerId !== undefined) conditions.push(sql`customer.id = ${customerId}`)
  const search = filter.search?.trim() ?? ''
  if (search !== '') {
    const pattern = `%${search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
    conditions.push(sql`(r.subject LIKE ${pattern} ESCAPE '\\' OR payer.name LIKE ${pattern} ESCAPE '\\'
      OR customer.company_name LIKE ${pattern} ESCAPE '\\' OR customer.identifier LIKE ${pattern} ESCAPE '\\')`)
  }
  return join(conditions, ' AND ')
}

function toRow(row: Row, now: string): RequestRow {
  const { kind, id, rev, subject, stage, expiresAt, createdAt } = row
  const [operation, state] = row.action?.split(' ') ?? []
  const isOpenAtAws = stage === 'requested' || stage === 'presumed_expired'
  return {
    kind,
    id,
    rev,
    subject,
    stage,
    createdAt,
    expiresAt: isOpenAtAws ? expiresAt : null,
    daysLeft: isOpenAtAws ? daysLeftOf({ state: 'requested', expiresAt }, now) : null,
    payer: { id: row.payerId, name: row.payerName, accountId: accountIdFromNumber(row.payerAccountId) },
    customer:
      row.customerId === null
        ? null
        : { id: row.customerId, identifier: row.identifier ?? '', companyName: row.companyName ?? '' },
    why: row.refusal === null ? row.reason : refusalWords(row.refusal).why,
    action: operation === undefined || state === undefined ? null : { operation, state },
  }
}

function stageOrder(): string {
  const cases = RequestStage.options.map((stage, place) => `WHEN '${stage}' THEN ${place}`)
  return `CASE r.stage ${cases.join(' ')} END`
}
