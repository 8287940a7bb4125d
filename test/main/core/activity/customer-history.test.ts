import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { CustomerEvent, HistoryFilter } from '../../../../src/shared/contract/history.ts'
import { followLinks } from '../../../../src/main/core/customers/account-link-table.ts'
import { run, sql } from '../../../../src/main/core/store/sql.ts'
import { failureOf } from '../../../support/failure-of.ts'
import { openRecordBench, type RecordBench } from '../../../support/record-bench.ts'
import { seedImport } from '../../../support/seed-accounts.ts'

interface Acme extends RecordBench {
  readonly customer: number
  readonly customerId: string
  history(filter?: HistoryFilter): Promise<{ readonly events: CustomerEvent[]; readonly total: number }>
}

/** A customer Acme beside another one that has a history of its own. */
function openAcme(): Acme {
  const bench = openRecordBench()
  bench.change((tx) => {
    const other = bench.add(tx, 'customer', { identifier: 'other', company_name: 'Other' })
    tx.event({ type: 'CUSTOMER_CREATED', subject: 'other', label: 'Created Other', customer: other })
    bench.add(tx, 'customerUser', { customer: other })
  })
  const { value: customer } = bench.change(
    (tx) => {
      const key = bench.add(tx, 'customer')
      tx.event({ type: 'CUSTOMER_CREATED', subject: 'acme', label: 'Created Acme', customer: key })
      return key
    },
    { label: 'Created Acme and what it needs', type: 'IMPORT_COMMITTED' },
  )
  const customerId = bench.idOf('customer', customer)
  return {
    ...bench,
    customer,
    customerId,
    history: (filter = {}) =>
      bench.core.call('history.customer', { customerId, filter, first: 0, count: 100 }),
  }
}

/** What each event tells, newest first. */
function told({ events }: { readonly events: readonly CustomerEvent[] }): unknown[] {
  return events.map(({ label, rows }) => [
    label,
    ...rows.flatMap(({ subject, outcome, cells }) => [
      `${outcome} ${subject}`,
      ...cells.map(({ field, before, after }) => `${field}: ${before} → ${after}`),
    ]),
  ])
}

describe('history.customer', () => {
  it('MSH-21 tells everything that happened to a customer, newest first, with what changed in words', async () => {
    const acme = openAcme()
    const { customer } = acme
    const of = { customer }
    const user = acme.change((tx) => acme.add(tx, 'customerUser', of), {
      ...of,
      type: 'USER_INVITED',
      label: 'Invited Ada',
    })
    acme.change((tx) => acme.edit(tx, 'customerUser', user.value, { role: 'employee' }), {
      ...of,
      type: 'USER_ROLE_CHANGED',
      label: 'Changed the role of Ada',
    })
    acme.change(
      (tx) => acme.edit(tx, 'customer', customer, { status: 'disabled', status_reason: 'No payment' }),
      {
        ...of,
        type: 'CUSTOMER_STATUS_CHANGED',
        label: 'Disabled Acme',
      },
    )
    const project = acme.change((tx) => acme.add(tx, 'project', of), {
      ...of,
      type: 'PROJECT_CREATED',
      label: 'Created web',
    })
    acme.change((tx) => acme.remove(tx, 'project', project.value), {
      ...of,
      type: 'PROJECT_DELETED',
      label: 'Deleted web',
    })
    expect(told(await acme.history())).toEqual([
      ['Deleted web', 'Removed web', 'Identifier: web → ', 'Name: Web → '],
      ['Created web'],
      ['Disabled Acme', 'Changed acme', 'Status: Active → Disabled', 'Reason:  → No payment'],
      ['Changed the role of Ada', 'Changed ada@acme.example', 'Role: Owner → Employee'],
      [
        'Invited Ada',
        'Added ada@acme.example',
        'Email:  → ada@acme.example',
        'First name:  → Ada',
        'Last name:  → L',
        'Role:  → Owner',
        'State:  → Invited',
      ],
      [
        'Created Acme',
        'Added acme',
        'Company name:  → Acme',
        'Identifier:  → acme',
        'Kind:  → Distributor',
        'Status:  → Active',
        'Origin:  → Created',
        'Government:  → no',
      ],
    ])
  })

  it('tells of batches that touched it without naming it, of links, and of their undo', async () => {
    const acme = openAcme()
    const { customer } = acme
    seedImport(acme.store, 3)
    const prices = acme.change(
      (tx) => {
        for (const key of [1, customer]) acme.edit(tx, 'customer', key, { pricebook: 'EMEA' })
      },
      { label: 'Imported 2 customers', type: 'IMPORT_COMMITTED' },
    )
    const link = (label: string, seqs: number[], target: number | null): void => {
      acme.change(
        (tx) => {
          run(
            tx.db,
            sql`UPDATE account SET customer = ${target} WHERE seq IN (SELECT value FROM json_each(${JSON.stringify(seqs)}))`,
          )
          followLinks(tx.db, JSON.stringify(seqs), { key: tx.key, reason: null })
        },
        { label },
      )
    }
    link('Imported links', [1, 2], customer)
    link('Took one away', [2], null)
    await acme.undo(prices.changeId)
    expect(told(await acme.history()).slice(0, -1)).toEqual([
      ['Undo: Imported 2 customers', 'Changed acme', 'Pricebook: EMEA → '],
      ['Took one away', 'Removed from the customer 100000000001'],
      ['Imported links', 'Linked 2 accounts'],
      ['Imported 2 customers', 'Changed acme', 'Pricebook:  → EMEA'],
    ])
  })

  it('tells of an undo that leaves nothing behind, in the history of every customer concerned', async () => {
    const acme = openAcme()
    const sent = acme.change((tx) => {
      for (const customer of [1, acme.customer]) {
        acme.add(tx, 'message', { customer })
        tx.event({ type: 'MESSAGE_SENT', subject: 'all', label: `Sent to ${customer}`, customer })
      }
    })
    await acme.undo(sent.changeId)
    const { events } = await acme.history()
    expect(events.slice(0, 2).map(({ type, rows }) => [type, rows.map(({ outcome }) => outcome)])).toEqual([
      ['CHANGESET_UNDONE', ['Removed']],
      ['MESSAGE_SENT', []],
    ])
  })

  it.each([
    ['MSH-22', ['CUSTOMER_REGISTERED', 'CUSTOMER_CREATED']],
    ['MSH-23', ['USER_INVITED', 'USER_ACCEPTED_INVITATION', 'USER_INVITATION_CANCELLED']],
    ['MSH-24', ['USER_REMOVED', 'USER_ROLE_CHANGED']],
    ['MSH-25', ['CUSTOMER_QUOTA_EDITED']],
    ['MSH-26', ['USER_ASSIGNED_HIMSELF']],
    ['MSH-27', ['CUSTOMER_STATUS_CHANGED']],
    ['MSH-28', ['CUSTOMER_APPROVED']],
  ])('%s shows the events %s and filters by them', async (_row, types) => {
    const acme = openAcme()
    for (const type of types) acme.change(() => {}, { type, label: type, customer: acme.customer })
    const { events, total } = await acme.history({ types })
    expect([total, events.filter(({ label }) => types.includes(label)).map(({ type }) => type)]).toEqual([
      types.includes('CUSTOMER_CREATED') ? types.length + 1 : types.length,
      types.toReversed(),
    ])
  })

  it('U-27 MSH-21 filters by actor, time and text, pages, and offers only what occurs there', async () => {
    const acme = openAcme()
    for (let number = 1; number <= 5; number += 1) {
      const actor = number % 2 === 0 ? 'Bo' : 'Ana'
      acme.change(() => {}, { actor, label: `Note ${number}`, customer: acme.customer })
    }
    const page = (filter: HistoryFilter, first = 0, count = 2): Promise<unknown> =>
      acme.core
        .call('history.customer', { customerId: acme.customerId, filter, first, count })
        .then(({ events, total }) => [events.map(({ label }) => label), total])
    expect([
      await page({}),
      await page({}, 4, 5),
      await page({ actor: 'Bo' }),
      await page({ search: 'note 3' }),
      await page({ from: '2999-01-01' }),
    ]).toEqual([
      [['Note 5', 'Note 4'], 6],
      [['Note 1', 'Created Acme'], 6],
      [['Note 4', 'Note 2'], 2],
      [['Note 3'], 1],
      [[], 0],
    ])
    expect(await acme.history()).toMatchObject({
      types: ['CUSTOMER_CREATED', 'CUSTOMER_UPDATED'],
      actors: ['Ana', 'Bo'],
    })
    const filter = { customerId: acme.customerId, actor: 'Bo' }
    expect(await acme.core.call('activity.page', { filter, first: 0, count: 9 })).toMatchObject({ total: 2 })
  })

  it('does not know the customers of another provider', async () => {
    const acme = openAcme()
    const { value } = acme.change((tx) =>
      acme.add(tx, 'customer', { identifier: 'theirs', provider: acme.add(tx, 'provider') }),
    )
    const customerId = acme.idOf('customer', value)
    expect(
      await failureOf(acme.core.call('history.customer', { customerId, filter: {}, first: 0, count: 1 })),
    ).toEqual({ code: 'not-found', what: 'customer', id: customerId })
  })
})

describe('history.export and activity.export', () => {
  it('MSH-21 U-27 invariant 24 writes what the filter shows, details included, and runs no formula', async () => {
    const acme = openAcme()
    acme.change(
      (tx) => {
        acme.edit(tx, 'customer', acme.customer, { note: '=1+1' })
        tx.describe({ rows: 1, details: { why: 'asked' } })
      },
      { label: '=HYPERLINK("x")', actor: 'Bo', customer: acme.customer },
    )
    const { ref, path } = acme.core.grantTarget('history.csv')
    const of = { kind: 'customer', customerId: acme.customerId, filter: { actor: 'Bo' } } as const
    const csv = { format: 'csv', separator: ';', target: ref.token } as const
    expect(await acme.core.run('history.export', { ...csv, of })).toEqual({
      rows: 1,
      bytes: readFileSync(path).length,
    })
    const { events } = await acme.history({ actor: 'Bo' })
    const [event] = events
    expect(readFileSync(path, 'utf8').split('\r\n')).toEqual([
      'number;at;actor;type;subject;what;changed;rows;change_id;details',
      [
        event?.seq,
        event?.at,
        'Bo',
        'CUSTOMER_UPDATED',
        'acme',
        `"'=HYPERLINK(""x"")"`,
        'acme: Note none → =1+1',
        1,
        event?.change?.id,
        '"{""why"":""asked""}"',
      ].join(';'),
      '',
    ])
  })

  it('writes the whole log as JSON, in parts that join without a seam', async () => {
    const acme = openAcme()
    for (let number = 1; number <= 1100; number += 1) acme.change(() => {}, { label: `Note ${number}` })
    const { ref, path } = acme.core.grantTarget('log.json')
    const json = { format: 'json', separator: ';', target: ref.token } as const
    const { rows } = await acme.core.run('activity.export', { ...json, filter: {} })
    const written = JSON.parse(readFileSync(path, 'utf8')) as { label: string; seq: number }[]
    const { total } = await acme.core.call('activity.page', { filter: {}, first: 0, count: 1 })
    expect([rows, written.length, written[0]?.label, written.at(-1)?.seq]).toEqual([
      total,
      total,
      'Note 1100',
      1,
    ])
    await acme.core.run('activity.export', { ...json, filter: { search: 'Note 7' } })
    expect(JSON.parse(readFileSync(path, 'utf8'))).toHaveLength(111)
  })

  it('writes the history of an account, its links and orders included', async () => {
    const acme = openAcme()
    seedImport(acme.store, 1)
    acme.change(
      (tx) => {
        const marketplace = Number(acme.row('marketplace', 1)?.['key'])
        acme.add(tx, 'order', {
          customer: acme.customer,
          marketplace,
          external_ref: 'PO-7',
          account: 1,
          account_id: 100000000000,
          model: 1,
        })
        run(tx.db, sql`UPDATE account SET state = 4, customer = ${acme.customer}, rev = 2`)
        tx.remember('account', 1, 2, { state: 1, customer: null })
      },
      { type: 'ORDER_COMPLETED', label: 'Completed order 1', isUndoable: false },
    )
    const { history } = await acme.core.call('accounts.get', { accountId: '100000000000' })
    expect(history[0]).toMatchObject({
      type: 'ORDER_COMPLETED',
      rows: 2,
      cells: [
        { field: 'Status', before: 'Ready', after: 'Allocated' },
        { field: 'Customer', before: '', after: 'acme' },
        { field: 'Order', before: '', after: '1 (PO-7)' },
      ],
    })
    const { ref, path } = acme.core.grantTarget('account.json')
    const of = { kind: 'account', accountId: '100000000000' } as const
    await acme.core.run('history.export', { format: 'json', separator: ';', target: ref.token, of })
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject([
      { type: 'ORDER_COMPLETED', subject: '100000000000', rows: [{ cells: history[0]?.cells }] },
      { type: 'IMPORT_COMMITTED' },
    ])
  })
})
