import type { Payer } from '../../../shared/contract/payers.ts'
import { accountIdFromNumber } from '../../../shared/domain/account-id.ts'
import { all, get, sql, type ReadableDb, type SqlFragment } from '../store/sql.ts'
import { IS_ONBOARDED, MEMBER_CUSTOMER } from './member-sql-view.ts'

type Row = Omit<Payer, 'accountId' | 'isMsp' | 'isEmailVerified' | 'capabilities'> & {
  readonly accountId: number
  readonly isMsp: number
  readonly isEmailVerified: number | null
  readonly capabilities: string
}

/** Every management account of a provider, by name. */
export function payerRows(db: ReadableDb, providerKey: number): Payer[] {
  return rows(db, sql`payer.provider = ${providerKey}`)
}

/** One management account as lists show it; null when there is none. */
export function payerRow(db: ReadableDb, key: number): Payer | null {
  return rows(db, sql`payer.key = ${key}`)[0] ?? null
}

/** How many accounts of a provider's pool are neither a member nor a management account of an organization (A-29). */
export function countStandalone(db: ReadableDb, providerKey: number): number {
  // Accounts of organizations are far fewer than those of the pool, so they are what is looked up.
  const inPool = (accountIds: SqlFragment): SqlFragment =>
    sql`SELECT account.seq FROM ${accountIds} AS known CROSS JOIN account ON account.account_id = known.account_id
        CROSS JOIN marketplace ON marketplace.key = account.marketplace WHERE marketplace.provider = ${providerKey}`
  const row = get<{ n: number }>(
    db,
    sql`SELECT (SELECT coalesce(sum(tally.n), 0) FROM tally CROSS JOIN marketplace ON marketplace.key = tally.marketplace
          WHERE marketplace.provider = ${providerKey})
        - (SELECT count(*) FROM (${inPool(sql`member`)} UNION ${inPool(sql`management_account`)})) AS n`,
  )
  return row?.n ?? 0
}

function rows(db: ReadableDb, where: SqlFragment): Payer[] {
  return all<Row>(
    db,
    sql`SELECT payer.id, payer.account_id AS accountId, payer.name, payer.partition, payer.is_msp AS isMsp,
          payer.organization_id AS organizationId, payer.feature_set AS featureSet, payer.sharing,
          payer.max_accounts AS maxAccounts, payer.is_email_verified AS isEmailVerified,
          payer.billing_bucket AS billingBucket, payer.capabilities, payer.profile, payer.note,
          payer.created_at AS createdAt, payer.rev,
          (SELECT count(*) FROM member WHERE management_account = payer.key) AS members,
          (SELECT count(*) FROM member AS m LEFT JOIN account ON account.account_id = m.account_id
            WHERE m.management_account = payer.key AND ${MEMBER_CUSTOMER} IS NOT NULL) AS linkedMembers,
          (SELECT count(*) FROM member AS m CROSS JOIN role_connection AS role ON role.account_id = m.account_id
            WHERE m.management_account = payer.key AND ${IS_ONBOARDED}) AS onboardedMembers,
          (SELECT max(taken_at) FROM listing WHERE management_account = payer.key AND kind = 'accounts'
            AND is_complete = 1) AS listedAt
        FROM management_account AS payer WHERE ${where} ORDER BY payer.name COLLATE NOCASE, payer.key`,
  ).map((row) => ({
    ...row,
    accountId: accountIdFromNumber(row.accountId),
    isMsp: row.isMsp === 1,
    isEmailVerified: row.isEmailVerified === null ? null : row.isEmailVerified === 1,
    // Written by us, checked by the contract on its way out.
    capabilities: JSON.parse(row.capabilities) as Payer['capabilities'],
  }))
}
