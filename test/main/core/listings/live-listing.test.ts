import { existsSync, readdirSync } from 'node:fs'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { AccountId } from '../../../../src/shared/domain/account-id.ts'
import type { ListingPart } from '../../../../src/shared/contract/listings.ts'
import {
  addAccount,
  addUnit,
  MANAGEMENT_ACCOUNT,
  openAwsDouble,
  type AwsDouble,
} from '../../../support/aws-double.ts'
import { failureOf } from '../../../support/failure-of.ts'
import { killWhen } from '../../../support/kill-at.ts'
import { openListedCore, type ListedCore } from '../../../support/listed-core.ts'
import { openTestCore } from '../../../support/open-test-core.ts'
import { seedPayer } from '../../../support/seed-payer.ts'

interface Live {
  readonly aws: AwsDouble
  readonly core: ListedCore
  readonly payerId: string
  list(parts?: readonly ListingPart[], profile?: string): ReturnType<ListedCore['run']>
  open(): Promise<string[]>
}

/** A core, an organization with members, and a profile of its management account. */
async function openLive(members: number): Promise<Live> {
  const aws = await openAwsDouble({ members })
  onTestFinished(aws.close)
  for (const [name, value] of Object.entries(aws.env)) vi.stubEnv(name, value)
  aws.profileFiles({
    payer: { kind: 'keys', accountId: MANAGEMENT_ACCOUNT },
    stranger: { kind: 'keys', accountId: '999988887777' },
  })
  const core = await openListedCore()
  const payerId = seedPayer(core.workspaceFile, {
    accountId: MANAGEMENT_ACCOUNT as AccountId,
    name: 'Live Org',
  })
  return {
    aws,
    core,
    payerId,
    list: (parts = [], profile = 'payer') => core.run('aws.list', { payerId, profile, parts: [...parts] }),
    open: async () => {
      const { rows } = await core.call('listings.differences', { payerId, filter: {}, first: 0, count: 1000 })
      return rows.map(({ accountId, field, theirs }) => `${accountId} ${field} ${theirs ?? '–'}`)
    },
  }
}

/** Nothing waits in the staging area. */
function isStagingEmpty({ core }: Live): boolean {
  const root = `${core.workspaceFile}-staging`
  return !existsSync(root) || readdirSync(root).length === 0
}

test('a live listing brings every page, says what the organization is, and remembers the profile', async () => {
  const live = await openLive(45)
  const outcome = await live.list(['handshakes', 'account_requests'])
  expect(outcome).toMatchObject({ accounts: 46, isComplete: true, differences: { new: 45, missing: 0 } })
  expect(live.aws.requests.filter(({ operation }) => operation === 'ListAccounts')).toHaveLength(3)
  expect(await live.open()).toHaveLength(45)
  expect(
    live.core.stored(
      "SELECT organization_id, feature_set, profile FROM management_account WHERE name = 'Live Org'",
    ),
  ).toEqual([{ organization_id: live.aws.organization.id, feature_set: 'ALL', profile: 'payer' }])
  const { listings } = await live.core.call('listings.page', { payerId: live.payerId })
  expect(listings.map(({ kind, source, sourceName }) => [kind, source, sourceName])).toEqual(
    ['accounts', 'account_requests', 'handshakes', 'organization'].map((kind) => [kind, 'live', 'payer']),
  )
  expect(isStagingEmpty(live)).toBe(true)
})

test('paths and tags come on request, by the names of the units', async () => {
  const live = await openLive(0)
  const { organization } = live.aws
  const workloads = addUnit(organization, { Name: 'Workloads' })
  const prod = addUnit(organization, { Name: 'Prod', parentId: workloads.Id })
  addAccount(organization, { Id: '200000000001', parentId: prod.Id, tags: { team: 'a', cost: '7' } })
  addAccount(organization, { Id: '200000000002' })
  await live.list(['paths', 'tags'])
  const { payerId } = live
  const selection = { kind: 'matching' as const, filter: {}, except: [] }
  const { version } = await live.core.call('listings.previewAccept', { payerId, selection })
  await live.core.run('listings.accept', { payerId, selection, version })
  expect(live.core.stored('SELECT path, tags FROM member ORDER BY account_id')).toEqual([
    { path: 'Root/Workloads/Prod', tags: '{"cost":"7","team":"a"}' },
    { path: 'Root', tags: '{}' },
  ])
  // Moved to another unit; a listing that does not ask for paths says nothing of it.
  for (const account of organization.accounts) account.parentId = workloads.Id
  await live.list()
  expect(await live.open()).toEqual([])
  await live.list(['paths'])
  expect(await live.open()).toEqual(['200000000001 path Root/Workloads', '200000000002 path Root/Workloads'])
})

test('an empty page is no end', async () => {
  const live = await openLive(30)
  live.aws.fault({ operation: 'ListAccounts', kind: 'empty-page', times: 1 })
  expect(await live.list()).toMatchObject({ accounts: 31 })
})

test('a token that comes back ends the listing, and nothing is compared', async () => {
  const live = await openLive(30)
  live.aws.fault({ operation: 'ListAccounts', kind: 'same-token' })
  expect(await failureOf(live.list())).toMatchObject({ code: 'aws-refused', reason: 'RepeatedToken' })
  expect(await live.open()).toEqual([])
  expect((await live.core.call('listings.page', { payerId: live.payerId })).listings).toEqual([])
  expect(isStagingEmpty(live)).toBe(true)
})

test('a listing that breaks off half-way is never compared: what it did not reach is not missing', async () => {
  const live = await openLive(45)
  await live.list()
  const selection = { kind: 'matching' as const, filter: {}, except: [] }
  const { version } = await live.core.call('listings.previewAccept', { payerId: live.payerId, selection })
  await live.core.run('listings.accept', { payerId: live.payerId, selection, version })
  live.aws.fault({ operation: 'ListAccounts', kind: 'dropped', after: 1 })
  expect(['aws-unreachable', 'aws-refused']).toContain((await failureOf(live.list())).code)
  expect(await live.open()).toEqual([])
  live.aws.clearFaults()
  expect(await live.list()).toMatchObject({ differences: { new: 0, missing: 0 } })
})

test('throttling is waited out and said', async () => {
  const live = await openLive(5)
  live.aws.fault({ operation: 'ListAccounts', kind: 'throttled', times: 4 })
  const notes: string[] = []
  const outcome = await live.core.run(
    'aws.list',
    { payerId: live.payerId, profile: 'payer', parts: [] },
    (_job, progress) => notes.push(progress?.note ?? ''),
  )
  expect(outcome).toMatchObject({ accounts: 6 })
  expect(notes).toContainEqual(expect.stringContaining('AWS asks to slow down'))
})

test('a listing that nobody answers is cancelled at once and leaves nothing behind', async () => {
  const live = await openLive(45)
  live.aws.fault({ operation: 'ListAccounts', kind: 'silent', after: 1 })
  const { jobId } = await live.core.call('aws.list', {
    payerId: live.payerId,
    profile: 'payer',
    parts: [],
  })
  const ended = Promise.withResolvers<unknown>()
  live.core.subscribe((event) => {
    if (event.kind !== 'job.changed' || event.job.jobId !== jobId) return
    if (event.job.status.state === 'failed') ended.resolve(event.job.status.failure)
  })
  // The first page is there, the second never comes.
  await vi.waitFor(
    () => expect(live.aws.requests.filter(({ operation }) => operation === 'ListAccounts')).toHaveLength(2),
    { timeout: 20_000 },
  )
  await live.core.call('jobs.cancel', { jobId })
  expect(await ended.promise).toEqual({ code: 'cancelled' })
  expect(await live.open()).toEqual([])
  expect(isStagingEmpty(live)).toBe(true)
})

test('a profile of another account lists nothing', async () => {
  const live = await openLive(5)
  expect(await failureOf(live.list([], 'stranger'))).toMatchObject({
    code: 'aws-wrong-account',
    wanted: MANAGEMENT_ACCOUNT,
    found: '999988887777',
  })
  expect(live.aws.requests.map(({ operation }) => operation)).toEqual(['GetCallerIdentity'])
})

test('killed while AWS is being asked, it changes nothing, and the next start removes what was staged', async () => {
  const live = await openLive(45)
  await live.list()
  const selection = { kind: 'matching' as const, filter: {}, except: [] }
  const { payerId } = live
  const { version } = await live.core.call('listings.previewAccept', { payerId, selection })
  await live.core.run('listings.accept', { payerId, selection, version })
  addAccount(live.aws.organization, { Id: '300000000001' })
  const tables = ['listing', 'observed_account', 'drift', 'member', 'change_set', 'event']
  const dump = (): unknown => tables.map((table) => live.core.stored(`SELECT * FROM ${table} ORDER BY 1, 2`))
  await live.core.close()
  const before = dump()
  // The first page of accounts is staged when the second one does not come.
  live.aws.fault({ kind: 'silent', operation: 'ListAccounts', after: 1 })
  const asked = live.aws.requests.length
  const program = new URL('../../../support/kill-list.ts', import.meta.url)
  await killWhen(program, [live.core.workspaceFile, payerId], () => {
    const since = live.aws.requests.slice(asked)
    expect(since.filter(({ operation }) => operation === 'ListAccounts')).toHaveLength(2)
  })
  expect(isStagingEmpty(live)).toBe(false)
  expect(dump()).toEqual(before)
  const core = openTestCore({ workspaceFile: live.core.workspaceFile })
  expect((await core.run('workspace.check', {})).findings).toEqual([])
  expect(isStagingEmpty(live)).toBe(true)
  live.aws.clearFaults()
  const again = await core.run('aws.list', { payerId, profile: 'payer', parts: [] })
  expect(again).toMatchObject({ accounts: 47, differences: { new: 1, missing: 0 } })
})
