import type { MemberSelection } from '../../../shared/contract/members.ts'
import { accountIdFromNumber, type AccountId } from '../../../shared/domain/account-id.ts'
import { all, raw, sql, type ReadableDb } from '../store/sql.ts'
import { membersSelected } from './member-sql-view.ts'

/** A member of a selection, as far as linking asks. */
export interface ChosenMember {
  readonly key: number
  readonly accountId: number
  /** Its own customer, by key. */
  readonly customer: number | null
  /** Running number and facet code of its account; null when it is not in the pool. */
  readonly seq: number | null
  readonly code: number | null
  /** The customer that the pool links it to, by key. */
  readonly poolCustomer: number | null
}

/** The members of a selection in order of account id, and the named ones that are none (any more). */
export function chosenMembers(
  db: ReadableDb,
  selection: MemberSelection,
  providerKey: number,
): { readonly members: readonly ChosenMember[]; readonly missing: readonly AccountId[] } {
  const members = all<ChosenMember>(
    db,
    sql`SELECT m.key, m.account_id AS accountId, m.customer, account.seq, account.customer AS poolCustomer,
          ${raw('(account.marketplace << 5) | ((account.model - 1) << 4) | account.state')} AS code
        FROM member AS m LEFT JOIN account ON account.account_id = m.account_id
          LEFT JOIN role_connection AS role ON role.account_id = m.account_id
        WHERE ${membersSelected(selection, providerKey)} ORDER BY m.account_id`,
  )
  if (selection.kind === 'matching') return { members, missing: [] }
  const known = new Set(members.map(({ accountId }) => accountIdFromNumber(accountId)))
  return { members, missing: [...new Set(selection.accountIds)].filter((id) => !known.has(id)) }
}
