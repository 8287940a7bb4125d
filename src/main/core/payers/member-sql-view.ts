import type { MemberFilter, MemberSelection } from '../../../shared/contract/members.ts'
import { accountIdToNumber, type AccountId } from '../../../shared/domain/account-id.ts'
import { awsStateCode } from '../pool/account-codes.ts'
import { join, raw, sql, type SqlFragment } from '../store/sql.ts'

/*
 * What lists of members ask of a member `m`, joined with its account in the pool and its role_connection `role`. What a
 * query does not look at is not read: SQLite leaves such a join out.
 */

/** A member with everything that is known of its account id. */
export const MEMBERS_JOINED = raw(`member AS m LEFT JOIN account ON account.account_id = m.account_id
  LEFT JOIN role_connection AS role ON role.account_id = m.account_id`)

/**
 * The customer that has a member: the pool's word counts; the member's own shows while the pool links the account to
 * nobody (docs/adr/0017-a-member-and-its-customer.md).
 */
export const MEMBER_CUSTOMER = raw('coalesce(account.customer, m.customer)')

/** A role is known to us, whether it works or not (CS-14, A-27). */
export const IS_ONBOARDED = raw(`coalesce(role.state IN ('entered', 'verified', 'failed'), 0)`)

/** Members of a provider that match every part of a filter. */
export function membersMatching(filter: MemberFilter, providerKey: number): SqlFragment {
  const conditions = [ofPayers(filter, providerKey)]
  const when = (flag: boolean | undefined, yes: string, no: string): void => {
    if (flag !== undefined) conditions.push(raw(flag ? yes : no))
  }
  when(filter.isLinked, `${MEMBER_CUSTOMER.text} IS NOT NULL`, `${MEMBER_CUSTOMER.text} IS NULL`)
  when(filter.isInPool, 'account.seq IS NOT NULL', 'account.seq IS NULL')
  when(filter.isRoleOpen, 'role.is_open = 1', 'coalesce(role.is_open, 0) = 0')
  when(filter.isOnboarded, IS_ONBOARDED.text, `NOT ${IS_ONBOARDED.text}`)
  const { customerIds = [], roles = [], awsStates = [] } = filter
  if (customerIds.length > 0) {
    conditions.push(sql`${MEMBER_CUSTOMER} IN (SELECT key FROM customer WHERE id IN ${listed(customerIds)})`)
  }
  if (roles.length > 0) conditions.push(sql`coalesce(role.state, 'missing') IN ${listed(roles)}`)
  if (awsStates.length > 0) conditions.push(sql`m.aws_state IN ${listed(awsStates.map(awsStateCode))}`)
  const search = filter.search?.trim() ?? ''
  if (search !== '') conditions.push(containing(search))
  return join(conditions, ' AND ')
}

/** The members of a selection. */
export function membersSelected(selection: MemberSelection, providerKey: number): SqlFragment {
  if (selection.kind === 'these') {
    return sql`${ofPayers({}, providerKey)} AND m.account_id IN ${numbers(selection.accountIds)}`
  }
  const matching = membersMatching(selection.filter, providerKey)
  return selection.except.length === 0
    ? matching
    : sql`${matching} AND m.account_id NOT IN ${numbers(selection.except)}`
}

function ofPayers({ payerId }: Pick<MemberFilter, 'payerId'>, providerKey: number): SqlFragment {
  const payers = sql`SELECT key FROM management_account WHERE provider = ${providerKey}`
  // One organization is a stretch of the index, in order of account id.
  return payerId === undefined
    ? sql`m.management_account IN (${payers})`
    : sql`m.management_account = (${payers} AND id = ${payerId})`
}

function containing(search: string): SqlFragment {
  const like = (text: string): SqlFragment =>
    sql`LIKE ${`%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`} ESCAPE '\\'`
  // The console shows ids as 1234-5678-9012.
  const digits = search.replaceAll(/[\s-]/g, '')
  const inId = /^\d+$/.test(digits) ? sql`printf('%012d', m.account_id) ${like(digits)} OR ` : sql``
  return sql`(${inId}m.name ${like(search)} OR m.email ${like(search)})`
}

function listed(values: readonly (string | number)[]): SqlFragment {
  return sql`(SELECT value FROM json_each(${JSON.stringify(values)}))`
}

function numbers(ids: readonly AccountId[]): SqlFragment {
  return listed(ids.map(accountIdToNumber))
}
