import { sql, type SqlFragment } from '../store/sql.ts'

/** Whose requests, at which moment. */
export interface RequestScope {
  readonly providerKey: number
  /** ISO-8601 UTC. */
  readonly now: string
}

/** Where the rows of the list come from: each is a SELECT of the same columns. */
export const REQUEST_SOURCES: readonly ((scope: RequestScope) => SqlFragment)[] = [
  inviteRows,
  accountRows,
  departureRows,
]

/** Invitations; one whose time ran out is presumed expired. */
function inviteRows({ providerKey, now }: RequestScope): SqlFragment {
  return sql`
    SELECT 'invite' AS kind, i.id, i.rev, i.target AS subject, i.management_account AS payer, i.customer,
      CASE WHEN i.state = 'requested' AND i.expires_at <= ${now} THEN 'presumed_expired' ELSE i.state END AS stage,
      i.expires_at AS expiresAt, i.error_reason AS refusal, i.reason,
      (SELECT operation || ' ' || a.state FROM aws_action AS a
        WHERE a.operation IN ('invite', 'cancel_invite') AND a.record = i.key
          AND a.state IN ('waiting', 'running', 'unsure')) AS action,
      i.created_at AS createdAt, i.key
    FROM invite AS i WHERE i.management_account IN (SELECT key FROM management_account WHERE provider = ${providerKey})`
}

/** Requests for new accounts. */
function accountRows({ providerKey }: RequestScope): SqlFragment {
  return sql`
    SELECT 'account' AS kind, q.id, q.rev, coalesce(q.nickname, 'New account') AS subject, q.management_account AS payer,
      q.customer, CASE q.state WHEN 'cancelled' THEN 'canceled' ELSE q.state END AS stage, NULL AS expiresAt,
      q.failure_reason AS refusal, q.reason, ${openAction(sql`('create_account')`, sql`q.key`)} AS action,
      q.created_at AS createdAt, q.key
    FROM account_request AS q WHERE q.management_account IN (SELECT key FROM management_account WHERE provider = ${providerKey})`
}

/** Accounts that leave: planned is a draft, asked of AWS is in progress. */
function departureRows({ providerKey }: RequestScope): SqlFragment {
  return sql`
    SELECT 'departure' AS kind, d.id, d.rev, printf('%012d', d.account_id) AS subject, d.management_account AS payer,
      NULL AS customer, CASE d.state WHEN 'planned' THEN 'draft' WHEN 'requested' THEN 'in_progress'
        WHEN 'finished' THEN 'succeeded' WHEN 'cancelled' THEN 'canceled' ELSE d.state END AS stage, NULL AS expiresAt,
      d.failure_reason AS refusal, d.reason,
      ${openAction(sql`('close_account', 'remove_account')`, sql`d.key`)} AS action, d.created_at AS createdAt, d.key
    FROM departure AS d WHERE d.management_account IN (SELECT key FROM management_account WHERE provider = ${providerKey})`
}

/** The action of a record that is in the AWS outbox, as `operation state`. */
function openAction(operations: SqlFragment, record: SqlFragment): SqlFragment {
  return sql`(SELECT operation || ' ' || a.state FROM aws_action AS a WHERE a.operation IN ${operations}
    AND a.record = ${record} AND a.state IN ('waiting', 'running', 'unsure'))`
}
