import { Settings } from '../../../shared/contract/session.ts'
import { may, type Capability, type OperatorRole } from '../../../shared/domain/capability.ts'
import { readSettings, writeSettings } from '../settings/settings-table.ts'
import { inSavepoint } from '../store/savepoint.ts'
import { putRow, removeRow, storedRow, type RecordEntity } from '../store/record-table.ts'
import type { ReadableDb, WritableDb } from '../store/sql.ts'
import { recordName } from './record-name-view.ts'
import type { RememberedRecord } from './remembered-record-table.ts'
import { whyCustomerStays } from './why-customer-stays.ts'
import { whyMarketplaceStays, whyOperatorStays, whyProviderStays } from './why-setting-stays.ts'

/** Who takes something back. */
export interface UndoSession {
  readonly role: OperatorRole
  readonly providerKey: number
}

/** What became of the rows other than accounts; `kept` names each that stays and says why. */
export interface ReversedRecords {
  readonly reversed: number
  readonly kept: readonly { readonly subject: string; readonly why: string }[]
}

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
}

/** Why a remembered row cannot be put back as it was, in a sentence; null when it can. */
export function whyRecordStays(db: ReadableDb, row: RememberedRecord, session: UndoSession): string | null {
  if (!may(session.role, NEEDS[row.entity])) {
    return NEEDS[row.entity] === 'administer'
      ? 'Only an admin can take back a change of providers, operators or settings.'
      : 'Your role cannot take this back.'
  }
  if (row.entity === 'settings') {
    return readSettings(db).rev === row.revAfter ? null : 'The settings were changed again since.'
  }
  const now = storedRow(db, row.entity, row.key)
  if (Number(now?.['rev'] ?? 0) !== row.revAfter) {
    return now === null
      ? `The ${NOUNS[row.entity]} was removed since.`
      : `The ${NOUNS[row.entity]} was changed again since.`
  }
  switch (row.entity) {
    case 'provider':
      return whyProviderStays(db, row)
    case 'operator':
      return whyOperatorStays(db, row)
    case 'marketplace':
      return whyMarketplaceStays(db, row, session.providerKey)
    case 'customer':
      return whyCustomerStays(db, row, session.providerKey)
    case 'customerUser':
    case 'order':
    case 'project':
    case 'quota':
    case 'tagDefinition':
    case 'tagValue':
    case 'message':
    case 'messageReceipt':
    case 'mailDraft':
      return null
  }
}

const NOUNS: Readonly<Record<RecordEntity, string>> = {
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
  mailDraft: 'mail',
}

/**
 * Puts rows back as they were, as far as nobody changed them since and nothing new refers to them. Rows of one change
 * may refer to each other: those that others still hold on to are tried again after them.
 */
export function reverseRecords(
  db: WritableDb,
  rows: readonly RememberedRecord[],
  session: UndoSession,
): ReversedRecords {
  const kept: { readonly subject: string; readonly why: string }[] = []
  let reversed = 0
  let waiting = rows.filter((row) => {
    const why = whyRecordStays(db, row, session)
    if (why !== null) kept.push({ subject: recordName(db, row), why })
    return why === null
  })
  for (let hasMoved = true; hasMoved && waiting.length > 0;) {
    const stuck = waiting.filter((row) => !inSavepoint(db, () => putBack(db, row)))
    reversed += waiting.length - stuck.length
    hasMoved = stuck.length < waiting.length
    waiting = stuck
  }
  for (const row of waiting) {
    const why =
      row.before === null ? 'Something that came later refers to it.' : 'Its old place was taken since.'
    kept.push({ subject: recordName(db, row), why })
  }
  return { reversed, kept }
}

function putBack(db: WritableDb, row: RememberedRecord): void {
  if (row.entity === 'settings') {
    const before = row.before ?? {}
    writeSettings(db, Settings.parse(before['settings']), Number(before['rev']))
  } else if (row.before === null) {
    removeRow(db, row.entity, row.key)
  } else {
    putRow(db, row.entity, row.before)
  }
}
