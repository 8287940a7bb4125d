import { sql, type SqlFragment } from '../store/sql.ts'

/** Whose requests, at which moment. */
export interface RequestScope {
  readonly providerKey: number
  /** ISO-8601 UTC. */
  readonly now: string
}

/** Where the rows of the list come from: each is a SELECT of the same columns. */
export const REQUEST_SOURCES: readonly ((scope: RequestScope) => SqlFragment)[] = [inviteRows]

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
