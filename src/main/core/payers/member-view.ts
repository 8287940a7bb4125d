import type {
  Member,
  MemberFilter,
  MemberRole,
  MemberSelection,
  MemberSort,
} from '../../../shared/contract/members.ts'
import { accountIdFromNumber, type AccountId } from '../../../shared/domain/account-id.ts'
import { awsStateOfCode, statusOfState } from '../pool/account-codes.ts'
import { marketplaceDirectory } from '../pool/marketplace-view.ts'
import { all, get, raw, sql, type ReadableDb, type SqlFragment } from '../store/sql.ts'
import {
  IS_ONBOARDED,
  MEMBER_CUSTOMER,
  MEMBERS_JOINED,
  membersMatching,
  membersSelected,
} from './member-sql-view.ts'

interface Row {
  readonly accountId: number
  readonly payerId: string
  readonly payerAccountId: number
  readonly payerName: string
  readonly name: string | null
  readonly email: string | null
  readonly awsState: number | null
  readonly joinedMethod: Member['joinedMethod']
  readonly joinedAt: string | null
  readonly path: string | null
  readonly tags: string
  readonly rev: number
  readonly customerId: string | null
  readonly identifier: string
  readonly companyName: string
  readonly state: number | null
  readonly marketplace: number | null
  readonly role: MemberRole
  readonly roleArn: string | null
  readonly isRoleOpen: number | null
  readonly isOnboarded: number
}

/** Whose members are asked for, and which: by a filter, or as somebody chose them. */
type Asked = { readonly providerKey: number } & (
  | { readonly filter: MemberFilter }
  | { readonly selection: MemberSelection }
)

function asked(which: Asked): SqlFragment {
  return 'filter' in which
    ? membersMatching(which.filter, which.providerKey)
    : membersSelected(which.selection, which.providerKey)
}

const SORT_COLUMNS: Readonly<Record<MemberSort['by'], string>> = {
  accountId: 'm.account_id',
  name: 'm.name COLLATE NOCASE',
  email: 'm.email COLLATE NOCASE',
  customer: 'customer.company_name COLLATE NOCASE',
  role: `CASE role.state WHEN 'verified' THEN 1 WHEN 'entered' THEN 2 WHEN 'failed' THEN 3 WHEN 'none' THEN 4 WHEN 'removed' THEN 5 END`,
  awsState: 'm.aws_state',
  pool: 'account.state',
  joined: 'm.joined_at',
  path: 'm.path COLLATE NOCASE',
}

const CUSTOMER_JOINED = raw(`LEFT JOIN customer ON customer.key = ${MEMBER_CUSTOMER.text}`)

/** Members of a provider in the asked order; what has no value to sort by comes last. */
export function memberRows(
  db: ReadableDb,
  which: Asked,
  { sort, first, count }: { readonly sort: MemberSort; readonly first: number; readonly count: number },
): Member[] {
  const direction = raw(sort.direction === 'ascending' ? 'ASC' : 'DESC')
  const column = raw(SORT_COLUMNS[sort.by])
  // By account id the index has the order already.
  const order =
    sort.by === 'accountId'
      ? sql`${column} ${direction}`
      : sql`${column} ${direction} NULLS LAST, m.account_id ${direction}`
  const chosen = sql`SELECT key, row_number() OVER () FROM (
    SELECT m.key FROM ${MEMBERS_JOINED} ${CUSTOMER_JOINED} WHERE ${asked(which)}
    ORDER BY ${order} LIMIT ${count} OFFSET ${first})`
  return read(db, chosen, which.providerKey)
}

/** The members whose keys and places `chosen` selects; names are looked up for these only. */
function read(db: ReadableDb, chosen: SqlFragment, providerKey: number): Member[] {
  const rows = all<Row>(
    db,
    sql`WITH chosen (key, place) AS MATERIALIZED (${chosen})
        SELECT m.account_id AS accountId, payer.id AS payerId, payer.account_id AS payerAccountId,
          payer.name AS payerName, m.name, m.email, m.aws_state AS awsState, m.joined_method AS joinedMethod,
          m.joined_at AS joinedAt, m.path, m.tags, m.rev, customer.id AS customerId, customer.identifier,
          customer.company_name AS companyName, account.state, account.marketplace,
          coalesce(role.state, 'missing') AS role, role.role_arn AS roleArn, role.is_open AS isRoleOpen,
          ${IS_ONBOARDED} AS isOnboarded
        FROM chosen CROSS JOIN member AS m ON m.key = chosen.key
        CROSS JOIN management_account AS payer ON payer.key = m.management_account
        LEFT JOIN account ON account.account_id = m.account_id
        LEFT JOIN role_connection AS role ON role.account_id = m.account_id
        ${CUSTOMER_JOINED} ORDER BY place`,
  )
  const { byKey } = marketplaceDirectory(db)
  return rows.map(({ customerId, identifier, companyName, state, marketplace, ...row }) => {
    const place = marketplace === null ? undefined : byKey.get(marketplace)
    return {
      ...row,
      accountId: accountIdFromNumber(row.accountId),
      payerAccountId: accountIdFromNumber(row.payerAccountId),
      awsState: awsStateOfCode(row.awsState),
      tags: JSON.parse(row.tags) as Member['tags'],
      customer: customerId === null ? null : { id: customerId, identifier, companyName },
      pool:
        state === null || place === undefined
          ? null
          : {
              status: statusOfState(state),
              marketplaceCode: place.code,
              isOurs: place.providerKey === providerKey,
            },
      isRoleOpen: row.isRoleOpen === null ? null : row.isRoleOpen === 1,
      isOnboarded: row.isOnboarded === 1,
    }
  })
}

/** One member of a provider as lists show it; null when there is none. */
export function memberRow(db: ReadableDb, accountId: AccountId, providerKey: number): Member | null {
  const chosen = sql`SELECT m.key, 1 FROM member AS m
    WHERE ${membersSelected({ kind: 'these', accountIds: [accountId] }, providerKey)}`
  return read(db, chosen, providerKey)[0] ?? null
}

/** How many members match. */
export function countMembers(db: ReadableDb, which: Asked): number {
  const row = get<{ n: number }>(db, sql`SELECT count(*) AS n FROM ${MEMBERS_JOINED} WHERE ${asked(which)}`)
  return row?.n ?? 0
}

/** How many members match, and of these how many have a customer, a role, a place in the pool. */
export function memberTotals(
  db: ReadableDb,
  which: Asked,
): { readonly total: number; readonly linked: number; readonly onboarded: number; readonly inPool: number } {
  const row = get<ReturnType<typeof memberTotals>>(
    db,
    sql`SELECT count(*) AS total, count(${MEMBER_CUSTOMER}) AS linked, count(account.seq) AS inPool,
          count(*) FILTER (WHERE ${IS_ONBOARDED}) AS onboarded
        FROM ${MEMBERS_JOINED} WHERE ${asked(which)}`,
  )
  return row ?? { total: 0, linked: 0, onboarded: 0, inPool: 0 }
}
