import type { LinkedCustomer } from '../../../shared/contract/accounts.ts'
import type { PayerRef } from '../../../shared/contract/payers.ts'
import { accountIdFromNumber, accountIdToNumber, type AccountId } from '../../../shared/domain/account-id.ts'
import { AwsPartition } from '../../../shared/domain/aws-partition.ts'
import { get, sql, type ReadableDb } from '../store/sql.ts'

/** What is known of an account, wherever it is recorded: as a member, as a management account, in the pool. */
export interface KnownRoleAccount {
  readonly accountId: AccountId
  readonly name: string | null
  readonly providerKey: number
  readonly payer: (PayerRef & { readonly key: number }) | null
  readonly customerKey: number | null
  readonly customer: LinkedCustomer | null
}

interface Row {
  readonly name: string | null
  readonly providerKey: number | null
  readonly payerKey: number | null
  readonly payerId: string
  readonly payerAccountId: number
  readonly payerName: string
  readonly partition: string
  readonly isMsp: number
  readonly profile: string | null
  readonly customerKey: number | null
  readonly customerId: string
  readonly identifier: string
  readonly companyName: string
}

/** The account, of whatever provider; null when it is recorded nowhere. Its customer as ADR 17 tells. */
export function knownRoleAccount(db: ReadableDb, accountId: AccountId): KnownRoleAccount | null {
  const row = get<Row>(
    db,
    sql`WITH wanted (account_id) AS (VALUES (${accountIdToNumber(accountId)}))
        SELECT coalesce(m.name, CASE WHEN payer.account_id = wanted.account_id THEN payer.name END) AS name,
          coalesce(payer.provider, marketplace.provider) AS providerKey, payer.key AS payerKey,
          payer.id AS payerId, payer.account_id AS payerAccountId, payer.name AS payerName, payer.partition,
          payer.is_msp AS isMsp, payer.profile, customer.key AS customerKey, customer.id AS customerId,
          customer.identifier, customer.company_name AS companyName
        FROM wanted LEFT JOIN member AS m ON m.account_id = wanted.account_id
        LEFT JOIN management_account AS payer
          ON payer.key = coalesce(m.management_account,
            (SELECT key FROM management_account WHERE account_id = wanted.account_id))
        LEFT JOIN account ON account.account_id = wanted.account_id
        LEFT JOIN marketplace ON marketplace.key = account.marketplace
        LEFT JOIN customer ON customer.key = coalesce(account.customer, m.customer)`,
  )
  if (row === undefined || row.providerKey === null) return null
  const { name, providerKey, payerKey, customerKey } = row
  return {
    accountId,
    name,
    providerKey,
    payer:
      payerKey === null
        ? null
        : {
            key: payerKey,
            id: row.payerId,
            accountId: accountIdFromNumber(row.payerAccountId),
            name: row.payerName,
            partition: AwsPartition.parse(row.partition),
            isMsp: row.isMsp === 1,
            profile: row.profile,
          },
    customerKey,
    customer:
      customerKey === null
        ? null
        : { id: row.customerId, identifier: row.identifier, companyName: row.companyName },
  }
}
