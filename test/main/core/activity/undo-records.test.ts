import { describe, expect, it } from 'vitest'
import type { RecordEntity } from '../../../../src/main/core/store/record-table.ts'
import { run, sql, type SqlValue } from '../../../../src/main/core/store/sql.ts'
import type { OperatorRole } from '../../../../src/shared/domain/capability.ts'
import { failureOf } from '../../../support/failure-of.ts'
import { openRecordBench, type RecordBench } from '../../../support/record-bench.ts'
import { seedImport } from '../../../support/seed-accounts.ts'

type Columns = Readonly<Record<string, SqlValue>>

/** What the preview refuses with, and the undo as well. */
async function refusal(bench: RecordBench, changeId: string): Promise<string | null> {
  const { refused } = await bench.preview(changeId)
  expect(await failureOf(bench.undo(changeId))).toEqual({ code: 'not-allowed', why: refused })
  return refused
}

/** Takes a change back after a preview that promises the same. */
async function undone(
  bench: RecordBench,
  changeId: string,
): Promise<{ readonly reversed: number; readonly kept: readonly { subject: string; why: string }[] }> {
  const preview = await bench.preview(changeId)
  const { reversed, kept } = await bench.undo(changeId)
  expect({ ...preview, refused: null }).toMatchObject({ reversed, kept, refused: null })
  return { reversed, kept }
}

async function workAs(bench: RecordBench, role: OperatorRole, isPartner = false): Promise<void> {
  // Only an admin adds operators.
  const { operators } = await bench.core.call('session.get', {})
  const admin = operators.find((operator) => operator.role === 'admin')
  await bench.core.call('session.useOperator', { operatorId: admin?.id ?? '' })
  const clerk = { name: `Number ${operators.length}`, email: '', providerId: null, role, isPartner }
  const { id } = await bench.core.call('operators.create', clerk)
  await bench.core.call('session.useOperator', { operatorId: id })
}

const KINDS: readonly (readonly [RecordEntity, string, (own: Own) => Columns, Columns])[] = [
  ['provider', 'provider', () => ({}), { tier: 'distributor' }],
  ['operator', 'operator', () => ({}), { email: 'jo@b.example' }],
  ['marketplace', 'marketplace', () => ({}), { currency: 'EUR' }],
  ['tagDefinition', 'tag', () => ({}), { description: 'Where it is paid' }],
  ['customer', 'customer', () => ({ identifier: 'other' }), { company_name: 'Acme GmbH' }],
  ['customerUser', 'user', ({ customer }) => ({ customer }), { role: 'admin' }],
  ['order', 'order', ({ customer, marketplace }) => ({ customer, marketplace }), { external_ref: 'PO-1' }],
  ['project', 'project', ({ customer }) => ({ customer }), { name: 'Shop' }],
  ['quota', 'quota', ({ customer }) => ({ customer }), { most: 9 }],
  ['tagValue', 'tag value', ({ customer, definition }) => ({ customer, definition }), { value: '0815' }],
  ['message', 'message', ({ customer }) => ({ customer }), { state: 'closed' }],
  ['messageReceipt', 'receipt', ({ message, reader }) => ({ message, reader }), { evidence: 'By phone' }],
  ['mailDraft', 'mail', ({ customer }) => ({ customer }), { state: 'sent' }],
]

interface Own {
  readonly customer: number
  readonly marketplace: number
  readonly definition: number
  readonly message: number
  readonly reader: number
}

/** A customer with what records refer to. */
function ownThings(bench: RecordBench): Own {
  return bench.change((tx) => {
    const customer = bench.add(tx, 'customer')
    return {
      customer,
      marketplace: bench.add(tx, 'marketplace', { code: 'MP-1' }),
      definition: bench.add(tx, 'tagDefinition', { name: 'Region' }),
      message: bench.add(tx, 'message', { customer }),
      reader: bench.add(tx, 'customerUser', { customer, email: 'grace@acme.example' }),
    }
  }).value
}

describe.each(KINDS)('undo of a change of one record: %s', (entity, noun, own, edit) => {
  it('takes back that it was added, edited and removed, and keeps what was changed or removed since', async () => {
    const bench = openRecordBench()
    const columns = own(ownThings(bench))
    const added = bench.change((tx) => bench.add(tx, entity, columns))
    expect(await undone(bench, added.changeId)).toEqual({ reversed: 1, kept: [] })
    expect(bench.row(entity, added.value)).toBeUndefined()

    const { value: key } = bench.change((tx) => bench.add(tx, entity, columns))
    const before = bench.row(entity, key)
    const edited = bench.change((tx) => bench.edit(tx, entity, key, edit))
    expect(bench.row(entity, key)).toMatchObject(edit)
    expect(await undone(bench, edited.changeId)).toEqual({ reversed: 1, kept: [] })
    expect(bench.row(entity, key)).toEqual(before)

    const removed = bench.change((tx) => bench.remove(tx, entity, key))
    expect(await undone(bench, removed.changeId)).toEqual({ reversed: 1, kept: [] })
    expect(bench.row(entity, key)).toEqual(before)

    const again = bench.change((tx) => bench.edit(tx, entity, key, edit))
    const more = bench.change((tx) => bench.edit(tx, entity, key, edit))
    expect(await refusal(bench, again.changeId)).toBe(`The ${noun} was changed again since.`)
    bench.change((tx) => bench.remove(tx, entity, key))
    expect(await refusal(bench, more.changeId)).toBe(`The ${noun} was removed since.`)
  })
})

describe('undo of a change of several records that refer to each other', () => {
  it('takes a customer back with its users, its tags and the mail to them', async () => {
    const bench = openRecordBench()
    const { changeId } = bench.change((tx) => {
      const customer = bench.add(tx, 'customer')
      bench.add(tx, 'customerUser', { customer })
      bench.add(tx, 'customerUser', { customer, email: 'grace@acme.example' })
      bench.add(tx, 'tagValue', { customer, definition: bench.add(tx, 'tagDefinition') })
      bench.add(tx, 'mailDraft', { customer })
    })
    expect(await undone(bench, changeId)).toEqual({ reversed: 6, kept: [] })
  })

  it('takes a parent and a child back that were added at once, whichever came first', async () => {
    const bench = openRecordBench()
    const child = { kind: 'reseller', identifier: 'child' }
    const down = bench.change((tx) => {
      bench.add(tx, 'customer', { ...child, parent: bench.add(tx, 'customer') })
    })
    expect(await undone(bench, down.changeId)).toEqual({ reversed: 2, kept: [] })
    const up = bench.change((tx) => {
      const key = bench.add(tx, 'customer', child)
      run(tx.db, sql`UPDATE customer SET parent = ${bench.add(tx, 'customer')} WHERE key = ${key}`)
    })
    expect(await undone(bench, up.changeId)).toEqual({ reversed: 2, kept: [] })
  })

  it('keeps a customer whose user was changed since, and takes the other user back', async () => {
    const bench = openRecordBench()
    const { changeId, value } = bench.change((tx) => {
      const customer = bench.add(tx, 'customer')
      bench.add(tx, 'customerUser', { customer })
      return bench.add(tx, 'customerUser', { customer, email: 'grace@acme.example' })
    })
    bench.change((tx) => bench.edit(tx, 'customerUser', value, { state: 'active' }))
    expect(await undone(bench, changeId)).toEqual({
      reversed: 1,
      kept: [
        { subject: 'grace@acme.example', why: 'The user was changed again since.' },
        { subject: 'acme', why: 'The customer has users that came later. Archive it instead.' },
      ],
    })
  })

  it('brings a removed customer back with its users, the customer first', async () => {
    const bench = openRecordBench()
    const { value } = bench.change((tx) => {
      const customer = bench.add(tx, 'customer')
      return { customer, user: bench.add(tx, 'customerUser', { customer }) }
    })
    const removed = bench.change((tx) => {
      bench.remove(tx, 'customerUser', value.user)
      bench.remove(tx, 'customer', value.customer)
    })
    expect(await undone(bench, removed.changeId)).toEqual({ reversed: 2, kept: [] })
    expect(bench.row('customerUser', value.user)).toMatchObject({ customer: value.customer })
  })

  it('does what it can when accounts and records changed together', async () => {
    const bench = openRecordBench()
    seedImport(bench.store, 1)
    const { changeId } = bench.change((tx) => {
      bench.add(tx, 'customer')
      run(tx.db, sql`UPDATE account SET note = 'A', rev = rev + 1`)
      tx.remember('account', 1, 2, { note: null })
    })
    bench.change((tx) => void run(tx.db, sql`UPDATE account SET note = 'B', rev = rev + 1`))
    expect(await undone(bench, changeId)).toEqual({
      reversed: 1,
      kept: [{ subject: '100000000000', why: 'It was changed since.' }],
    })
  })
})

describe('a customer that something refers to since stays, and says what', () => {
  it.each<[string, (bench: RecordBench, customer: number) => void, string]>([
    [
      'a customer under it',
      (bench, parent) =>
        void bench.change((tx) =>
          bench.add(tx, 'customer', { parent, kind: 'reseller', identifier: 'child' }),
        ),
      'There are customers under it now. Move them first, or archive it instead.',
    ],
    [
      'a linked account',
      (bench, customer) => {
        seedImport(bench.store, 1)
        bench.change((tx) => void run(tx.db, sql`UPDATE account SET customer = ${customer}, state = 8`))
      },
      'Accounts are linked to it now. Remove them from the customer and archive it instead.',
    ],
    [
      'an account that was linked once',
      (bench, customer) =>
        void bench.change((tx) => {
          run(
            tx.db,
            sql`INSERT INTO account_link (account, linked_by, customer, unlinked_by) VALUES (1, ${tx.key}, ${customer}, ${tx.key})`,
          )
        }),
      'Accounts were linked to it, which stays in its history. Archive it instead.',
    ],
    [
      'an order',
      (bench, customer) =>
        void bench.change((tx) =>
          bench.add(tx, 'order', { customer, marketplace: bench.add(tx, 'marketplace') }),
        ),
      'The customer has orders that came later. Archive it instead.',
    ],
    [
      'a project',
      (bench, customer) => void bench.change((tx) => bench.add(tx, 'project', { customer })),
      'The customer has projects that came later. Archive it instead.',
    ],
  ])('%s', async (_what, refer, why) => {
    const bench = openRecordBench()
    const { changeId, value } = bench.change((tx) => bench.add(tx, 'customer'))
    refer(bench, value)
    expect(await refusal(bench, changeId)).toBe(why)
  })
})

describe('a record whose old place is taken or gone stays, and says why', () => {
  it('a project whose identifier another one has, and one whose customer is gone', async () => {
    const bench = openRecordBench()
    const { customer, project } = bench.change((tx) => {
      const key = bench.add(tx, 'customer')
      return { customer: key, project: bench.add(tx, 'project', { customer: key }) }
    }).value
    const removed = bench.change((tx) => bench.remove(tx, 'project', project))
    const another = bench.change((tx) => bench.add(tx, 'project', { customer }))
    expect(await refusal(bench, removed.changeId)).toBe('There is another project web now.')
    bench.change((tx) => {
      bench.remove(tx, 'project', another.value)
      bench.remove(tx, 'customer', customer)
    })
    expect(await refusal(bench, removed.changeId)).toBe('The customer it belongs to was removed since.')
  })

  it('a user who was invited again', async () => {
    const bench = openRecordBench()
    const { customer, user } = bench.change((tx) => {
      const key = bench.add(tx, 'customer')
      return { customer: key, user: bench.add(tx, 'customerUser', { customer: key }) }
    }).value
    const cancelled = bench.change((tx) => bench.edit(tx, 'customerUser', user, { state: 'cancelled' }))
    bench.change((tx) => bench.add(tx, 'customerUser', { customer }))
    expect(await refusal(bench, cancelled.changeId)).toBe('ada@acme.example was invited again since.')
  })

  it('invariant 10 a customer whose old parent stands under it now, or is archived', async () => {
    const bench = openRecordBench()
    const { parent, child } = bench.change((tx) => {
      const key = bench.add(tx, 'customer', { identifier: 'above' })
      return {
        parent: key,
        child: bench.add(tx, 'customer', { parent: key, kind: 'reseller', identifier: 'below' }),
      }
    }).value
    const moved = bench.change((tx) => bench.edit(tx, 'customer', child, { parent: null }))
    const turned = bench.change((tx) => bench.edit(tx, 'customer', parent, { parent: child }))
    expect(await refusal(bench, moved.changeId)).toBe('The customer it stood under stands under it now.')
    await undone(bench, turned.changeId)
    bench.change((tx) => bench.edit(tx, 'customer', parent, { status: 'archived' }))
    expect(await refusal(bench, moved.changeId)).toBe(
      'Acme, under which it stood, is archived. Bring that back first.',
    )
  })

  it('a customer that has accounts cannot become archived again', async () => {
    const bench = openRecordBench()
    const { value } = bench.change((tx) => bench.add(tx, 'customer', { status: 'archived' }))
    const back = bench.change((tx) => bench.edit(tx, 'customer', value, { status: 'active' }))
    seedImport(bench.store, 1)
    bench.change((tx) => void run(tx.db, sql`UPDATE account SET customer = ${value}, state = 8`))
    expect(await refusal(bench, back.changeId)).toBe(
      'Accounts are linked to it by now. Remove them from the customer first.',
    )
  })
})

describe('undo needs the right to make the change (A-16)', () => {
  it('A-16 sales take nothing back, and only an admin takes back a change of tags', async () => {
    const bench = openRecordBench()
    const tag = bench.change((tx) => bench.add(tx, 'tagDefinition'))
    await workAs(bench, 'operator')
    expect(await refusal(bench, tag.changeId)).toBe('Only an admin can take this back.')
    const customer = bench.change((tx) => bench.add(tx, 'customer'))
    await workAs(bench, 'sales_readonly')
    const { refused } = await bench.preview(customer.changeId)
    expect(refused).toBe('Taking back changes needs an operator who may change the pool.')
  })

  it('A-16 an operator does not enable a customer by taking back that it was disabled; an admin does', async () => {
    const bench = openRecordBench()
    const { value } = bench.change((tx) => bench.add(tx, 'customer'))
    const disabled = bench.change((tx) => bench.edit(tx, 'customer', value, { status: 'disabled' }))
    const admin = (await bench.core.call('session.get', {})).operator.id
    await workAs(bench, 'operator')
    expect(await refusal(bench, disabled.changeId)).toBe(
      'Only an admin approves, rejects, disables and enables customers, so only an admin takes that back.',
    )
    await bench.core.call('session.useOperator', { operatorId: admin })
    expect(await undone(bench, disabled.changeId)).toEqual({ reversed: 1, kept: [] })
    expect(bench.row('customer', value)).toMatchObject({ status: 'active' })
  })

  it('MSH-20 the value of a restricted tag is taken back by partners and admins only', async () => {
    const bench = openRecordBench()
    const { value } = bench.change((tx) => {
      const definition = bench.add(tx, 'tagDefinition', { is_restricted: 1 })
      return bench.add(tx, 'tagValue', { definition, customer: bench.add(tx, 'customer') })
    })
    const edited = bench.change((tx) => bench.edit(tx, 'tagValue', value, { value: '0815' }))
    await workAs(bench, 'operator')
    expect(await refusal(bench, edited.changeId)).toBe(
      'Cost centre is restricted: only partners and admins set it.',
    )
    await workAs(bench, 'operator', true)
    expect(await undone(bench, edited.changeId)).toEqual({ reversed: 1, kept: [] })
  })

  it('what belongs to a customer of another provider is not taken back from here', async () => {
    const bench = openRecordBench()
    const { changeId, value } = bench.change((tx) => {
      const provider = bench.add(tx, 'provider')
      return bench.add(tx, 'customer', { provider })
    })
    const invited = bench.change((tx) => bench.add(tx, 'customerUser', { customer: value }))
    expect(await refusal(bench, invited.changeId)).toBe(
      'It belongs to another provider. Switch to that provider first.',
    )
    expect(await refusal(bench, changeId)).toMatch(/^None of the 2 rows can be taken back\. /)
  })
})

it('an undo tells of itself in the log like any change, row by row', async () => {
  const bench = openRecordBench()
  const { value } = bench.change((tx) => bench.add(tx, 'customer'))
  const edited = bench.change((tx) => bench.edit(tx, 'customer', value, { company_name: 'Acme GmbH' }))
  await bench.undo(edited.changeId)
  const { events } = await bench.core.call('activity.page', { filter: {}, first: 0, count: 1 })
  const rowsOf = (changeId: string): Promise<unknown> =>
    bench.core.call('activity.rows', { changeId, first: 0, count: 10 })
  const row = { key: `customer ${value}`, subject: 'acme', outcome: 'Changed' }
  expect([await rowsOf(edited.changeId), await rowsOf(events[0]?.change?.id ?? '')]).toEqual([
    {
      rows: [{ ...row, cells: [{ field: 'Company name', before: 'Acme', after: 'Acme GmbH' }] }],
      total: 1,
    },
    {
      rows: [{ ...row, cells: [{ field: 'Company name', before: 'Acme GmbH', after: 'Acme' }] }],
      total: 1,
    },
  ])
})
