import { ENTITY } from '../store/entity.ts'
import type { RecordEntity } from '../store/record-table.ts'
import { all, raw, sql, type ReadableDb, type SqlFragment } from '../store/sql.ts'
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
    {
      table: 'onboarding_case',
      column: 'owner',
      entity: 'onboardingCase',
      why: 'The operator sees an onboarding through now. Give it to somebody else first.',
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
    { table: 'contract', column: 'customer', entity: 'contract', why: kept('contracts') },
    { table: 'checklist', column: 'customer', entity: 'checklist', why: kept('checklists') },
    { table: 'onboarding_case', column: 'customer', entity: 'onboardingCase', why: kept('onboarding steps') },
    {
      table: 'customer_connection',
      column: 'customer',
      entity: 'customerConnection',
      why: kept('connected accounts'),
    },
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
  checklist: [
    {
      table: 'checklist_task',
      column: 'checklist',
      entity: 'checklistTask',
      why: 'It has tasks that came later.',
    },
  ],
  customerConnection: [
    {
      table: 'cur_run',
      column: 'connection',
      entity: 'curRun',
      why: 'Its reports were checked since, so it has to stay.',
    },
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
