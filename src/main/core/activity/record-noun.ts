import type { RecordEntity } from '../store/record-table.ts'

/** What each kind of record is called in a sentence. */
export const RECORD_NOUNS: Readonly<Record<RecordEntity, string>> = {
  provider: 'provider',
  operator: 'operator',
  marketplace: 'marketplace',
  tagDefinition: 'tag',
  customer: 'customer',
  customerUser: 'user',
  order: 'order',
  project: 'project',
  quota: 'quota',
  tagValue: 'tag value',
  message: 'message',
  messageReceipt: 'receipt',
  followUp: 'follow-up',
  mailDraft: 'mail',
  managementAccount: 'management account',
  member: 'member account',
  roleConnection: 'role connection',
  invitePlan: 'plan of invitations',
  invite: 'invitation',
  accountRequest: 'request',
  departure: 'departure',
  awsAction: 'AWS action',
}
