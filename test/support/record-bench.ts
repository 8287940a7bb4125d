import { onTestFinished } from 'vitest'
import { change, type ChangeIntent, type ChangeTx, type Store } from '../../src/main/core/store/change.ts'
import {
  changeRecord,
  removeRow,
  type RecordEntity,
  type StoredRow,
} from '../../src/main/core/store/record-table.ts'
import { get, join, raw, run, sql, type SqlValue } from '../../src/main/core/store/sql.ts'
import type { OutputOf } from '../../src/shared/contract/index.ts'
import { openTestCore, type TestCore } from './open-test-core.ts'
import { openTestStore } from './seed-accounts.ts'

const TABLES: Readonly<Record<RecordEntity, string>> = {
  provider: 'provider',
  operator: 'operator',
  marketplace: 'marketplace',
  tagDefinition: 'tag_definition',
  customer: 'customer',
  customerUser: 'customer_user',
  order: 'account_order',
  project: 'project',
  quota: 'quota',
  tagValue: 'tag_value',
  message: 'message',
  messageReceipt: 'message_receipt',
  mailDraft: 'mail_draft',
  followUp: 'follow_up',
  managementAccount: 'management_account',
  member: 'member',
  roleConnection: 'role_connection',
  invitePlan: 'invite_plan',
  invite: 'invite',
  accountRequest: 'account_request',
  departure: 'departure',
  awsAction: 'aws_action',
  pricebook: 'pricebook',
  accountPlan: 'account_plan',
  contract: 'contract',
  checklistVersion: 'checklist_version',
  checklist: 'checklist',
  checklistTask: 'checklist_task',
  onboardingCase: 'onboarding_case',
  curRules: 'cur_rules',
  customerConnection: 'customer_connection',
  curRun: 'cur_run',
}

type Columns = Readonly<Record<string, SqlValue>>

/** What a row of each kind has at least, without its id and what it belongs to. */
const PLAIN: Readonly<Record<RecordEntity, Columns>> = {
  provider: { name: 'Another provider', email_domains: '[]', tier: 'reseller' },
  operator: { name: 'Jo', email: '', role: 'operator', is_partner: 0 },
  marketplace: { provider: 1, code: 'MP-77', name: '' },
  tagDefinition: { name: 'Cost centre', type: 'text', is_restricted: 0, is_immutable: 0, is_mandatory: 0 },
  customer: {
    provider: 1,
    identifier: 'acme',
    company_name: 'Acme',
    kind: 'distributor',
    status: 'active',
    origin: 'created',
    created_at: '2026-11-01T00:00:00.000Z',
  },
  customerUser: {
    email: 'ada@acme.example',
    first_name: 'Ada',
    last_name: 'L',
    role: 'owner',
    state: 'invited',
    invited_at: '2026-11-01T00:00:00.000Z',
  },
  order: { provider: 1, mode: 'new', state: 'draft', created_at: '2026-11-01T00:00:00.000Z' },
  project: { identifier: 'web', name: 'Web', created_at: '2026-11-01T00:00:00.000Z' },
  quota: { kind: 'accounts', most: 5 },
  tagValue: { value: '4711' },
  message: {
    body: 'Hello',
    mode: 'all_must_read',
    state: 'sent',
    sent_at: '2026-11-01T00:00:00.000Z',
    sent_by: 'Ana',
  },
  messageReceipt: { acknowledged_at: '2026-11-02T00:00:00.000Z' },
  followUp: { step: 'assign_self', done_at: '2026-11-02T00:00:00.000Z', done_by: 'Ana' },
  managementAccount: {
    provider: 1,
    account_id: 210987654321,
    name: 'Billing',
    partition: 'aws',
    is_msp: 1,
    created_at: '2026-11-01T00:00:00.000Z',
  },
  member: { account_id: 321291986879, name: 'Prod' },
  roleConnection: {
    provider: 1,
    account_id: 321291986879,
    partition: 'aws',
    external_id: 'x-1',
    state: 'none',
    created_at: '2026-11-01T00:00:00.000Z',
  },
  invitePlan: { name: 'November', state: 'planned', created_at: '2026-11-01T00:00:00.000Z' },
  invite: {
    kind: 'invite',
    target_type: 'ACCOUNT',
    target: '321291986879',
    state: 'draft',
    created_at: '2026-11-01T00:00:00.000Z',
    created_by: 'Ana',
  },
  accountRequest: {
    origin: 'console',
    state: 'draft',
    created_at: '2026-11-01T00:00:00.000Z',
    created_by: 'Ana',
  },
  departure: {
    account_id: 321291986879,
    kind: 'close',
    state: 'planned',
    created_at: '2026-11-01T00:00:00.000Z',
  },
  awsAction: {
    operation: 'invite',
    record: 1,
    subject: 'Invite 321291986879',
    input: '{}',
    state: 'waiting',
    created_at: '2026-11-01T00:00:00.000Z',
    created_by: 'Ana',
  },
  pricebook: {
    provider: 1,
    name: 'Standard',
    currency: 'EUR',
    created_at: '2026-11-01T00:00:00.000Z',
  },
  accountPlan: {
    provider: 1,
    account_id: 321291986879,
    plan: 'Business',
    changed_at: '2026-11-01T00:00:00.000Z',
    changed_by: 'Ana',
  },
  contract: { number: 'C-1', starts_on: '2026-11-01', created_at: '2026-11-01T00:00:00.000Z' },
  checklistVersion: {
    kind: 'link_existing',
    country: '',
    version: 2,
    name: 'Link an existing account',
    tasks: '[]',
    made_at: '2026-11-01T00:00:00.000Z',
    made_by: 'Ana',
  },
  checklist: {
    kind: 'link_existing',
    country: '',
    version: 1,
    state: 'open',
    created_at: '2026-11-01T00:00:00.000Z',
    created_by: 'Ana',
  },
  checklistTask: { code: 'discovery', state: 'open' },
  onboardingCase: { created_at: '2026-11-01T00:00:00.000Z', created_by: 'Ana' },
  curRules: { name: 'Ours', rules: '{}', created_at: '2026-11-01T00:00:00.000Z' },
  customerConnection: {
    account_id: 321291986879,
    partition: 'aws',
    step: 'review',
    rules: 'doit',
    created_at: '2026-11-01T00:00:00.000Z',
    created_by: 'Ana',
  },
  curRun: {
    source: 'evidence',
    source_name: 'reports.json',
    taken_at: '2026-11-01T00:00:00.000Z',
    rules: 'doit',
    rules_then: '{}',
    bucket: 'acme-cur',
    raw: '[]',
    state: 'invalid',
  },
  mailDraft: {
    purpose: 'invitation',
    recipients: 'ada@acme.example',
    subject: 'Welcome',
    body: 'Hello',
    state: 'drafted',
    created_at: '2026-11-01T00:00:00.000Z',
    created_by: 'Ana',
  },
}

const WITHOUT_ID: ReadonlySet<RecordEntity> = new Set([
  'quota',
  'tagValue',
  'messageReceipt',
  'member',
  'checklistTask',
])

/** Writes records into the workspace of a core, each with what undo needs, as the commands of every area do. */
export interface RecordBench {
  readonly core: TestCore
  readonly store: Store
  /** One change that does all of `write`; returns its id and what `write` returned. */
  change<Value>(
    write: (tx: ChangeTx) => Value,
    intent?: Partial<ChangeIntent>,
  ): { readonly changeId: string; readonly value: Value }
  /** Adds a row; its key is the answer. */
  add(tx: ChangeTx, entity: RecordEntity, columns?: Columns): number
  edit(tx: ChangeTx, entity: RecordEntity, key: number, columns: Columns): void
  remove(tx: ChangeTx, entity: RecordEntity, key: number): void
  row(entity: RecordEntity, key: number): StoredRow | undefined
  idOf(entity: RecordEntity, key: number): string
  preview(changeId: string): Promise<OutputOf<'activity.previewUndo'>>
  undo(changeId: string): Promise<OutputOf<'activity.undo'>>
}

/** Opens a core and a way to write records behind its contract. */
export function openRecordBench(): RecordBench {
  const core = openTestCore()
  const store = openTestStore(core.workspaceFile)
  onTestFinished(() => void store.connection.close())
  const row = (entity: RecordEntity, key: number): StoredRow | undefined =>
    get<StoredRow>(store, sql`SELECT * FROM ${raw(TABLES[entity])} WHERE key = ${key}`)
  return {
    core,
    store,
    row,
    change: (write, intent = {}) =>
      change(
        store,
        {
          type: 'CUSTOMER_UPDATED',
          label: 'A change',
          subject: 'acme',
          actor: 'Ana',
          isUndoable: true,
          ...intent,
        },
        write,
      ),
    add: (tx, entity, columns = {}) => {
      const values = {
        ...(WITHOUT_ID.has(entity) ? {} : { id: store.ports.newId() }),
        ...PLAIN[entity],
        ...columns,
      }
      run(
        tx.db,
        sql`INSERT INTO ${raw(TABLES[entity])} (${raw(Object.keys(values).join(', '))})
            VALUES (${join(
              Object.values(values).map((value) => sql`${value}`),
              ', ',
            )})`,
      )
      const key = get<{ key: number }>(tx.db, sql`SELECT last_insert_rowid() AS key`)?.key ?? 0
      tx.remember(entity, key, 1, null)
      return key
    },
    edit: (tx, entity, key, columns) => {
      const set = Object.entries(columns).map(([name, value]) => sql`${raw(name)} = ${value}`)
      changeRecord(tx, { entity, key }, () => {
        run(
          tx.db,
          sql`UPDATE ${raw(TABLES[entity])} SET ${join(set, ', ')}, rev = rev + 1 WHERE key = ${key}`,
        )
      })
    },
    remove: (tx, entity, key) => {
      changeRecord(tx, { entity, key }, () => removeRow(tx.db, entity, key))
    },
    idOf: (entity, key) => String(row(entity, key)?.['id'] ?? ''),
    preview: (changeId) => core.call('activity.previewUndo', { changeId }),
    undo: (changeId) => core.run('activity.undo', { changeId }),
  }
}
