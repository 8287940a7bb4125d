import { expect, test } from 'vitest'
import type { AccountChange } from '../../../../src/shared/contract/account-changes.ts'
import type { AccountSelection } from '../../../../src/shared/contract/accounts.ts'
import { seedCustomers } from '../../../support/seed-customers.ts'
import {
  ADDED,
  addAccounts,
  changeNow,
  failureOf,
  id,
  idsOf,
  openPool,
  reopenWith,
  type PoolCore,
} from '../pool/pool-fixture.ts'

interface ProjectPool extends PoolCore {
  readonly acme: string
  readonly globex: string
  readonly shop: string
  readonly blog: string
}

/** Accounts 1 … 4 of Acme, which has the projects Shop and Blog; 5 of Globex; 6 of nobody. */
async function openProjectPool(): Promise<ProjectPool> {
  const fresh = await openPool()
  await addAccounts(fresh, [1, 2, 3, 4, 5, 6].map(id))
  const [acme = '', globex = ''] = seedCustomers(
    fresh.workspaceFile,
    { identifier: 'acme', companyName: 'Acme' },
    { identifier: 'globex', companyName: 'Globex' },
  )
  const core = await reopenWith(fresh, {})
  await changeNow(core, these(1, 2, 3, 4), { kind: 'link', customerId: acme })
  await changeNow(core, these(5), { kind: 'link', customerId: globex })
  for (const name of ['Shop', 'Blog']) {
    await core.call('projects.create', { customerId: acme, identifier: name.toLowerCase(), name })
  }
  const [blog, shop] = (await core.call('projects.list', { customerId: acme })).projects
  return { ...core, acme, globex, shop: shop?.id ?? '', blog: blog?.id ?? '' }
}

function these(...numbers: readonly number[]): AccountSelection {
  return { kind: 'these', accountIds: numbers.map(id) }
}

const EVERYTHING: AccountSelection = { kind: 'matching', filter: {}, except: [] }

function into(core: ProjectPool, projectId: string): AccountChange {
  return { kind: 'assign', projectId, customerId: core.acme }
}

/** How many accounts the projects of Acme have, by name. */
async function sizes(core: ProjectPool): Promise<unknown> {
  const { projects } = await core.call('projects.list', { customerId: core.acme })
  return Object.fromEntries(projects.map(({ name, accounts }) => [name, accounts]))
}

function undo(core: ProjectPool, changeId: string | null) {
  return core.run('activity.undo', { changeId: changeId ?? '' })
}

test('A-17 accounts of a customer are put into its project, others are left out and say why', async () => {
  const core = await openProjectPool()
  await changeNow(core, these(4), into(core, core.shop))
  const preview = await core.call('accounts.previewChange', {
    selection: EVERYTHING,
    change: into(core, core.shop),
  })
  expect(preview).toMatchObject({
    affected: 3,
    unchanged: 1,
    excluded: [
      { why: 'Linked to Globex: the project belongs to another customer', examples: [id(5)] },
      { why: 'Linked to no customer: link it to the customer of the project first', examples: [id(6)] },
    ],
    examples: [{ cells: [{ field: 'Project', before: '', after: 'Shop' }] }, {}, {}],
    customers: { total: 0, named: [] },
  })
  expect(await changeNow(core, EVERYTHING, into(core, core.shop))).toMatchObject({
    label: 'Put 3 accounts into project Shop of Acme',
    affected: 3,
  })
  expect(await sizes(core)).toEqual({ Shop: 4, Blog: 0 })
})

test('A-17 the pool shows the accounts of one project, and each account says in which it is', async () => {
  const core = await openProjectPool()
  await changeNow(core, these(1, 3), into(core, core.shop))
  const filter = { projectIds: [core.shop] }
  expect(await idsOf(core, filter)).toEqual([id(1), id(3)])
  expect(await idsOf(core, { projectIds: [core.blog] })).toEqual([])
  const { rows } = await core.call('accounts.page', { filter, sort: ADDED, first: 0, count: 1 })
  expect(rows[0]?.project).toEqual({ id: core.shop, identifier: 'shop', name: 'Shop' })
  const links = { customerId: core.acme, state: 'current', first: 0, count: 9 } as const
  expect((await core.call('customers.links', links)).links.map(({ projectName }) => projectName)).toEqual([
    'Shop',
    null,
    'Shop',
    null,
  ])
})

test('A-17 accounts move to another project and out of it; each step is taken back by itself', async () => {
  const core = await openProjectPool()
  await changeNow(core, these(1, 2), into(core, core.shop))
  const moved = await changeNow(core, these(1), into(core, core.blog))
  expect(await sizes(core)).toEqual({ Shop: 1, Blog: 1 })
  const out = await changeNow(core, EVERYTHING, { kind: 'unassign' })
  expect(out).toMatchObject({ affected: 2, label: 'Took 2 accounts out of the projects of Acme' })
  expect(await undo(core, out.changeId)).toMatchObject({ reversed: 2, keptCount: 0 })
  expect(await sizes(core)).toEqual({ Shop: 1, Blog: 1 })
  expect(await undo(core, moved.changeId)).toMatchObject({ reversed: 1 })
  expect(await sizes(core)).toEqual({ Shop: 2, Blog: 0 })
})

test('A-17 undo keeps what moved on since, and what belonged to a project that was deleted', async () => {
  const core = await openProjectPool()
  const first = await changeNow(core, these(1, 2), into(core, core.shop))
  await changeNow(core, these(1), into(core, core.blog))
  expect(await undo(core, first.changeId)).toMatchObject({
    reversed: 1,
    kept: [{ subject: id(1), why: 'It was changed since.' }],
  })
  const out = await changeNow(core, these(1), { kind: 'unassign' })
  await core.call('projects.remove', { id: core.blog, rev: 1 })
  const preview = await core.call('activity.previewUndo', { changeId: out.changeId ?? '' })
  expect(preview).toMatchObject({
    kept: [{ subject: id(1), why: 'The project it was in was deleted since.' }],
    refused: 'The account was changed since, so nothing can be taken back.',
  })
})

test('A-17 an account that leaves the customer leaves the project, and undo brings both back', async () => {
  const core = await openProjectPool()
  await changeNow(core, these(1, 2), into(core, core.shop))
  const removal = await changeNow(core, these(1), { kind: 'unlink', reason: null })
  expect(await sizes(core)).toEqual({ Shop: 1, Blog: 0 })
  expect(await idsOf(core, { projectIds: [core.shop] })).toEqual([id(2)])
  await undo(core, removal.changeId)
  expect(await sizes(core)).toEqual({ Shop: 2, Blog: 0 })
  expect((await core.run('workspace.check', {})).findings).toEqual([])
})

test('A-17 a project with accounts is not deleted, nor is its creation taken back', async () => {
  const core = await openProjectPool()
  const wiki = { customerId: core.acme, identifier: 'wiki', name: 'Wiki' }
  const { changeId } = await core.call('projects.create', wiki)
  const { projects } = await core.call('projects.list', { customerId: core.acme })
  const created = projects.find(({ name }) => name === 'Wiki')
  await changeNow(core, these(1, 2), into(core, created?.id ?? ''))
  expect(await failureOf(core.call('projects.remove', { id: created?.id ?? '', rev: 1 }))).toEqual({
    code: 'not-allowed',
    why: '2 accounts are in Wiki. Take them out of the project first.',
  })
  expect(await failureOf(undo(core, changeId))).toEqual({
    code: 'not-allowed',
    why: 'Accounts are in the project now. Take them out of it first.',
  })
})

test('A-17 a project of another customer is refused', async () => {
  const core = await openProjectPool()
  const change: AccountChange = { kind: 'assign', projectId: core.shop, customerId: core.globex }
  expect(await failureOf(core.call('accounts.previewChange', { selection: these(5), change }))).toMatchObject(
    {
      code: 'invalid-input',
      problems: [{ path: ['projectId'], message: 'This project is gone. Choose another one.' }],
    },
  )
})

test('MSH-21 the history of the customer tells of its accounts and projects', async () => {
  const core = await openProjectPool()
  await changeNow(core, these(1), into(core, core.shop))
  const { events } = await core.call('history.customer', {
    customerId: core.acme,
    filter: {},
    first: 0,
    count: 1,
  })
  expect(events[0]).toMatchObject({ label: `Put account ${id(1)} into project Shop of Acme` })
})
