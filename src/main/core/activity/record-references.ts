import type { RecordEntity, StoredRow } from '../store/record-table.ts'
import type { RecordId } from './record-referrers-view.ts'

type Reference = readonly [column: string, entity: RecordEntity]

/** What each record refers to. */
const REFERENCES: Readonly<Record<RecordEntity, readonly Reference[]>> = {
  provider: [],
  operator: [['provider', 'provider']],
  marketplace: [['provider', 'provider']],
  tagDefinition: [],
  customer: [
    ['provider', 'provider'],
    ['parent', 'customer'],
  ],
  customerUser: [
    ['customer', 'customer'],
    ['operator', 'operator'],
  ],
  order: [
    ['customer', 'customer'],
    ['marketplace', 'marketplace'],
  ],
  project: [['customer', 'customer']],
  quota: [['customer', 'customer']],
  tagValue: [
    ['definition', 'tagDefinition'],
    ['customer', 'customer'],
  ],
  message: [['customer', 'customer']],
  messageReceipt: [
    ['message', 'message'],
    ['reader', 'customerUser'],
  ],
  mailDraft: [['customer', 'customer']],
  followUp: [['customer', 'customer']],
  managementAccount: [['provider', 'provider']],
  member: [
    ['management_account', 'managementAccount'],
    ['customer', 'customer'],
  ],
  roleConnection: [['provider', 'provider']],
  invitePlan: [['management_account', 'managementAccount']],
  invite: [
    ['management_account', 'managementAccount'],
    ['customer', 'customer'],
    ['resend_of', 'invite'],
    ['plan', 'invitePlan'],
  ],
  accountRequest: [
    ['management_account', 'managementAccount'],
    ['customer', 'customer'],
    ['marketplace', 'marketplace'],
  ],
  departure: [['management_account', 'managementAccount']],
  awsAction: [['management_account', 'managementAccount']],
  pricebook: [['provider', 'provider']],
  accountPlan: [['provider', 'provider']],
  contract: [['customer', 'customer']],
  checklistVersion: [],
  checklist: [['customer', 'customer']],
  checklistTask: [
    ['checklist', 'checklist'],
    ['customer', 'customer'],
  ],
  onboardingCase: [
    ['customer', 'customer'],
    ['owner', 'operator'],
  ],
  curRules: [],
  customerConnection: [['customer', 'customer']],
  curRun: [
    ['customer', 'customer'],
    ['connection', 'customerConnection'],
  ],
}

/** What a version of a record refers to. */
export function referencesOf(
  entity: RecordEntity,
  row: StoredRow,
): (RecordId & { readonly entity: RecordEntity })[] {
  return REFERENCES[entity].flatMap(([column, target]) => {
    const key = row[column]
    return typeof key === 'number' ? [{ entity: target, key }] : []
  })
}
