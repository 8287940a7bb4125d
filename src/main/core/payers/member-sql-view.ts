import { raw } from '../store/sql.ts'

/*
 * What lists of members and of management accounts say of a member `m`, joined with `account` and with its
 * role_connection as `role`.
 */

/**
 * The customer that has a member: the pool's word counts; what is kept of the member itself shows while the pool links
 * the account to nobody (docs/adr/0016-a-member-and-its-customer.md).
 */
export const MEMBER_CUSTOMER = raw('coalesce(account.customer, m.customer)')

/** A role is known to us, whether it works or not (CS-14, A-27). */
export const IS_ONBOARDED = raw(`role.state IN ('entered', 'verified', 'failed')`)
