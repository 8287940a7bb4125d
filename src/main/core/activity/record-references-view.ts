import { ENTITY } from '../store/change.ts'
import type { RecordEntity, StoredRow } from '../store/record-table.ts'
import { all, get, join, raw, sql, type ReadableDb, type SqlFragment, type SqlValue } from '../store/sql.ts'
import type { RememberedRecord } from './remembered-record-table.ts'

/** A record by what it is and its key. */
export type RecordId = Pick<RememberedRecord, 'entity' | 'key'>

interface Referrer {
  readonly table: string
  readonly column: string
  /** What its rows are; null for those that no undo of records removes. */
  readonly entity: RecordEntity | null
  /** Which of its rows do, where others have the column too. */
  readonly only?: SqlFragment
  /** Why what they refer to has to stay, in a sentence. */
  readonly why: string
}

/** What can refer to a record. Providers, operators and marketplaces have rules of their own for the rest. */
const REFERRERS: Readonly<Partial<Record<RememberedRecord['entity'], readonly Referrer[]>>> = {
  provider: [
    {
      table: 'customer',
      column: 'provider',
      entity: 'customer',
      why: 'The provider has customers now, so it has to stay.',
    },
  ],
  operator: [
    {
      table: 'customer_user',
      column: 'operator',
      entity: 'customerUser',
      why: 'The operator was assigned to a customer since. Remove the assignment first.',
    },
  ],
  marketplace: [
    {
      table: 'account_order',
      column: 'marketplace',
      entity: 'order',
      why: 'There are orders of this marketplace now, so it has to stay.',
    },
  ],
  tagDefinition: [
    {
      table: 'tag_value',
      column: 'definition',
      entity: 'tagValue',
      why: 'Customers have a value of this tag now. Remove the values first.',
    },
  ],
  customer: [
    {
      table: 'customer',
      column: 'parent',
      entity: 'customer',
      why: 'There are customers under it now. Move them first, or archive it instead.',
    },
    {
      table: 'account',
      column: 'customer',
      entity: null,
      why: 'Accounts are linked to it now. Remove them from the customer and archive it instead.',
    },
    {
      table: 'account_link',
      column: 'customer',
      entity: null,
      why: 'Accounts were linked to it, which stays in its history. Archive it instead.',
    },
    { table: 'account_order', column: 'customer', entity: 'order', why: kept('orders') },
    { table: 'customer_user', column: 'customer', entity: 'customerUser', why: kept('users') },
    { table: 'project', column: 'customer', entity: 'project', why: kept('projects') },
    { table: 'quota', column: 'customer', entity: 'quota', why: kept('quotas') },
    { table: 'tag_value', column: 'customer', entity: 'tagValue', why: kept('tags') },
    { table: 'message', column: 'customer', entity: 'message', why: kept('messages') },
    { table: 'mail_draft', column: 'customer', entity: 'mailDraft', why: kept('mails') },
    { table: 'follow_up', column: 'customer', entity: 'followUp', why: kept('follow-ups') },
    { table: 'member', column: 'customer', entity: 'member', why: kept('member accounts') },
    { table: 'member_link', column: 'customer', entity: null, why: kept('linked member accounts') },
    { table: 'invite', column: 'customer', entity: 'invite', why: kept('invitations') },
    { table: 'account_request', column: 'customer', entity: 'accountRequest', why: kept('requests') },
  ],
  managementAccount: [
    {
      table: 'member',
      column: 'management_account',
      entity: 'member',
      why: 'It has member accounts now, so it has to stay.',
    },
    {
      table: 'listing',
      column: 'management_account',
      entity: null,
      why: 'Its organization was listed since, so it has to stay.',
    },
    { table: 'invite', column: 'management_account', entity: 'invite', why: keptOfPayer('invitations') },
    {
      table: 'invite_plan',
      column: 'management_account',
      entity: 'invitePlan',
      why: keptOfPayer('plans of invitations'),
    },
    {
      table: 'account_request',
      column: 'management_account',
      entity: 'accountRequest',
      why: keptOfPayer('requests'),
    },
    {
      table: 'departure',
      column: 'management_account',
      entity: 'departure',
      why: keptOfPayer('departures'),
    },
    {
      table: 'aws_action',
      column: 'management_account',
      entity: 'awsAction',
      why: keptOfPayer('AWS actions'),
    },
  ],
  member: [
    {
      table: 'member_link',
      column: 'member',
      entity: null,
      // A link of the very change that added the member goes with it.
      only: sql`linked_by NOT IN (SELECT change FROM change_row WHERE entity = ${ENTITY.member}
        AND change_row.key = member_link.member AND before IS NULL)`,
      why: 'It was linked to a customer, which stays in the history.',
    },
  ],
  invite: [
    { table: 'invite', column: 'resend_of', entity: 'invite', why: 'It was sent again since.' },
    actionsOf(sql`operation IN ('invite', 'cancel_invite')`),
  ],
  accountRequest: [actionsOf(sql`operation = 'create_account'`)],
  departure: [actionsOf(sql`operation IN ('close_account', 'remove_account')`)],
  roleConnection: [actionsOf(sql`operation = 'create_role'`)],
  invitePlan: [
    { table: 'invite', column: 'plan', entity: 'invite', why: 'It has invitations that came later.' },
  ],
  customerUser: [
    {
      table: 'message_receipt',
      column: 'reader',
      entity: 'messageReceipt',
      why: 'The user acknowledged a message since. Remove the user instead.',
    },
  ],
  project: [
    {
      table: 'account',
      column: 'project',
      entity: null,
      why: 'Accounts are in the project now. Take them out of it first.',
    },
  ],
  message: [
    {
      table: 'message_receipt',
      column: 'message',
      entity: 'messageReceipt',
      why: 'The message was acknowledged since, so it stays. Close it instead.',
    },
  ],
}

function kept(things: string): string {
  return `The customer has ${things} that came later. Archive it instead.`
}

function actionsOf(only: SqlFragment): Referrer {
  const why = 'AWS actions for it came later. Take them back first.'
  return { table: 'aws_action', column: 'record', entity: 'awsAction', only, why }
}

function keptOfPayer(things: string): string {
  return `It has ${things} that came later, so it has to stay.`
}

/** Why a record cannot be removed: something refers to it that is not in `going`; null when nothing does. */
export function whyReferredTo(
  db: ReadableDb,
  { entity, key }: RecordId,
  going: (row: RecordId) => boolean,
): string | null {
  for (const referrer of REFERRERS[entity] ?? []) {
    const { table, column, only = sql`1` } = referrer
    const found =
      referrer.entity === null
        ? all(db, sql`SELECT 1 FROM ${raw(table)} WHERE ${raw(column)} = ${key} AND ${only} LIMIT 1`).length >
          0
        : all<{ key: number }>(
            db,
            sql`SELECT key FROM ${raw(table)} WHERE ${raw(column)} = ${key} AND ${only}`,
          ).some(
            // Only a referrer that is a record has an entity.
            (row) => !going({ entity: referrer.entity as RecordEntity, key: row.key }),
          )
    if (found) return referrer.why
  }
  return null
}

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

interface Place {
  readonly table: string
  readonly columns: readonly string[]
  readonly where?: SqlFragment
  readonly why: (row: StoredRow) => string
}

/** What may be there only once. Providers, operators and marketplaces have rules of their own. */
const PLACES: Readonly<Partial<Record<RecordEntity, Place>>> = {
  tagDefinition: {
    table: 'tag_definition',
    columns: ['name'],
    why: (row) => `There is another tag ${String(row['name'])} now.`,
  },
  customer: {
    table: 'customer',
    columns: ['identifier'],
    why: (row) => `Another customer is called ${String(row['identifier'])} now.`,
  },
  customerUser: {
    table: 'customer_user',
    columns: ['customer', 'email'],
    where: sql`state IN ('invited', 'active')`,
    why: (row) => `${String(row['email'])} was invited again since.`,
  },
  project: {
    table: 'project',
    columns: ['customer', 'identifier'],
    why: (row) => `There is another project ${String(row['identifier'])} now.`,
  },
  quota: { table: 'quota', columns: ['customer', 'kind'], why: () => 'There is a newer quota now.' },
  tagValue: {
    table: 'tag_value',
    columns: ['customer', 'definition'],
    why: () => 'There is a newer value now.',
  },
  managementAccount: {
    table: 'management_account',
    columns: ['account_id'],
    why: () => 'The management account was added again since.',
  },
  member: {
    table: 'member',
    columns: ['account_id'],
    why: () => 'The account is a member again since.',
  },
  roleConnection: {
    table: 'role_connection',
    columns: ['account_id'],
    why: () => 'The account has a newer role connection now.',
  },
  invite: {
    table: 'invite',
    columns: ['management_account', 'target'],
    where: sql`state IN ('draft', 'submitted', 'approved', 'requested')`,
    why: (row) => `${String(row['target'])} was invited again since.`,
  },
  accountRequest: {
    table: 'account_request',
    columns: ['root_email'],
    where: sql`root_email IS NOT NULL AND state IN ('draft', 'submitted', 'approved', 'in_progress', 'succeeded')`,
    why: (row) => `Another request has the email address ${String(row['root_email'])} now.`,
  },
  departure: {
    table: 'departure',
    columns: ['account_id'],
    where: sql`state IN ('planned', 'requested')`,
    why: () => 'The account is about to leave again.',
  },
  followUp: {
    table: 'follow_up',
    columns: ['customer', 'step'],
    why: () => 'It was done again since.',
  },
  messageReceipt: {
    table: 'message_receipt',
    columns: ['message', 'reader'],
    why: () => 'The message was acknowledged again since.',
  },
}

/** In which states a record takes its place; in every one where nothing is said. */
const OCCUPYING: Readonly<Partial<Record<RecordEntity, readonly string[]>>> = {
  customerUser: ['invited', 'active'],
  invite: ['draft', 'submitted', 'approved', 'requested'],
  accountRequest: ['draft', 'submitted', 'approved', 'in_progress', 'succeeded'],
  departure: ['planned', 'requested'],
}

/** The record that stands where this version would stand; null when the place is free. */
export function standingInPlace(
  db: ReadableDb,
  { entity, key }: RecordId & { readonly entity: RecordEntity },
  row: StoredRow,
): { readonly key: number; readonly why: string } | null {
  const place = PLACES[entity]
  if (place === undefined) return null
  const occupied = OCCUPYING[entity]
  if (occupied !== undefined && !occupied.includes(String(row['state']))) return null
  const same = place.columns.map((column) => sql`${raw(column)} = ${row[column] as SqlValue}`)
  const where = place.where === undefined ? same : [...same, place.where]
  const found = get<{ key: number }>(
    db,
    sql`SELECT key FROM ${raw(place.table)} WHERE ${join(where, ' AND ')} AND key <> ${key} LIMIT 1`,
  )
  return found === undefined ? null : { key: found.key, why: place.why(row) }
}
