import { describe, expect, it } from 'vitest'
import { failureOf } from '../../../support/failure-of.ts'
import { openGovernedCore, type GovernedCore } from '../../../support/governed-core.ts'

async function limit(core: GovernedCore, most: number | null, rev = 0): Promise<string | null> {
  const quota = { customerId: core.acme.id, kind: 'projects', most, rev } as const
  return (await core.call('quotas.edit', quota)).changeId
}

async function createProject(core: GovernedCore, name: string): Promise<string | null> {
  const project = { customerId: core.acme.id, identifier: name.toLowerCase(), name }
  return (await core.call('projects.create', project)).changeId
}

describe('a quota', () => {
  it('MSH-19 goes up and down and away, beside what is used of it', async () => {
    const core = await openGovernedCore()
    await createProject(core, 'Shop')
    const quotas = async (): Promise<unknown> =>
      (await core.call('quotas.list', { customerId: core.acme.id })).quotas
    const accounts = { kind: 'accounts', most: null, used: 0, rev: 0 }
    expect(await quotas()).toEqual([{ kind: 'projects', most: null, used: 1, rev: 0 }, accounts])
    await limit(core, 5)
    await limit(core, 2, 1)
    expect(await quotas()).toEqual([{ kind: 'projects', most: 2, used: 1, rev: 2 }, accounts])
    expect(await limit(core, 2, 2)).toBeNull()
    await limit(core, null, 2)
    expect(await quotas()).toEqual([{ kind: 'projects', most: null, used: 1, rev: 0 }, accounts])
  })

  it('MSH-19 below its use is allowed, keeps what is there and stops what is new (invariant 13)', async () => {
    const core = await openGovernedCore()
    await createProject(core, 'Shop')
    await createProject(core, 'Blog')
    await limit(core, 1)
    expect(await failureOf(createProject(core, 'Wiki'))).toEqual({
      code: 'not-allowed',
      why: 'Acme may have 1 project and has 2. Raise the quota first.',
    })
    const { projects, quota } = await core.call('projects.list', { customerId: core.acme.id })
    expect([projects.map(({ name }) => name), quota]).toEqual([
      ['Blog', 'Shop'],
      { kind: 'projects', most: 1, used: 2, rev: 1 },
    ])
  })

  it('MSH-25 is CUSTOMER_QUOTA_EDITED with before and after', async () => {
    const core = await openGovernedCore()
    await limit(core, 5)
    await limit(core, 3, 1)
    expect((await core.events(2)).map(({ type, subject, details }) => [type, subject, details])).toEqual([
      ['CUSTOMER_QUOTA_EDITED', 'acme', { before: { projects: 5 }, after: { projects: 3 } }],
      ['CUSTOMER_QUOTA_EDITED', 'acme', { before: { projects: null }, after: { projects: 5 } }],
    ])
  })

  it('is taken back, kept when it changed again, and refused when somebody was faster', async () => {
    const core = await openGovernedCore()
    const first = await limit(core, 5)
    const second = await limit(core, 3, 1)
    expect([await failureOf(core.undo(first)), await failureOf(limit(core, 9, 1))]).toEqual([
      { code: 'not-allowed', why: 'The quota was changed again since.' },
      { code: 'conflict', what: 'quota', id: 'projects of acme', current: 2 },
    ])
    expect(await core.undo(second)).toMatchObject({ reversed: 1, keptCount: 0 })
    const third = await limit(core, null, 1)
    await core.undo(third)
    const { quotas } = await core.call('quotas.list', { customerId: core.acme.id })
    expect(quotas[0]).toMatchObject({ most: 5 })
  })

  it.each([-1, 1.5])('of %s is refused', async (most) => {
    const core = await openGovernedCore()
    expect(await failureOf(limit(core, most))).toMatchObject({
      code: 'invalid-input',
      problems: [{ path: ['most'] }],
    })
  })
})

describe('a project', () => {
  it('A-17 is created, renamed and deleted, each with its event', async () => {
    const core = await openGovernedCore()
    await createProject(core, 'Shop')
    const { projects } = await core.call('projects.list', { customerId: core.acme.id })
    const { id = '', rev = 0 } = projects[0] ?? {}
    await core.call('projects.rename', { id, rev, name: 'Web shop' })
    const { changeId } = await core.call('projects.remove', { id, rev: rev + 1 })
    expect((await core.events(3)).map(({ type, subject }) => `${type} ${subject}`)).toEqual([
      'PROJECT_DELETED shop',
      'CUSTOMER_UPDATED shop',
      'PROJECT_CREATED shop',
    ])
    await core.undo(changeId)
    const again = await core.call('projects.list', { customerId: core.acme.id })
    expect(again.projects).toMatchObject([{ id, identifier: 'shop', name: 'Web shop' }])
  })

  it('has an identifier of its own within the customer, which another customer may use too', async () => {
    const core = await openGovernedCore()
    await createProject(core, 'Shop')
    const blue = await core.create('Blue')
    expect(
      await failureOf(
        core.call('projects.create', { customerId: core.acme.id, identifier: ' SHOP ', name: 'x' }),
      ),
    ).toEqual({
      code: 'invalid-input',
      problems: [{ path: ['identifier'], message: 'Acme has a project shop already. Give another one.' }],
    })
    await core.call('projects.create', { customerId: blue.id, identifier: 'shop', name: 'Shop' })
    expect(
      await failureOf(
        core.call('projects.create', { customerId: blue.id, identifier: 'My shop', name: ' ' }),
      ),
    ).toEqual({
      code: 'invalid-input',
      problems: [
        {
          path: ['identifier'],
          message: 'An identifier has 1 to 64 letters a–z, digits and hyphens, like “web-shop”.',
        },
        { path: ['name'], message: 'Give the project a name.' },
      ],
    })
  })
})
