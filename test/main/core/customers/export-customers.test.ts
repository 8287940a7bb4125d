import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openCustomerTree } from '../../../support/customer-tree.ts'
import { failureOf } from '../../../support/failure-of.ts'

const LIST = { filter: {}, sort: { by: 'name', direction: 'ascending' } } as const

describe('an export of customers', () => {
  it('U-25 holds what the filter shows; invariant 24: nothing in it is run by a spreadsheet', async () => {
    const core = await openCustomerTree()
    const user = { email: 'a@b.example', firstName: 'A', lastName: 'B', role: 'owner' } as const
    await core.add({ companyName: '=SUM(1;2)', identifier: 'sum', parentId: core.acme.id, users: [user] })
    const { ref, path } = core.grantTarget('customers.csv')
    const asked = { ...LIST, filter: { kinds: ['end_customer' as const] } }
    const outcome = await core.run('customers.export', {
      ...asked,
      format: 'csv',
      separator: ';',
      target: ref.token,
    })
    const lines = readFileSync(path, 'utf8').split('\r\n')
    expect(outcome.rows).toBe(3)
    expect(lines[0]).toBe(
      'identifier;company_name;kind;parent;path;status;origin;domain;sector;pricebook;currency;support_plan;payment_ok;government;note;accounts;users;created_at',
    )
    expect(lines[1]).toMatch(
      /^sum;"'=SUM\(1;2\)";End customer;acme;My company › Acme;Active;created;;;;;;;no;;0;a@b\.example;\d{4}-/,
    )
    expect(lines).toHaveLength(5)
  })

  it('is JSON too', async () => {
    const core = await openCustomerTree()
    const { ref, path } = core.grantTarget('customers.json')
    await core.run('customers.export', { ...LIST, format: 'json', separator: ';', target: ref.token })
    const written = JSON.parse(readFileSync(path, 'utf8')) as { identifier: string }[]
    expect(written.map(({ identifier }) => identifier)).toEqual(['acme', 'blue', 'cyan', 'my-company'])
    expect(written[1]).toMatchObject({
      companyName: 'Blue',
      parent: 'acme',
      path: ['My company', 'Acme'],
      isPaymentOk: null,
      isGovernment: false,
      users: [],
    })
  })

  it('goes nowhere but to a file that was chosen', async () => {
    const core = await openCustomerTree()
    const target = 'no-such-token-at-all' as ReturnType<typeof core.grantTarget>['ref']['token']
    const failure = await failureOf(
      core.run('customers.export', { ...LIST, format: 'csv', separator: ';', target }),
    )
    expect(failure).toMatchObject({ code: 'not-found', what: 'file' })
  })

  it('is copied as identifiers, CSV or JSON', async () => {
    const core = await openCustomerTree()
    const ids = await core.call('customers.copy', { ...LIST, format: 'ids' })
    const csv = await core.call('customers.copy', { ...LIST, format: 'csv' })
    const json = await core.call('customers.copy', { ...LIST, format: 'json' })
    expect(ids).toEqual({ text: 'acme\nblue\ncyan\nmy-company', rows: 4 })
    expect(csv.text.split('\r\n')[2]).toMatch(/^blue;Blue;End customer;acme;/)
    expect(JSON.parse(json.text)).toHaveLength(4)
  })
})
