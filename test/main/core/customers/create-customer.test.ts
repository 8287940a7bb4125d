import { describe, expect, it } from 'vitest'
import type { Client } from '../../../../src/shared/client.ts'
import type { InputOf } from '../../../../src/shared/contract/index.ts'
import type { NewCustomer } from '../../../../src/shared/contract/new-customers.ts'
import { openCustomerTree } from '../../../support/customer-tree.ts'
import { failureOf } from '../../../support/failure-of.ts'
import { openTestCore } from '../../../support/open-test-core.ts'
import { openTestStore } from '../../../support/seed-accounts.ts'

const BLUE: NewCustomer = {
  identifier: 'blue',
  companyName: 'Blue AG',
  kind: 'end_customer',
  parentId: null,
  users: [{ email: 'jo@blue.example', firstName: 'Jo', lastName: 'Doe', role: 'owner' }],
}

/** Asks about a customer that is not there yet. */
function check(core: Client, asked: Partial<InputOf<'customers.checkNew'>>) {
  const nothing = { identifier: '', companyName: '', kind: 'end_customer', parentId: null } as const
  return core.call('customers.checkNew', { ...nothing, emails: [], ...asked })
}

describe('a new customer', () => {
  it('MSH-02 comes with a name, an identifier and its users, who are invited for 14 days', async () => {
    const core = openTestCore({ ports: { now: () => new Date('2026-05-01T10:00:00Z') } })
    const second = { email: 'Al@blue.example', firstName: 'Al', lastName: 'Poe', role: 'admin' } as const
    const created = await core.call('customers.create', { ...BLUE, users: [...BLUE.users, second] })
    expect(created).toEqual({
      id: created.id,
      identifier: 'blue',
      companyName: 'Blue AG',
      kind: 'end_customer',
      status: 'active',
      path: ['My company'],
    })
    const { events } = await core.call('activity.page', { filter: {}, first: 0, count: 10 })
    expect(events.map(({ type, subject }) => [type, subject])).toEqual([
      ['CUSTOMER_CREATED', 'blue'],
      ['USER_INVITED', 'Al@blue.example'],
      ['USER_INVITED', 'jo@blue.example'],
      ['CUSTOMER_CREATED', 'my-company'],
    ])
    await core.close()
    const { connection } = openTestStore(core.workspaceFile)
    const users = connection.prepare('SELECT email, role, state, expires_at FROM customer_user').all()
    const history = connection.prepare('SELECT type FROM event WHERE customer = 2 ORDER BY seq').all()
    connection.close()
    expect(users).toEqual([
      { email: 'jo@blue.example', role: 'owner', state: 'invited', expires_at: '2026-05-15T10:00:00.000Z' },
      { email: 'Al@blue.example', role: 'admin', state: 'invited', expires_at: '2026-05-15T10:00:00.000Z' },
    ])
    expect(history).toEqual([
      { type: 'USER_INVITED' },
      { type: 'USER_INVITED' },
      { type: 'CUSTOMER_CREATED' },
    ])
  })

  it('A-26 is a distributor, a reseller or an end customer, each in its place (invariant 10)', async () => {
    const { add, acme, blue, ...core } = await openCustomerTree()
    expect(acme.path).toEqual(['My company'])
    expect(blue.path).toEqual(['My company', 'Acme'])
    const top = await add({ companyName: 'Top', kind: 'distributor' })
    expect(top.path).toEqual([])
    const parentId = (why: string): unknown => ({
      code: 'invalid-input',
      problems: [{ path: ['parentId'], message: why }],
    })
    expect([
      await failureOf(add({ companyName: 'D', kind: 'distributor', parentId: top.id })),
      await failureOf(add({ companyName: 'R', kind: 'reseller', parentId: acme.id })),
      await failureOf(add({ companyName: 'E', parentId: blue.id })),
      await failureOf(add({ companyName: 'N', parentId: 'nobody' })),
    ]).toEqual([
      parentId('A distributor stands at the top and has no parent.'),
      parentId('A reseller stands under a distributor.'),
      parentId('Nothing stands under an end customer. Choose a reseller or a distributor.'),
      parentId('The parent is not there any more. Choose another one.'),
    ])
    expect((await core.call('customers.find', { text: '', limit: 50 })).total).toBe(5)
  })

  it("A-25 may be sold to directly: it stands under the provider's own entry, which is made once", async () => {
    const { add, ...core } = await openCustomerTree()
    const direct = await add({ companyName: 'Direct' })
    expect(direct.path).toEqual(['My company'])
    const own = await core.call('customers.find', { text: 'my company', limit: 5 })
    expect(own.customers).toMatchObject([{ identifier: 'my-company', kind: 'distributor', path: [] }])
    expect(await check(core, { companyName: 'X' })).toMatchObject({
      path: ['My company'],
      parentProblem: null,
      parentWarning: 'There is no reseller in its path: it is sold to directly.',
    })
  })

  it("stands under the reseller that the provider itself is, also when that entry's name was taken", async () => {
    const core = openTestCore()
    const { provider } = await core.call('session.get', {})
    const { id, rev, name, emailDomains } = provider
    await core.call('providers.edit', { id, rev, name, emailDomains, tier: 'reseller' })
    await core.call('customers.create', { ...BLUE, identifier: 'my-company', kind: 'distributor' })
    const created = await core.call('customers.create', BLUE)
    expect(created.path).toEqual(['My company'])
    const found = await core.call('customers.find', { text: 'my-company-2', limit: 5 })
    expect(found.customers).toMatchObject([{ identifier: 'my-company-2', kind: 'reseller' }])
  })

  it('DT-05 says the whole path before it is made, and why a place is refused', async () => {
    const { acme, blue, ...core } = await openCustomerTree()
    expect(await check(core, { parentId: acme.id })).toMatchObject({
      path: ['My company', 'Acme'],
      parentProblem: null,
      parentWarning: null,
    })
    expect(await check(core, { parentId: blue.id })).toMatchObject({
      parentProblem: 'Nothing stands under an end customer. Choose a reseller or a distributor.',
    })
  })

  it('invariant 9 has an identifier that nobody else has, whatever its case (MSH-04)', async () => {
    const { add, ...core } = await openCustomerTree()
    const message = 'Blue has the identifier blue already. Give another one.'
    expect(await failureOf(add({ companyName: 'Other', identifier: 'BLUE' }))).toEqual({
      code: 'invalid-input',
      problems: [{ path: ['identifier'], message }],
    })
    const problem = async (identifier: string): Promise<string | null> =>
      (await check(core, { identifier })).identifierProblem
    expect([await problem('Blue'), await problem('blue-2'), await problem(''), await problem('a b')]).toEqual(
      [
        message,
        null,
        null,
        'An identifier has 1 to 64 letters a–z, digits and hyphens, like “acme-germany”.',
      ],
    )
  })

  it('MSH-04 gets a free identifier proposed from its name', async () => {
    const core = await openCustomerTree()
    const propose = async (companyName: string): Promise<string> =>
      (await core.call('customers.proposeIdentifier', { companyName })).identifier
    expect([await propose('Müller & Söhne'), await propose('Blue'), await propose('日本')]).toEqual([
      'mueller-and-soehne',
      'blue-2',
      'customer',
    ])
  })

  it('CS-07 is warned of a company or an email that is there already, and created all the same', async () => {
    const core = openTestCore()
    await core.call('customers.create', BLUE)
    const { warnings } = await check(core, {
      companyName: 'BLUE  ag',
      emails: ['JO@blue.example', ''],
    })
    expect(warnings.map(({ kind, why }) => [kind, why])).toEqual([
      ['same-company', 'There is a customer called Blue AG (blue) already.'],
      ['same-email', 'JO@blue.example is a user of Blue AG (blue) already.'],
    ])
    expect(warnings[0]?.customers[0]?.identifier).toBe('blue')
    const twin = await core.call('customers.create', { ...BLUE, identifier: 'blue-ag' })
    expect(twin.companyName).toBe('Blue AG')
  })

  it('CS-07 is refused with the wrong fields named', async () => {
    const core = openTestCore()
    const wrong = { email: 'jo', firstName: ' ', lastName: '', role: 'owner' } as const
    const failure = await failureOf(
      core.call('customers.create', { ...BLUE, companyName: ' ', users: [wrong] }),
    )
    const [user] = BLUE.users
    const twins = await failureOf(
      core.call('customers.create', { ...BLUE, users: user === undefined ? [] : [user, user] }),
    )
    expect([failure, twins]).toEqual([
      {
        code: 'invalid-input',
        problems: [
          { path: ['companyName'], message: 'Give the name of the company.' },
          { path: ['users', 0, 'email'], message: 'This is not an email address, like jo@example.com.' },
          { path: ['users', 0, 'firstName'], message: 'Give the first name.' },
          { path: ['users', 0, 'lastName'], message: 'Give the last name.' },
        ],
      },
      {
        code: 'invalid-input',
        problems: [
          {
            path: ['users', 1, 'email'],
            message: 'This email is given twice. Leave one of the two out.',
          },
        ],
      },
    ])
    expect((await core.call('customers.find', { text: '', limit: 1 })).total).toBe(0)
  })

  it("is taken back with its users, their mail and the provider's own entry", async () => {
    const core = openTestCore()
    await core.call('customers.create', BLUE)
    const { events } = await core.call('activity.page', { filter: {}, first: 0, count: 1 })
    const changeId = events[0]?.change?.id ?? ''
    expect(await core.run('activity.undo', { changeId })).toMatchObject({ reversed: 4, keptCount: 0 })
    expect(await core.call('customers.find', { text: '', limit: 5 })).toEqual({ customers: [], total: 0 })
    expect((await core.call('customers.create', BLUE)).path).toEqual(['My company'])
  })

  it('stays when another one was put under it since', async () => {
    const core = openTestCore()
    const acme = await core.call('customers.create', { ...BLUE, kind: 'reseller', users: [] })
    const { events } = await core.call('activity.page', { filter: {}, first: 0, count: 1 })
    const changeId = events[0]?.change?.id ?? ''
    await core.call('customers.create', { ...BLUE, identifier: 'under', parentId: acme.id })
    const preview = await core.call('activity.previewUndo', { changeId })
    expect(preview).toMatchObject({
      reversed: 0,
      kept: expect.arrayContaining([
        {
          subject: 'blue',
          why: 'There are customers under it now. Move them first, or archive it instead.',
        },
      ]) as unknown,
    })
    expect(await failureOf(core.run('activity.undo', { changeId }))).toEqual({
      code: 'not-allowed',
      why: preview.refused,
    })
  })

  it('A-16 is created by staff for onboarding, not by sales', async () => {
    const core = openTestCore()
    const sales = {
      name: 'Sal',
      email: '',
      providerId: null,
      role: 'sales_readonly',
      isPartner: false,
    } as const
    const operator = await core.call('operators.create', sales)
    await core.call('session.useOperator', { operatorId: operator.id })
    expect(await failureOf(core.call('customers.create', BLUE))).toMatchObject({
      code: 'capability-missing',
      needs: 'onboarding',
    })
  })
})
