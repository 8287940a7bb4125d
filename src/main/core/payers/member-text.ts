import type { Member } from '../../../shared/contract/members.ts'
import { ACCOUNT_STATUS_LABELS } from '../../../shared/domain/account-status.ts'
import type { ListText } from '../list-text.ts'

/** How members become a text. */
export const MEMBER_TEXT: ListText<Member> = {
  noun: 'members',
  idOf: ({ accountId }) => accountId,
  columns: {
    account_id: ({ accountId }) => accountId,
    name: ({ name }) => name ?? '',
    email: ({ email }) => email ?? '',
    management_account_id: ({ payerAccountId }) => payerAccountId,
    management_account: ({ payerName }) => payerName,
    customer: ({ customer }) => customer?.identifier ?? '',
    company_name: ({ customer }) => customer?.companyName ?? '',
    onboarded: ({ isOnboarded }) => (isOnboarded ? 'yes' : 'no'),
    role: ({ role }) => role,
    role_open_to_all: ({ isRoleOpen }) => (isRoleOpen === null ? '' : isRoleOpen ? 'yes' : 'no'),
    role_arn: ({ roleArn }) => roleArn ?? '',
    aws_state: ({ awsState }) => awsState ?? '',
    pool_status: ({ pool }) => (pool === null ? '' : ACCOUNT_STATUS_LABELS[pool.status]),
    marketplace_id: ({ pool }) => pool?.marketplaceCode ?? '',
    joined_method: ({ joinedMethod }) => joinedMethod ?? '',
    joined_at: ({ joinedAt }) => joinedAt ?? '',
    organizational_unit: ({ path }) => path ?? '',
    tags: ({ tags }) =>
      Object.entries(tags)
        .map(([key, value]) => `${key}=${value}`)
        .join('; '),
  },
  toJson: ({ payerId: _payer, rev: _rev, customer, ...member }) => ({
    ...member,
    customer:
      customer === null ? null : { identifier: customer.identifier, companyName: customer.companyName },
  }),
}
