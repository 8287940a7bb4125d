import { expect, it } from 'vitest'
import type { InputOf } from '../../../../src/shared/contract/index.ts'
import type { OrderFilter } from '../../../../src/shared/contract/orders.ts'
import { failureOf } from '../../../support/failure-of.ts'
import { openOrderDesk } from './order-desk.ts'

type Copying = InputOf<'orders.copy'>

/** Two orders in progress, of Acme and of Beta, and a draft of Acme; newest first is 3, 2, 1. */
async function openDesk() {
  const desk = await openOrderDesk(2)
  const beta = desk.addCustomer('Beta')
  const first = await desk.start({ externalRef: '=1+1' })
  const second = await desk.start({ customerId: beta.id })
  const place = { customerId: desk.acme.id, marketplaceId: desk.germany.id }
  const draft = await desk.call('orders.saveDraft', place)
  const copy = (format: Copying['format'], selection: Copying['selection']) =>
    desk.call('orders.copy', { selection, sort: { by: 'number', direction: 'descending' }, format })
  const matching = (parts: { filter?: OrderFilter; except?: string[] } = {}): Copying['selection'] => ({
    kind: 'matching',
    filter: {},
    except: [],
    ...parts,
  })
  const these = (...orders: readonly { readonly id: string }[]): Copying['selection'] => ({
    kind: 'these',
    orderIds: orders.map(({ id }) => id),
  })
  return { desk, first, second, draft, copy, matching, these }
}

it('orders are copied by number: named ones, or all that match but some', async () => {
  const { desk, first, second, copy, matching, these } = await openDesk()
  expect(await copy('numbers', matching())).toEqual({ text: '3\n2\n1', rows: 3 })
  expect(await copy('numbers', matching({ except: [second.id] }))).toEqual({ text: '3\n1', rows: 2 })
  expect(await copy('numbers', matching({ filter: { customerId: desk.acme.id } }))).toEqual({
    text: '3\n1',
    rows: 2,
  })
  expect(await copy('numbers', these(first, second))).toEqual({ text: '2\n1', rows: 2 })
})

it('account ids leave out orders that have no account, and say so when none has', async () => {
  const { desk, draft, copy, matching, these } = await openDesk()
  expect(await copy('account-ids', matching())).toEqual({ text: `${desk.id(2)}\n${desk.id(1)}`, rows: 2 })
  expect(await failureOf(copy('account-ids', these(draft)))).toEqual({
    code: 'not-allowed',
    why: 'None of these orders has an account. Start a draft, and it takes one.',
  })
})

it('CSV and JSON hold what the export holds, harmless to a spreadsheet (invariant 24)', async () => {
  const { first, second, draft, copy, these } = await openDesk()
  const csv = await copy('csv', these(first))
  expect(csv.rows).toBe(1)
  expect(csv.text).toMatch(/^order;external_ref;.*\r\n1;'=1\+1;000000000001;SPAM;acme;/)
  expect(JSON.parse((await copy('json', these(second, draft))).text)).toMatchObject([
    { number: 3, accountId: null },
    { number: 2, customerName: 'Beta' },
  ])
})

it('orders of another provider are never copied', async () => {
  const { desk, first, copy, matching, these } = await openDesk()
  const { id } = await desk.call('providers.create', {
    name: 'Contoso',
    emailDomains: [],
    tier: 'distributor',
  })
  await desk.call('session.useProvider', { providerId: id })
  expect(await copy('numbers', matching())).toEqual({ text: '', rows: 0 })
  expect(await copy('numbers', these(first))).toEqual({ text: '', rows: 0 })
})
