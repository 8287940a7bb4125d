import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { writeSampleWorkspace } from '../../../../src/main/core/sample/write-sample-workspace.ts'
import { ACCOUNT_STATUS_LABELS } from '../../../../src/shared/domain/account-status.ts'
import { openTestCore, testFolder } from '../../../support/open-test-core.ts'

const NOW = new Date('2026-11-21T09:30:00.000Z')

/** Every row of every table. */
function contentOf(file: string): unknown {
  const connection = new Database(file, { readonly: true })
  const tables = connection
    .prepare(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%'`,
    )
    .pluck()
    .all() as string[]
  const content = Object.fromEntries(
    tables.toSorted().map((table) => [table, connection.prepare(`SELECT * FROM ${table}`).all()]),
  )
  connection.close()
  return content
}

function writeSample(): string {
  const file = join(testFolder(), 'sample.sqlite')
  writeSampleWorkspace(file, NOW)
  return file
}

describe('the sample workspace', () => {
  it('is the same in every run', () => {
    expect(contentOf(writeSample())).toEqual(contentOf(writeSample()))
  })

  it('is whole: every check passes', async () => {
    const core = openTestCore({ workspaceFile: writeSample(), ports: { now: () => NOW } })
    expect((await core.run('workspace.check', {})).findings).toEqual([])
  })

  it('has everyone: two providers, three roles, six marketplaces, and says that it is a sample', async () => {
    const core = openTestCore({ workspaceFile: writeSample(), ports: { now: () => NOW } })
    const session = await core.call('session.get', {})
    expect({
      workspace: session.workspace.name,
      isSample: session.workspace.isSample,
      at: [session.operator.name, session.provider.name],
      providers: session.providers.map(({ name, tier }) => [name, tier]),
      roles: session.operators.map(({ role }) => role).toSorted(),
      marketplaces: session.marketplaces.map(({ code }) => code),
    }).toEqual({
      workspace: 'Sample workspace',
      isSample: true,
      at: ['Maya Lindqvist', 'Northwind Distribution'],
      providers: [
        ['Bluepeak Cloud', 'reseller'],
        ['Northwind Distribution', 'distributor'],
      ],
      roles: ['admin', 'operator', 'sales_readonly'],
      marketplaces: ['MP-20010', 'MP-20020', 'MP-10010', 'MP-10020', 'MP-10040', 'PARTNER-TRIALS'],
    })
  })

  it('fills the pool: every status, holds that end soon, names, AWS states, notes, reasons, deleted ones', async () => {
    const core = openTestCore({ workspaceFile: writeSample(), ports: { now: () => NOW } })
    const { byStatus, held, total } = await core.call('accounts.totals', {
      filter: { includeOtherProviders: true },
    })
    expect(Object.entries(byStatus).filter(([, count]) => count === 0)).toEqual([])
    expect(Object.keys(byStatus).toSorted()).toEqual(Object.keys(ACCOUNT_STATUS_LABELS).toSorted())
    expect([held > 30, total > 2200, total < 2600]).toEqual([true, true, true])
    const sort = { by: 'added', direction: 'descending' } as const
    const { rows } = await core.call('accounts.page', { filter: {}, sort, first: 0, count: 1000 })
    const has = (is: (row: (typeof rows)[number]) => boolean): boolean => rows.some(is)
    expect([
      has(({ name }) => name !== null),
      has(({ email }) => email !== null),
      has(({ note }) => note !== null),
      has(({ awsState }) => awsState === 'ACTIVE'),
      has(({ status, statusReason }) => status === 'invalid' && statusReason !== null),
      has(({ source }) => source === 'manual'),
    ]).toEqual([true, true, true, true, true, true])
    const notActive = await core.call('accounts.totals', { filter: { awsStates: ['SUSPENDED', 'CLOSED'] } })
    expect(notActive.total).toBeGreaterThan(0)
    expect((await core.call('workspace.describe', {})).deletedAccounts).toBeGreaterThan(10)
    expect((await core.call('views.list', { screen: 'pool' })).views.length).toBeGreaterThan(2)
  })

  it('CB-01 shows a marketplace with nothing to pick, and one below its reorder level', async () => {
    const core = openTestCore({ workspaceFile: writeSample(), ports: { now: () => NOW } })
    const { lines, holdsEnding, recent } = await core.call('dashboard.get', {})
    const line = (code: string) => lines.find(({ marketplaceCode }) => marketplaceCode === code)
    expect(line('MP-10040')?.next.kind).toBe('none')
    const nordics = line('MP-10020')
    expect(nordics?.byStatus.ready).toBeLessThan(nordics?.reorderAt ?? 0)
    expect([holdsEnding.length > 0, recent.length > 0]).toEqual([true, true])
  })

  it('has a history with everything in it, batches that were taken back included', async () => {
    const core = openTestCore({ workspaceFile: writeSample(), ports: { now: () => NOW } })
    const { events, types, actors, total } = await core.call('activity.page', {
      filter: {},
      first: 0,
      count: 500,
    })
    expect(types).toEqual([
      'ACCOUNT_ADDED',
      'ACCOUNT_DELETED',
      'ACCOUNT_DRIFT_DETECTED',
      'ACCOUNT_DRIFT_RESOLVED',
      'ACCOUNT_EDITED',
      'ACCOUNT_HELD',
      'ACCOUNT_LINKED',
      'ACCOUNT_REQUEST_APPROVED',
      'ACCOUNT_REQUEST_DRAFTED',
      'ACCOUNT_REQUEST_FAILED',
      'ACCOUNT_REQUEST_REJECTED',
      'ACCOUNT_REQUEST_STARTED',
      'ACCOUNT_REQUEST_SUBMITTED',
      'ACCOUNT_REQUEST_SUCCEEDED',
      'ACCOUNT_STATUS_CHANGED',
      'AWS_ACTION_DONE',
      'AWS_ACTION_FAILED',
      'AWS_ACTION_RECORDED',
      'AWS_ACTION_STARTED',
      'AWS_ACTION_UNSURE',
      'CHANGESET_UNDONE',
      'CUSTOMER_CREATED',
      'CUSTOMER_QUOTA_EDITED',
      'CUSTOMER_REGISTERED',
      'CUSTOMER_STATUS_CHANGED',
      'CUSTOMER_TAGS_EDITED',
      'DEPARTURE_FINISHED',
      'DEPARTURE_PLANNED',
      'DEPARTURE_STEP_DONE',
      'IMPORT_COMMITTED',
      'IMPORT_UNDONE',
      'INVITE_ACCEPTED',
      'INVITE_APPROVED',
      'INVITE_DECLINED',
      'INVITE_DRAFTED',
      'INVITE_EXPIRED',
      'INVITE_REJECTED',
      'INVITE_REQUESTED',
      'INVITE_SUBMITTED',
      'MEMBER_ADDED',
      'MESSAGE_SENT',
      'ORDER_COMPLETED',
      'ORDER_FAILED',
      'ORDER_STARTED',
      'PAYER_ADDED',
      'PROJECT_CREATED',
      'ROLE_ENTERED',
      'ROLE_FAILED',
      'ROLE_PREPARED',
      'ROLE_VERIFIED',
      'SETTINGS_CHANGED',
      'SNAPSHOT_APPLIED',
      'USER_ACCEPTED_INVITATION',
      'USER_ASSIGNED_HIMSELF',
      'USER_INVITED',
    ])
    expect(actors).toEqual(['Connector', 'Jonas Weber', 'Maya Lindqvist'])
    const times = events.map(({ at }) => at)
    expect(times).toEqual(times.toSorted().toReversed())
    const last = await core.call('activity.page', { filter: {}, first: total - 1, count: 1 })
    const first = last.events[0]?.at ?? ''
    expect([times[0]! < NOW.toISOString(), first > '2026-08-20']).toEqual([true, true])
    const undone = await core.call('activity.page', {
      filter: { types: ['CHANGESET_UNDONE', 'IMPORT_UNDONE'] },
      first: 0,
      count: 10,
    })
    expect(undone.total).toBe(3)
  })

  it('CS-02 CS-03 CS-04 has organizations of ours and of a customer, with members in the pool and outside', async () => {
    const core = openTestCore({ workspaceFile: writeSample(), ports: { now: () => NOW } })
    const { payers } = await core.call('payers.list', {})
    expect(
      payers.map(({ name, isMsp, organizationId, listedAt, members, linkedMembers }) => [
        name,
        isMsp,
        organizationId !== null && listedAt !== null,
        members > linkedMembers && linkedMembers > 0,
      ]),
    ).toEqual([
      ['Hafenkontor Logistik', false, true, true],
      ['Northwind Core', true, true, true],
      ['Northwind Nordics', true, true, true],
    ])
    const sort = { by: 'accountId', direction: 'ascending' } as const
    const { rows } = await core.call('members.page', { filter: {}, sort, first: 0, count: 200 })
    expect([rows.some(({ pool }) => pool !== null), rows.some(({ pool }) => pool === null)]).toEqual([
      true,
      true,
    ])
  })

  it('A-11 A-12 shows differences of every kind, hints and findings', async () => {
    const core = openTestCore({ workspaceFile: writeSample(), ports: { now: () => NOW } })
    const { payers } = await core.call('payers.list', {})
    const payerId = payers.find(({ name }) => name === 'Northwind Core')?.id ?? ''
    const page = { filter: {}, first: 0, count: 100 }
    const { rows, byKind } = await core.call('listings.differences', { payerId, ...page })
    expect(Object.entries(byKind).filter(([, count]) => count === 0)).toEqual([])
    expect(new Set(rows.map(({ times }) => times))).toEqual(new Set([1, 2]))
  })

  it('ION-10 ION-16 shows roles, invitations, requests, departures and AWS actions, each as far as it can come', () => {
    const file = new Database(writeSample(), { readonly: true })
    const states = (table: string): unknown[] =>
      file.prepare(`SELECT DISTINCT state FROM ${table} ORDER BY state`).pluck().all()
    expect(states('role_connection')).toEqual(['entered', 'failed', 'none', 'verified'])
    expect(states('invite')).toEqual([
      'accepted',
      'approved',
      'declined',
      'draft',
      'expired',
      'rejected',
      'requested',
      'submitted',
    ])
    expect(states('account_request')).toEqual([
      'approved',
      'draft',
      'failed',
      'in_progress',
      'rejected',
      'submitted',
      'succeeded',
    ])
    expect(states('departure')).toEqual(['finished', 'planned', 'requested'])
    expect(states('aws_action')).toEqual(['done', 'failed', 'unsure', 'waiting'])
    file.close()
  })

  it('has orders of every mode, and accounts in projects', () => {
    const file = new Database(writeSample(), { readonly: true })
    const values = (query: string): unknown[] => file.prepare(query).pluck().all()
    expect(values('SELECT DISTINCT mode FROM account_order ORDER BY mode')).toEqual([
      'existing',
      'new',
      'transfer',
    ])
    expect(values('SELECT count(*) FROM account WHERE project IS NOT NULL')).toEqual([5])
    file.close()
  })
})
