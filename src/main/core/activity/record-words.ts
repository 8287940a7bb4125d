import type { CellChange } from '../../../shared/contract/accounts.ts'
import { accountIdFromNumber } from '../../../shared/domain/account-id.ts'
import { CUSTOMER_KIND_LABELS, CUSTOMER_STATUS_LABELS } from '../../../shared/domain/customer.ts'
import { awsStateOfCode, modelOfCode } from '../pool/account-codes.ts'
import type { RecordEntity } from '../store/record-table.ts'
import type { SqlValue } from '../store/sql.ts'
import type { RecordVersion } from './record-rows-view.ts'

/** What people call the row of a key. */
export type NameOf = (entity: RecordEntity, key: number) => string

type Say = (value: SqlValue, nameOf: NameOf) => string

/** A column that people know of, what they call it, and how its values read; nothing reads as nothing. */
type Field = readonly [column: string, field: string, say?: Say]

const yesNo: Say = (value) => (Number(value) === 1 ? 'yes' : 'no')
const model: Say = (value) => modelOfCode(Number(value))
const list: Say = (value) => (JSON.parse(String(value)) as readonly unknown[]).join(', ')
const server: Say = (value) => {
  // As Settings keep it (contract/session.ts).
  const { host, port } = JSON.parse(String(value)) as { readonly host: string; readonly port: number }
  return `${host}:${port}`
}
const roleKit: Say = (value) => {
  // As Settings keep it (contract/session.ts).
  const { roleName, policies, trustedAccountId, templateUrl } = JSON.parse(String(value)) as {
    readonly roleName: string
    readonly policies: readonly string[]
    readonly trustedAccountId: string | null
    readonly templateUrl: string | null
  }
  const parts = [roleName, policies.join(', '), trustedAccountId, templateUrl]
  return parts.filter((part) => part !== null).join(' · ')
}
const inWords: Say = (value) => {
  const words = String(value).replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
const account: Say = (value) => accountIdFromNumber(Number(value))
const awsState: Say = (value, nameOf) => inWords(awsStateOfCode(Number(value)), nameOf)
const named =
  (entity: RecordEntity): Say =>
  (value, nameOf) =>
    nameOf(entity, Number(value))
const labelled =
  (labels: Readonly<Record<string, string>>): Say =>
  (value) =>
    labels[String(value)] ?? String(value)

/** The words for the columns of every record; columns that are not here are bookkeeping. */
const FIELDS: Readonly<Record<RecordEntity | 'settings', readonly Field[]>> = {
  provider: [
    ['name', 'Name'],
    ['email_domains', 'Email domains', list],
    ['tier', 'Tier', inWords],
  ],
  operator: [
    ['name', 'Name'],
    ['email', 'Email'],
    ['provider', 'Works for', named('provider')],
    ['role', 'Role', labelled({ admin: 'Admin', operator: 'Operator', sales_readonly: 'Sales (read only)' })],
    ['is_partner', 'Partner', yesNo],
  ],
  marketplace: [
    ['code', 'Code'],
    ['name', 'Name'],
    ['default_model', 'Default model', model],
    ['currency', 'Currency'],
    ['pool_target', 'Pool target'],
    ['reorder_at', 'Reorder at'],
  ],
  settings: [
    ['workspaceName', 'Workspace name'],
    ['allowsRevalidation', 'Invalid accounts may be brought back', yesNo],
    ['allowsCancelToReady', 'Cancelled orders give accounts back', yesNo],
    ['cooldownDays', 'Days to cool down'],
    ['removalMinDays', 'Days before a created account may leave'],
    ['needsApproval', 'Registrations need approval', yesNo],
    ['selfAssignRole', 'Role of Add Myself', inWords],
    ['needsEmailConfirmation', 'Email addresses are confirmed', yesNo],
    ['typedConfirmationFrom', 'Typed confirmation from'],
    ['mailServer', 'Mail server', server],
    ['roleKit', 'Roles of customers', roleKit],
  ],
  tagDefinition: [
    ['name', 'Name'],
    ['description', 'Description'],
    ['type', 'Type', inWords],
    ['choices', 'Choices', list],
    ['pattern', 'Pattern'],
    ['default_value', 'Default'],
    ['is_restricted', 'Restricted', yesNo],
    ['is_immutable', 'Immutable', yesNo],
    ['is_mandatory', 'Mandatory', yesNo],
  ],
  customer: [
    ['company_name', 'Company name'],
    ['identifier', 'Identifier'],
    ['kind', 'Kind', labelled(CUSTOMER_KIND_LABELS)],
    ['parent', 'Parent', named('customer')],
    ['status', 'Status', labelled(CUSTOMER_STATUS_LABELS)],
    ['status_code', 'Code', inWords],
    ['status_reason', 'Reason'],
    ['origin', 'Origin', inWords],
    ['domain', 'Domain'],
    ['sector', 'Sector'],
    ['pricebook', 'Pricebook'],
    ['currency', 'Currency'],
    ['support_plan', 'Support plan'],
    ['is_payment_ok', 'Payment method works', yesNo],
    ['is_government', 'Government', yesNo],
    ['country', 'Country'],
    ['note', 'Note'],
  ],
  customerUser: [
    ['email', 'Email'],
    ['first_name', 'First name'],
    ['last_name', 'Last name'],
    ['job_function', 'Job function'],
    ['role', 'Role', inWords],
    ['state', 'State', inWords],
    ['operator', 'Operator', named('operator')],
    ['expires_at', 'Invitation expires'],
    ['email_confirmed_at', 'Email confirmed'],
  ],
  order: [
    ['customer', 'Customer', named('customer')],
    ['marketplace', 'Marketplace', named('marketplace')],
    ['account_id', 'Account', account],
    ['model', 'Account model', model],
    ['wanted_model', 'Wanted model', model],
    ['mode', 'Mode', inWords],
    ['state', 'State', inWords],
    ['external_ref', 'External reference'],
    ['override_reason', 'Why this account'],
    ['reason', 'Reason'],
    ['started_at', 'Started'],
    ['finished_at', 'Finished'],
  ],
  project: [
    ['identifier', 'Identifier'],
    ['name', 'Name'],
  ],
  quota: [['most', 'At most']],
  tagValue: [['value', 'Value']],
  message: [
    ['body', 'Message'],
    ['mode', 'Mode', inWords],
    ['state', 'State', inWords],
  ],
  messageReceipt: [
    ['acknowledged_at', 'Acknowledged'],
    ['evidence', 'Evidence'],
  ],
  followUp: [
    ['step', 'Step', inWords],
    ['done_by', 'Done by'],
  ],
  mailDraft: [
    ['subject', 'Subject'],
    ['recipients', 'To'],
    ['purpose', 'Purpose', inWords],
    ['state', 'State', inWords],
    ['sent_how', 'Sent', labelled({ smtp: 'by the mail server', by_hand: 'by hand' })],
    ['sent_at', 'Sent at'],
    ['server_answer', 'Answer of the server'],
  ],
  managementAccount: [
    ['name', 'Name'],
    ['partition', 'Partition'],
    ['is_msp', 'MSP', yesNo],
    ['organization_id', 'Organization'],
    ['feature_set', 'Feature set', inWords],
    ['sharing', 'Sharing', inWords],
    ['max_accounts', 'Account quota'],
    ['is_email_verified', 'Email verified', yesNo],
    ['billing_bucket', 'Billing bucket'],
    ['capabilities', 'May', list],
    ['profile', 'Profile'],
    ['note', 'Note'],
  ],
  member: [
    ['management_account', 'Management account', named('managementAccount')],
    ['name', 'Name'],
    ['email', 'Email'],
    ['aws_state', 'AWS state', awsState],
    ['joined_method', 'Joined', inWords],
    ['path', 'Organizational unit'],
    ['customer', 'Customer', named('customer')],
  ],
  roleConnection: [
    ['role_arn', 'Role ARN'],
    ['external_id', 'External ID'],
    ['alias', 'Alias'],
    ['note', 'Note'],
    ['state', 'State', inWords],
    ['failure', 'Why it failed'],
    ['evidence', 'Evidence'],
    ['is_open', 'Lets everybody in', yesNo],
    ['verified_by', 'Verified by'],
  ],
  invitePlan: [
    ['name', 'Name'],
    ['state', 'State', inWords],
  ],
  invite: [
    ['target', 'Whom'],
    ['root_email', 'Root email'],
    ['customer', 'Customer', named('customer')],
    ['notes', 'Notes'],
    ['state', 'State', inWords],
    ['handshake_id', 'Handshake'],
    ['requested_at', 'Requested'],
    ['expires_at', 'Expires'],
    ['error_reason', 'Refused by AWS'],
    ['reason', 'Reason'],
    ['evidence', 'Evidence'],
  ],
  accountRequest: [
    ['nickname', 'Account name'],
    ['root_email', 'Root email'],
    ['support_plan', 'Support plan'],
    ['customer', 'Customer', named('customer')],
    ['origin', 'Origin', inWords],
    ['state', 'State', inWords],
    ['creation_id', 'Creation'],
    ['failure_reason', 'Refused by AWS'],
    ['reason', 'Reason'],
    ['account_id', 'Account', account],
    ['evidence', 'Evidence'],
  ],
  departure: [
    ['kind', 'How', inWords],
    ['state', 'State', inWords],
    ['reason', 'Reason'],
    ['failure_reason', 'Refused by AWS'],
    ['requested_at', 'Requested'],
  ],
  awsAction: [
    ['operation', 'What', inWords],
    ['state', 'State', inWords],
    ['not_before', 'Not before'],
    ['failure', 'What AWS said'],
  ],
  pricebook: [
    ['name', 'Name'],
    ['currency', 'Currency'],
    ['note', 'Note'],
  ],
  accountPlan: [
    ['plan', 'Support plan'],
    ['target', 'Planned'],
    ['planned_on', 'From'],
    ['decision', 'Decision', inWords],
    ['evidence', 'Evidence'],
  ],
  contract: [
    ['number', 'Number'],
    ['starts_on', 'Starts'],
    ['ends_on', 'Ends'],
    ['signed_on', 'Signed'],
    ['ended_on', 'Ended early'],
    ['end_reason', 'Why it ended'],
    ['note', 'Note'],
  ],
  checklistVersion: [
    ['name', 'Name'],
    ['country', 'Country'],
    ['version', 'Version'],
  ],
  checklist: [
    ['account_id', 'Account', account],
    ['state', 'State', inWords],
    ['version', 'Version of the template'],
  ],
  checklistTask: [
    ['state', 'State', inWords],
    ['due_on', 'Due'],
    ['done_by', 'Done by'],
    ['evidence', 'Evidence'],
    ['reason', 'Reason'],
  ],
  onboardingCase: [
    ['owner', 'Owner', named('operator')],
    ['due_on', 'Due'],
    ['is_admin_later', 'Admin is invited later', yesNo],
    ['welcomed_on', 'Welcome mail'],
    ['activated_on', 'Activated'],
    ['signed_up_on', 'Signed up'],
    ['completed_at', 'Completed'],
    ['note', 'Note'],
  ],
  curRules: [['name', 'Name']],
  customerConnection: [
    ['account_id', 'Management account', account],
    ['step', 'Step', inWords],
    ['permissions', 'Permissions', inWords],
    ['bucket', 'Bucket'],
    ['stack_name', 'Stack'],
    ['stack_arn', 'Stack ARN'],
    ['completed_at', 'Completed'],
  ],
  curRun: [
    ['state', 'State', inWords],
    ['chosen', 'Report'],
    ['bucket', 'Bucket'],
    ['confirmed_by', 'Confirmed by'],
    ['stale_why', 'Why it is stale'],
  ],
}

/** What differs between two versions of a record, field by field, in words; null where it was not there. */
export function recordCells(
  entity: RecordEntity | 'settings',
  { before, left }: { readonly before: RecordVersion | null; readonly left: RecordVersion | null },
  nameOf: NameOf,
): CellChange[] {
  return FIELDS[entity].flatMap(([column, field, say = String]) => {
    // Of an order only the columns that changed are remembered.
    if (before !== null && left !== null && !(column in before)) return []
    const [old, current] = [before?.[column] ?? null, left?.[column] ?? null]
    if (old === current) return []
    const inText = (value: SqlValue): string => (value === null ? '' : say(value, nameOf))
    return [{ field, before: inText(old), after: inText(current) }]
  })
}
