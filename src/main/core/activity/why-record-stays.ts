import { may, type Capability } from '../../../shared/domain/capability.ts'
import { customerByKey } from '../customers/customer-table.ts'
import { whyOverQuota } from '../governance/check-quota.ts'
import { readSettings } from '../settings/settings-table.ts'
import { storedRow, type RecordEntity, type StoredRow } from '../store/record-table.ts'
import type { ReadableDb } from '../store/sql.ts'
import { RECORD_NOUNS } from './record-noun.ts'
import type { RememberedRecord } from './remembered-record-table.ts'
import type { UndoSession } from './undo-session.ts'
import { whyActionStays, whyAskedForStays } from './why-action-stays.ts'
import { whyCustomerStays } from './why-customer-stays.ts'
import { whyMarketplaceStays, whyOperatorStays, whyProviderStays } from './why-setting-stays.ts'

const NEEDS: Readonly<Record<RecordEntity | 'settings', Capability>> = {
  settings: 'administer',
  provider: 'administer',
  operator: 'administer',
  tagDefinition: 'administer',
  marketplace: 'pool',
  order: 'pool',
  customer: 'onboarding',
  customerUser: 'onboarding',
  project: 'onboarding',
  quota: 'onboarding',
  tagValue: 'onboarding',
  message: 'onboarding',
  messageReceipt: 'onboarding',
  mailDraft: 'onboarding',
  followUp: 'onboarding',
  managementAccount: 'onboarding',
  member: 'onboarding',
  roleConnection: 'onboarding',
  invitePlan: 'onboarding',
  invite: 'onboarding',
  accountRequest: 'onboarding',
  departure: 'onboarding',
  awsAction: 'onboarding',
  pricebook: 'administer',
  accountPlan: 'onboarding',
  contract: 'administer',
  checklistVersion: 'administer',
  checklist: 'onboarding',
  checklistTask: 'onboarding',
  onboardingCase: 'administer',
  curRules: 'administer',
  customerConnection: 'administer',
  curRun: 'administer',
}

/**
 * Why a remembered row by itself cannot be put back as it was, in a sentence; null when it can. What it refers to and
 * what refers to it is looked at where all rows of a change are known.
 */
export function whyRecordStays(db: ReadableDb, row: RememberedRecord, session: UndoSession): string | null {
  if (!may(session.role, NEEDS[row.entity])) {
    return NEEDS[row.entity] === 'administer'
      ? 'Only an admin can take this back.'
      : 'Your role cannot take this back.'
  }
  if (row.entity === 'settings') {
    return readSettings(db).rev === row.revAfter ? null : 'The settings were changed again since.'
  }
  const now = storedRow(db, row.entity, row.key)
  if (Number(now?.['rev'] ?? 0) !== row.revAfter) {
    return now === null
      ? `The ${RECORD_NOUNS[row.entity]} was removed since.`
      : `The ${RECORD_NOUNS[row.entity]} was changed again since.`
  }
  return whyOthersStay(db, row, session) ?? whyForbidden(db, row, { now, session })
}

function whyForbidden(
  db: ReadableDb,
  row: RememberedRecord,
  { now, session }: { readonly now: StoredRow | null; readonly session: UndoSession },
): string | null {
  switch (row.entity) {
    case 'provider':
      return whyProviderStays(db, row)
    case 'operator':
      return whyOperatorStays(db, row)
    case 'marketplace':
      return whyMarketplaceStays(db, row, session.providerKey)
    case 'customer':
      return whyCustomerStays(db, row, session)
    case 'tagValue': {
      const definition = storedRow(db, 'tagDefinition', Number((row.before ?? now)?.['definition']))
      return definition?.['is_restricted'] === 1 && !session.isPartner && session.role !== 'admin'
        ? `${String(definition['name'])} is restricted: only partners and admins set it.`
        : null
    }
    case 'project':
      // One that comes back counts again (MSH-19).
      return row.before !== null && now === null
        ? whyOverQuota(db, Number(row.before['customer']), 'projects', 1)
        : null
    case 'settings':
    case 'customerUser':
    case 'order':
    case 'quota':
    case 'tagDefinition':
    case 'message':
    case 'messageReceipt':
    case 'mailDraft':
    case 'followUp':
    case 'managementAccount':
    case 'member':
    case 'invitePlan':
    case 'pricebook':
    case 'accountPlan':
    case 'contract':
    case 'checklistVersion':
    case 'checklist':
    case 'checklistTask':
    case 'onboardingCase':
    case 'curRules':
    case 'customerConnection':
    case 'curRun':
      return null
    case 'roleConnection':
    case 'invite':
    case 'accountRequest':
    case 'departure':
      return whyAskedForStays(db, row.entity, row.key)
    case 'awsAction':
      return whyActionStays(db, row)
  }
}

/** What belongs to a customer of another provider is not ours to take back. */
function whyOthersStay(db: ReadableDb, row: RememberedRecord, session: UndoSession): string | null {
  if (row.entity === 'settings') return null
  const version = row.before ?? storedRow(db, row.entity, row.key)
  const owner = version === null ? null : ownerOf(db, row.entity, version)
  return owner === null || owner === session.providerKey
    ? null
    : 'It belongs to another provider. Switch to that provider first.'
}

/** What a provider owns without a customer or a management account between them. */
const OWNED: ReadonlySet<RecordEntity> = new Set([
  'customer',
  'managementAccount',
  'roleConnection',
  'pricebook',
  'accountPlan',
])

/** The provider of a customer or of what belongs to one; null for everything else, and where the customer is gone. */
function ownerOf(db: ReadableDb, entity: RecordEntity, version: StoredRow): number | null {
  if (OWNED.has(entity)) return Number(version['provider'])
  if (entity === 'messageReceipt') {
    const message = storedRow(db, 'message', Number(version['message']))
    return message === null ? null : ownerOf(db, 'message', message)
  }
  const payer = version['management_account']
  if (typeof payer === 'number') {
    const row = storedRow(db, 'managementAccount', payer)
    return row === null ? null : Number(row['provider'])
  }
  const customer = version['customer']
  return typeof customer === 'number' ? (customerByKey(db, customer)?.providerKey ?? null) : null
}
